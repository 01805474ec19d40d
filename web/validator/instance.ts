// One instance of complaint-validator.wasm and its memory: the other side of shell/validator/abi.cpp.

interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  validator_input(size: number): number;
  validator_output(): number;
  validator_output_size(): number;
  validator_profile(size: number): number;
  validator_form(size: number): number;
  validator_add_form(size: number): number;
  validator_add_profile(size: number): number;
  validator_field_number(size: number): number;
  validator_field(field: number, size: number, profile: number, today: number): number;
  validator_code(problem: number): void;
  validator_payload(size: number, form: number, profile: number, today: number): number;
}

// Beyond this many UTF-16 units TextEncoder is quicker than a loop.
const shortText = 48;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Instance {
  private readonly exports: Exports;
  private bytes: Uint8Array;
  private inputAt = 0;
  private inputRoom = 0;

  constructor(module: WebAssembly.Module) {
    const instance = new WebAssembly.Instance(module, {
      env: { emscripten_notify_memory_growth: () => undefined },
      wasi_snapshot_preview1: {
        proc_exit: () => {
          throw new WebAssembly.RuntimeError("the module ended itself");
        },
      },
    });
    this.exports = instance.exports as unknown as Exports;
    this.exports._initialize();
    this.bytes = new Uint8Array(this.exports.memory.buffer);
  }

  // The number of the form, profile or field of that name; -1: there is none.
  form(name: string): number {
    return this.exports.validator_form(this.write(name));
  }

  profile(name: string): number {
    return this.exports.validator_profile(this.write(name));
  }

  field(name: string): number {
    return this.exports.validator_field_number(this.write(name));
  }

  // A definition or profile, as JSON. Its number; -1: output() says what is wrong.
  addForm(json: string): number {
    return this.exports.validator_add_form(this.write(json));
  }

  addProfile(json: string): number {
    return this.exports.validator_add_profile(this.write(json));
  }

  // 0: accepted as it is; -1: accepted, output() is the canonical value; else a problem's number.
  checkField(field: number, value: string, profile: number, today: number): number {
    return this.exports.validator_field(field, this.write(value), profile, today);
  }

  // The code of a problem's number.
  code(problem: number): string {
    this.exports.validator_code(problem);
    return this.output();
  }

  // True: accepted; false: output() is a JSON array of problems.
  checkPayload(json: string | Uint8Array, form: number, profile: number, today: number): boolean {
    const size = typeof json === "string" ? this.write(json) : this.writeBytes(json);
    return this.exports.validator_payload(size, form, profile, today) === 1;
  }

  output(): string {
    const at = this.exports.validator_output();
    return decoder.decode(this.view().subarray(at, at + this.exports.validator_output_size()));
  }

  // Memory that has grown has a new buffer.
  private view(): Uint8Array {
    if (this.bytes.buffer !== this.exports.memory.buffer) this.bytes = new Uint8Array(this.exports.memory.buffer);
    return this.bytes;
  }

  private room(size: number): number {
    if (size > this.inputRoom) {
      this.inputAt = this.exports.validator_input(size);
      this.inputRoom = size;
    }
    return this.inputAt;
  }

  private writeBytes(bytes: Uint8Array): number {
    const at = this.room(bytes.length);
    this.view().set(bytes, at);
    return bytes.length;
  }

  // UTF-8 into the input; gives its size in bytes.
  private write(text: string): number {
    const at = this.room(text.length * 3);
    const bytes = this.view();
    if (text.length <= shortText && writeAscii(text, bytes, at)) return text.length;
    if (!isWellFormed(text)) return this.writeBytes(illFormed(text));
    return encoder.encodeInto(text, bytes.subarray(at, at + text.length * 3)).written;
  }
}

// String.prototype.isWellFormed is quicker by far; Node 18 lacks it.
const isWellFormed: (text: string) => boolean =
  "isWellFormed" in String.prototype
    ? (text) => (text as string & { isWellFormed(): boolean }).isWellFormed()
    : (text) => !/\p{Surrogate}/u.test(text);

// False when a character is beyond ASCII: then nothing of what was written counts.
function writeAscii(text: string, bytes: Uint8Array, at: number): boolean {
  let all = 0;
  for (let i = 0; i < text.length; ++i) {
    const unit = text.charCodeAt(i);
    all |= unit;
    bytes[at + i] = unit;
  }
  return all < 0x80;
}

// TextEncoder would turn a lone surrogate into U+FFFD and so make a bad text good: it is written as the three bytes that no
// UTF-8 may hold, for the check to refuse.
function illFormed(text: string): Uint8Array {
  const parts: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) parts.push(0xed, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else parts.push(...encoder.encode(character));
  }
  return Uint8Array.from(parts);
}
