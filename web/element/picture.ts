// The canvas over the page: where it lies, and what is painted on it. It covers what is in view and some more; beyond it, and until it
// has been painted, the page is the browser's own, which looks the same.

import type { Fonts } from "../glue/assets.js";
import type { Painting, Scene } from "../glue/painter.js";
import { requireRelease } from "../glue/release.js";
import { scaleOf, SceneReader, type ValueLines } from "../mirror/scene.js";
import type { Rect } from "../mirror/scene_writer.js";

const mostPixels = 16_777_216; // device px of the canvas: 64 MiB

export interface PictureHooks {
  contextLost(): void;
  contextRestored(): void;
  died(reason: Error): void;
}

// What is to be seen of the frame, and its whole size, in CSS px of the frame.
interface View {
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly width: number;
  readonly density: number; // device px a CSS px
}

export class Picture {
  readonly canvas: HTMLCanvasElement;
  readonly #frame: HTMLElement;
  readonly #reader: SceneReader;
  readonly #hooks: PictureHooks;
  #painting: Painting | undefined;
  #longest = 0; // side of the canvas, device px
  #part: Rect = { x: 0, y: 0, width: 0, height: 0 };
  #painted: Scene | undefined;

  constructor(frame: HTMLElement, canvas: HTMLCanvasElement, linesOf: ValueLines, hooks: PictureHooks) {
    this.canvas = canvas;
    this.canvas.setAttribute("aria-hidden", "true");
    this.#frame = frame;
    this.#reader = new SceneReader(frame, linesOf);
    this.#hooks = hooks;
  }

  // False: nothing can be painted here. Once.
  async open(fonts: Fonts, load: () => Promise<WebAssembly.Module>, signal: AbortSignal): Promise<boolean> {
    const [code, compiled] = await Promise.all([import("./painting.js"), load()]);
    if (signal.aborted) return false;
    requireRelease("painting.js", code);
    const painting = await code.Painting.make(compiled, this.canvas, fonts, this.#hooks);
    if (signal.aborted) {
      painting.close();
      return false;
    }
    this.#painting = painting;
    this.#longest = painting.open();
    return this.#longest > 0;
  }

  // False: the page is to be seen as it is.
  paint(): boolean {
    if (!this.#painting) return false;
    const view = this.#view();
    this.#place(view);
    const scene = this.#reader.read(this.#part, view.density);
    if (!scene) return false;
    if (this.#painted && isSame(scene, this.#painted)) return true;
    if (!this.#painting.paint(scene)) return false;
    this.#painted = scene;
    const { style } = this.canvas;
    style.top = `${this.#part.y}px`;
    style.width = `${this.#part.width}px`;
    style.height = `${this.#part.height}px`;
    return true;
  }

  // True if something is in view that the canvas does not cover.
  get isOutrun(): boolean {
    const { top, bottom } = this.#view();
    return top < this.#part.y || bottom > this.#part.y + this.#part.height;
  }

  // The canvas does not show what was painted last.
  spoil(): void {
    this.#painted = undefined;
  }

  // Nothing is left of what was painted.
  forget(): void {
    this.spoil();
    this.#painting?.forget();
  }

  close(): void {
    this.#painting?.close();
    this.#painting = undefined;
    this.canvas.remove();
  }

  // Whole device pixels, so that none is painted in two.
  #place({ top, bottom, height, width, density }: View): void {
    const most = Math.min(this.#longest, mostPixels / Math.max(1, width * density)) / density;
    const margin = Math.max(0, Math.min((bottom - top) / 2, (most - (bottom - top)) / 2));
    const snapped = (value: number): number => Math.ceil(value * density) / density;
    const first = Math.max(0, Math.floor(top - margin));
    const last = Math.min(snapped(height), first + Math.min(most, bottom - first + margin));
    this.#part = { x: 0, y: first, width: snapped(width), height: snapped(Math.max(1, last - first)) };
  }

  #view(): View {
    const rect = this.#frame.getBoundingClientRect();
    const scale = scaleOf(this.#frame);
    const height = rect.height / scale;
    const clamped = (value: number): number => Math.min(height, Math.max(0, value / scale));
    const density = devicePixelRatio * (visualViewport?.scale ?? 1) * scale;
    return { top: clamped(-rect.top), bottom: clamped(innerHeight - rect.top), height, width: rect.width / scale, density };
  }
}

function isSame(one: Scene, other: Scene): boolean {
  return one.bytes.length === other.bytes.length && one.bytes.every((byte, at) => byte === other.bytes[at]);
}
