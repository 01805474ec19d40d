// The Wasm module that paints: Dear ImGui on a canvas. Its exports are described in shell/browser/README.md.

import createPainter from "complaint-painter-wasm";
import type { Fonts } from "./assets.js";
import { copyIn, Guarded, openInstance, type Memory } from "./instance.js";

interface Exports extends Memory {
  _painter_input(size: number): number;
  _painter_font(size: number, weight: number): void;
  _painter_open(): number;
  _painter_paint(numbers: number, texts: number): number;
  _painter_forget(): void;
  _painter_close(): void;
}

// What is to be painted (src/view/scene.h; web/mirror/scene_writer.ts writes it).
export interface Scene {
  readonly bytes: Uint8Array;
  readonly numbers: number; // how many of four bytes come first; the rest are texts in UTF-8
}

export interface PainterHooks {
  contextLost(): void;
  contextRestored(): void;
  died(reason: Error): void;
}

export class Painting {
  readonly #wasm: Guarded<Exports>;

  // `canvas` is where `open` makes its context.
  static async make(
    compiled: WebAssembly.Module,
    canvas: HTMLCanvasElement,
    fonts: Fonts,
    hooks: PainterHooks,
  ): Promise<Painting> {
    const wasm = await openInstance<Exports>(createPainter, compiled, {
      specialHTMLTargets: { "!canvas": canvas },
      contextLost: () => hooks.contextLost(),
      contextRestored: () => hooks.contextRestored(),
    });
    return new Painting(new Guarded(wasm, (reason) => hooks.died(reason)), fonts);
  }

  private constructor(wasm: Guarded<Exports>, fonts: Fonts) {
    this.#wasm = wasm;
    for (const [bytes, weight] of [
      [fonts.regular, 400],
      [fonts.semibold, 600],
    ] as const)
      wasm.call((exports) => exports._painter_font(copyIn(exports, exports._painter_input, bytes), weight));
  }

  // The most device pixels that a side of the canvas may have; 0: there is no WebGL2.
  open(): number {
    return this.#wasm.call((wasm) => wasm._painter_open()) ?? 0;
  }

  // False: nothing to paint on.
  paint({ bytes, numbers }: Scene): boolean {
    const painted = this.#wasm.call((wasm) => {
      copyIn(wasm, wasm._painter_input, bytes);
      return wasm._painter_paint(numbers, bytes.length - 4 * numbers);
    });
    return painted === 1;
  }

  // Keeps nothing of the pictures so far.
  forget(): void {
    this.#wasm.call((wasm) => wasm._painter_forget());
  }

  close(): void {
    this.#wasm.call((wasm) => wasm._painter_close());
    this.#wasm.end();
  }
}
