// In the place of web/element/picture.ts, which needs WebGL2 and a layout: a canvas on which nothing is painted, and what is asked of it.
import type { PictureHooks } from "../../../web/element/picture.js";

// What the tests say of every picture, and learn of the last one.
export const drawing = {
  works: false, // there is WebGL2
  paints: true,
  isOutrun: false,
  fails: "", // why it cannot be opened
  asked: [] as string[], // "open", "paint", ...
  hooks: undefined as PictureHooks | undefined,
};

export function beginDrawing(works = false): void {
  Object.assign(drawing, { works, paints: true, isOutrun: false, fails: "", asked: [] });
}

export class Picture {
  readonly canvas: HTMLCanvasElement;

  constructor(_frame: HTMLElement, canvas: HTMLCanvasElement, _linesOf: unknown, hooks: PictureHooks) {
    this.canvas = canvas;
    this.canvas.setAttribute("aria-hidden", "true");
    drawing.hooks = hooks;
  }

  async open(_fonts: unknown, load: () => Promise<WebAssembly.Module>): Promise<boolean> {
    drawing.asked.push("open");
    await load();
    if (drawing.fails !== "") throw new Error(drawing.fails);
    return drawing.works;
  }

  paint(): boolean {
    drawing.asked.push("paint");
    return drawing.paints;
  }

  get isOutrun(): boolean {
    return drawing.isOutrun;
  }

  spoil(): void {
    drawing.asked.push("spoil");
  }

  forget(): void {
    drawing.asked.push("forget");
  }

  close(): void {
    drawing.asked.push("close");
    this.canvas.remove();
  }
}
