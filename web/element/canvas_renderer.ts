// Keeps what shows the mirror's page up to date: the sizes that CSS goes by, the height of text boxes and, where the canvas shows the
// page, its picture. Nothing runs while nothing changes.

import type { Item } from "../mirror/item.js";
import type { LineMeasure } from "../mirror/lines.js";
import { isLong, linesOfLongValue } from "../mirror/long.js";
import type { Mirror } from "../mirror/mirror.js";
import type { Sizes } from "../mirror/scale.js";
import type { FormView, Renderer } from "./form_view.js";
import type { Painter } from "./painter.js";
import type { Picture } from "./picture.js";
import type { TextSizes } from "./text_sizes.js";

const controlPadding = 24; // CSS px around a text's lines, mirror/base.css

export class CanvasRenderer implements Renderer {
  readonly #frame: HTMLElement;
  readonly #mirror: Mirror;
  readonly #sizes: TextSizes;
  readonly #measure: LineMeasure;
  readonly #picture: Picture;
  #painter: Painter = "native";
  #frameRequest = 0;

  constructor({ host, mirror, sizes }: FormView, picture: Picture, measure: LineMeasure) {
    this.#frame = host.frame;
    this.#mirror = mirror;
    this.#sizes = sizes;
    this.#measure = measure;
    this.#picture = picture;
  }

  get painter(): Painter {
    return this.#painter;
  }

  // The canvas shows when its first picture is there.
  show(painter: Painter): void {
    if (painter === this.#painter) return;
    this.#painter = painter;
    this.#picture.spoil();
    if (painter === "native") {
      this.close();
      this.#frame.dataset["painter"] = "native";
    }
    this.pageChanged();
  }

  styleChanged(): void {
    this.#fit(true);
  }

  pageChanged(): void {
    this.#fit(false);
  }

  sizeChanged(): void {
    this.styleChanged();
    if (this.#frameRequest !== 0) this.#paintNow(); // the next frame shows the page at its new size
  }

  paintSoon(): void {
    if (this.#painter !== "canvas" || this.#frameRequest !== 0) return;
    this.#frameRequest = requestAnimationFrame(() => this.#paintNow());
  }

  // The page has moved in its window.
  scrolled(): void {
    if (this.#painter === "canvas" && this.#picture.isOutrun) this.paintSoon();
  }

  close(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = 0;
  }

  #fit(styleChanged: boolean): void {
    if (!this.#sizes.measure(styleChanged)) return;
    for (const item of this.#mirror.items) this.#growTextarea(item, this.#sizes.sizes);
    this.paintSoon();
  }

  #paintNow(): void {
    this.close();
    if (this.#painter === "canvas") this.#frame.dataset["painter"] = this.#picture.paint() ? "canvas" : "native";
  }

  #growTextarea(item: Item, sizes: Sizes): void {
    const area = item.parts.control;
    if (!(area instanceof HTMLTextAreaElement) || item.node.id === this.#mirror.composing) return;
    const width = Number.parseFloat(getComputedStyle(area).width) - controlPadding;
    const lines = width > 0 ? this.#linesOf(area.value, sizes, width) : 1;
    const height = `${Math.max(item.node.lines ?? 1, lines) * 1.5 * sizes.body + controlPadding}px`;
    if (area.style.height !== height) area.style.height = height;
  }

  #linesOf(value: string, sizes: Sizes, width: number): number {
    return isLong(value) ? linesOfLongValue : this.#measure.starts(value, sizes.body, width).length;
  }
}
