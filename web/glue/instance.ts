// Makes an instance of a Wasm module that is compiled already, with the JavaScript that Emscripten wrote for it, and moves texts and
// bytes in and out of its memory. Any trap ends an instance: after that every call answers as if nothing had happened, and the owner has
// been told once through `died`.

export interface Memory {
  readonly HEAPU8: Uint8Array; // replaced when the memory grows: read it anew after every call
}

// What Emscripten's output takes of its own; a module takes more.
interface Hooks {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): Record<string, never>;
  print(text: string): void;
  printErr(text: string): void;
  onAbort(reason: unknown): void;
}

type Create = (hooks: Hooks & Record<string, unknown>) => Promise<unknown>;

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

export const openInstance = <Exports extends Memory>(
  create: Create,
  compiled: WebAssembly.Module,
  extra: Record<string, unknown> = {},
): Promise<Exports> =>
  new Promise((resolve, reject) => {
    const hooks = {
      ...extra,
      instantiateWasm(imports: WebAssembly.Imports, done: (made: WebAssembly.Instance, module: WebAssembly.Module) => void) {
        WebAssembly.instantiate(compiled, imports).then((made) => done(made, compiled), reject);
        return {};
      },
      print: () => undefined,
      printErr: () => undefined,
      onAbort: (reason: unknown) => reject(asError(reason)),
    };
    create(hooks).then((made) => resolve(made as Exports), reject);
  });

export class Guarded<Exports extends Memory> {
  #wasm: Exports | undefined;
  readonly #died: (reason: Error) => void;

  constructor(wasm: Exports, died: (reason: Error) => void) {
    this.#wasm = wasm;
    this.#died = died;
  }

  call<T>(one: (wasm: Exports) => T): T | undefined {
    if (!this.#wasm) return undefined;
    try {
      return one(this.#wasm);
    } catch (reason) {
      this.end();
      this.#died(asError(reason));
      return undefined;
    }
  }

  // What the person typed must not wait for the memory to be collected.
  end(): void {
    this.#wasm?.HEAPU8.fill(0);
    this.#wasm = undefined;
  }
}

export function copyIn<Exports extends Memory>(wasm: Exports, room: (size: number) => number, bytes: Uint8Array): number {
  const pointer = room(bytes.length);
  wasm.HEAPU8.set(bytes, pointer);
  return bytes.length;
}

// UTF-8 text that the module left there.
export const copyOut = (wasm: Memory, pointer: number, size: number): string =>
  new TextDecoder().decode(wasm.HEAPU8.subarray(pointer, pointer + size));
