// The Wasm module that holds the form. Its exports are described in shell/browser/README.md.

import createWasm from "complaint-form-wasm";
import { copyIn, copyOut, Guarded, openInstance, type Memory } from "./instance.js";
import { readAnswer, type Answer, type Answers, type FormEvent, type FormFiles, type Moment, type Settings } from "./wire.js";

interface Exports extends Memory {
  _form_input(size: number): number;
  _form_start(size: number): number;
  _form_refusal(): number;
  _form_update(size: number): number;
  _form_answers(size: number): number;
  _form_output(): number;
  _form_close(): void;
}

// Makes an instance of an already compiled module.
export async function openModule(compiled: WebAssembly.Module, died: (reason: Error) => void): Promise<FormModule> {
  return new FormModule(new Guarded(await openInstance<Exports>(createWasm, compiled), died));
}

export class FormModule {
  readonly #wasm: Guarded<Exports>;

  constructor(wasm: Guarded<Exports>) {
    this.#wasm = wasm;
  }

  start(files: FormFiles, settings: Settings): Answer | undefined {
    return this.#ask((wasm, size) => wasm._form_start(size), { ...files, settings });
  }

  // What was wrong with the files of a start that gave nothing.
  get refusal(): string {
    return this.#wasm.call((wasm) => take(wasm, wasm._form_refusal()).trim()) ?? "";
  }

  update(event: FormEvent, at: Moment): Answer | undefined {
    return this.#ask((wasm, size) => wasm._form_update(size), { ...event, at });
  }

  // The answers in a payload of this form, the national number among them.
  answersIn(payload: string): Answers {
    const text = this.#wasm.call((wasm) => take(wasm, wasm._form_answers(give(wasm, new TextEncoder().encode(payload)))));
    return text ? (JSON.parse(text) as Answers) : [];
  }

  close(): void {
    this.#wasm.call((wasm) => wasm._form_close());
    this.#wasm.end();
  }

  #ask(call: (wasm: Exports, size: number) => number, message: unknown): Answer | undefined {
    return this.#wasm.call((wasm) => {
      const size = call(wasm, give(wasm, encode(message)));
      return size === 0 ? undefined : readAnswer(take(wasm, size));
    });
  }
}

// UTF-8 has no lone surrogates, and U+FFFD in their place would be a silent repair: they become the noncharacter U+FFFE,
// which the fields refuse as bad_character.
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\uFFFE") : value;

const encode = (message: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(message, wellFormed));

const give = (wasm: Exports, bytes: Uint8Array): number => copyIn(wasm, wasm._form_input, bytes);

const take = (wasm: Exports, size: number): string => copyOut(wasm, wasm._form_output(), size);
