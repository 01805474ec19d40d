// The Wasm module behind one <complaint-form>: the only file that touches its memory. The exports are described in
// shell/browser/README.md. Any trap ends the instance: after that every call answers as if nothing had happened, and the
// owner has been told once through `died`.

import createWasm from "complaint-form-wasm";
import { floatsPerNode, type Attention, type LineStarts, type Surface } from "./abi.js";
import { readAnswer, type Answer, type Answers, type FormEvent, type FormFiles, type Moment, type Settings } from "./wire.js";

// What Emscripten's output takes: its own hooks and the imports of shell/browser/imports.js.
interface WasmHooks {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): Record<string, never>;
  readonly lineStarts: LineStarts;
  contextLost(): void;
  contextRestored(): void;
  readonly specialHTMLTargets: Record<string, unknown>;
  print(text: string): void;
  printErr(text: string): void;
  onAbort(reason: unknown): void;
}

// And what it gives.
interface WasmExports {
  readonly HEAPU8: Uint8Array; // replaced when the memory grows: read it anew after every call
  _form_input(size: number): number;
  _form_start(size: number): number;
  _form_refusal(): number;
  _form_update(size: number): number;
  _form_answers(size: number): number;
  _form_output(): number;
  _form_font(size: number, weight: number): void;
  _form_open_canvas(): number;
  _form_close(): void;
  _form_surface(size: number): void;
  _form_attention(size: number): void;
  _form_lay_out(): number;
  _form_places(): number;
  _form_height(): number;
  _form_paint(): number;
}

export interface ModuleHooks {
  readonly lineStarts: LineStarts;
  contextLost(): void;
  contextRestored(): void;
  died(reason: Error): void;
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

// Makes an instance of an already compiled module; `canvas` is where form_open_canvas makes its context.
export async function openModule(
  compiled: WebAssembly.Module,
  canvas: HTMLCanvasElement,
  hooks: ModuleHooks,
): Promise<FormModule> {
  const targets: Record<string, unknown> = { "!canvas": canvas };
  const wasm = await new Promise<WasmExports>((resolve, reject) => {
    const imports: WasmHooks = {
      instantiateWasm(wasmImports, done) {
        WebAssembly.instantiate(compiled, wasmImports).then((instance) => done(instance, compiled), reject);
        return {};
      },
      lineStarts: hooks.lineStarts,
      contextLost: () => hooks.contextLost(),
      contextRestored: () => hooks.contextRestored(),
      specialHTMLTargets: targets,
      print: () => undefined,
      printErr: () => undefined,
      onAbort: (reason) => reject(asError(reason)),
    };
    createWasm(imports).then((made) => resolve(made as WasmExports), reject);
  });
  return new FormModule(wasm, (reason) => hooks.died(reason));
}

export class FormModule {
  #wasm: WasmExports | undefined;
  readonly #died: (reason: Error) => void;

  constructor(wasm: WasmExports, died: (reason: Error) => void) {
    this.#wasm = wasm;
    this.#died = died;
  }

  get alive(): boolean {
    return this.#wasm !== undefined;
  }

  start(files: FormFiles, settings: Settings): Answer | undefined {
    return this.#ask((wasm, size) => wasm._form_start(size), { ...files, settings });
  }

  // What was wrong with the files of a start that gave nothing.
  get refusal(): string {
    return this.#guard((wasm) => copyOut(wasm, wasm._form_refusal()).trim()) ?? "";
  }

  update(event: FormEvent, at: Moment): Answer | undefined {
    return this.#ask((wasm, size) => wasm._form_update(size), { ...event, at });
  }

  // The answers in a payload of this form, the national number among them.
  answersIn(payload: string): Answers {
    const text = this.#guard((wasm) => copyOut(wasm, wasm._form_answers(copyIn(wasm, new TextEncoder().encode(payload)))));
    return text ? (JSON.parse(text) as Answers) : [];
  }

  addFont(bytes: Uint8Array, weight: 400 | 600): void {
    this.#guard((wasm) => wasm._form_font(copyIn(wasm, bytes), weight));
  }

  openCanvas(): boolean {
    return this.#guard((wasm) => wasm._form_open_canvas()) === 1;
  }

  setSurface(surface: Surface): void {
    this.#tell((wasm, size) => wasm._form_surface(size), surface);
  }

  setAttention(attention: Attention): void {
    this.#tell((wasm, size) => wasm._form_attention(size), attention);
  }

  // The rectangles of all nodes, floatsPerNode each, in reading order. A copy: the memory moves when it grows.
  layOut(): Float32Array {
    const places = this.#guard((wasm) => {
      const count = wasm._form_lay_out();
      const pointer = wasm._form_places();
      return new Float32Array(wasm.HEAPU8.buffer, pointer, count * floatsPerNode).slice();
    });
    return places ?? new Float32Array(0);
  }

  height(): number {
    return this.#guard((wasm) => wasm._form_height()) ?? 0;
  }

  paint(): boolean {
    return this.#guard((wasm) => wasm._form_paint()) === 1;
  }

  close(): void {
    this.#guard((wasm) => wasm._form_close());
    this.#end();
  }

  // What the person typed must not wait for the memory to be collected.
  #end(): void {
    this.#wasm?.HEAPU8.fill(0);
    this.#wasm = undefined;
  }

  #tell(call: (wasm: WasmExports, size: number) => void, message: unknown): void {
    this.#guard((wasm) => call(wasm, copyIn(wasm, encode(message))));
  }

  #ask(call: (wasm: WasmExports, size: number) => number, message: unknown): Answer | undefined {
    return this.#guard((wasm) => {
      const size = call(wasm, copyIn(wasm, encode(message)));
      return size === 0 ? undefined : readAnswer(copyOut(wasm, size));
    });
  }

  #guard<T>(call: (wasm: WasmExports) => T): T | undefined {
    if (!this.#wasm) return undefined;
    try {
      return call(this.#wasm);
    } catch (reason) {
      this.#end();
      this.#died(asError(reason));
      return undefined;
    }
  }
}

// UTF-8 has no lone surrogates, and U+FFFD in their place would be a silent repair: they become the noncharacter U+FFFE,
// which the fields refuse as bad_character.
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\uFFFE") : value;

const encode = (message: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(message, wellFormed));

function copyIn(wasm: WasmExports, bytes: Uint8Array): number {
  const pointer = wasm._form_input(bytes.length);
  wasm.HEAPU8.set(bytes, pointer);
  return bytes.length;
}

function copyOut(wasm: WasmExports, size: number): string {
  const pointer = wasm._form_output();
  return new TextDecoder().decode(wasm.HEAPU8.subarray(pointer, pointer + size));
}
