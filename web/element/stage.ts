// What shows the mirror's page: measures the element, asks the module for the layout, puts the elements in their places and
// has the canvas painted. Nothing runs while nothing changes.

import type { Attention, Palette, Surface } from "../glue/abi.js";
import type { FormModule } from "../glue/module.js";
import { hexOf } from "../mirror/colour.js";
import type { Item } from "../mirror/item.js";
import type { LineMeasure } from "../mirror/lines.js";
import { isLong, linesOfLongValue } from "../mirror/long.js";
import type { Mirror } from "../mirror/mirror.js";
import { placeAll, unplaceAll } from "../mirror/place.js";
import type { Sizes } from "../mirror/scale.js";
import type { Front, Sight } from "./front.js";
import type { Painter } from "./painter.js";
import type { TextSizes } from "./text_sizes.js";

const maxCanvasHeight = 16384; // device px; what GPUs take at least (WebGL2: 2048; every one seen since 2013: 16384)
const controlPadding = 24; // CSS px around a text's lines, src/view/README.md

export class Stage implements Sight {
  readonly canvas: HTMLCanvasElement;
  readonly #frame: HTMLElement;
  readonly #mirror: Mirror;
  readonly #sizes: TextSizes;
  readonly #measure: LineMeasure;
  readonly #module: FormModule;
  #painter: Painter = "native";
  #frameRequest = 0;
  #skin: Pick<Surface, "radius" | "palette"> | undefined; // measured when the look may have changed, not at every key
  #told = "";

  constructor({ host, mirror, sizes }: Front, module: FormModule, canvas: HTMLCanvasElement, measure: LineMeasure) {
    this.canvas = canvas;
    this.canvas.setAttribute("aria-hidden", "true");
    this.#frame = host.frame;
    this.#mirror = mirror;
    this.#sizes = sizes;
    this.#measure = measure;
    this.#module = module;
  }

  get painter(): Painter {
    return this.#painter;
  }

  show(painter: Painter): void {
    if (painter === this.#painter) return;
    this.#painter = painter;
    this.#frame.dataset["painter"] = painter;
    if (painter === "native") this.#leaveCanvas();
    this.refresh();
  }

  look(): void {
    this.#skin = undefined;
    this.#place(true);
  }

  refresh(): void {
    this.#place(false);
  }

  resized(): void {
    this.look();
    this.#paintNow();
  }

  attend(attention: Attention): void {
    this.#module.setAttention(attention);
    this.paintSoon();
  }

  paintSoon(): void {
    if (this.#painter !== "canvas" || this.#frameRequest !== 0) return;
    this.#frameRequest = requestAnimationFrame(() => this.#paintNow());
  }

  close(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = 0;
  }

  // Everything in its place at once, the picture with the next frame.
  #place(look: boolean): void {
    if (!this.#sizes.measure(look)) return;
    this.#skin ??= this.#measureSkin();
    const { sizes, width } = this.#sizes;
    if (this.#painter === "canvas") this.#placeOnCanvas({ ...this.#skin, width }, sizes);
    else for (const item of this.#mirror.items) this.#growTextarea(item, sizes);
  }

  #paintNow(): void {
    this.close();
    if (this.#painter === "canvas") this.#module.paint();
  }

  #placeOnCanvas(skin: Pick<Surface, "radius" | "palette" | "width">, sizes: Sizes): void {
    const module = this.#module;
    this.#tell({ ...skin, textScale: this.#sizes.scale, density: devicePixelRatio, maxHeight: maxCanvasHeight });
    placeAll(this.#mirror.items, module.layOut(), this.#mirror.composing, 1.5 * sizes.body);
    this.#mirror.form.style.height = `${module.height()}px`;
    this.paintSoon();
  }

  #tell(surface: Surface): void {
    const text = JSON.stringify(surface);
    if (text !== this.#told) this.#module.setSurface(surface);
    this.#told = text;
  }

  #leaveCanvas(): void {
    this.close();
    unplaceAll(this.#mirror.items);
    this.#mirror.form.style.removeProperty("height");
  }

  #measureSkin(): Pick<Surface, "radius" | "palette"> {
    const radius = parseFloat(this.#probe("border-top-left-radius", "var(--_radius)")) || 0;
    return { radius, palette: this.#palette() };
  }

  #palette(): Palette {
    const colour = (name: string): string => hexOf(this.#probe("color", `var(--_${name})`));
    return {
      surface: colour("surface"),
      text: colour("text"),
      quiet: colour("quiet"),
      accent: colour("accent"),
      onAccent: colour("on-accent"),
      border: colour("border"),
      field: colour("field"),
      tint: colour("tint"),
      error: colour("error"),
      errorTint: colour("error-tint"),
      focus: colour("focus"),
    };
  }

  // The computed value of a property, for whatever the host wrote.
  #probe(property: string, value: string): string {
    const { element } = this.#measure;
    element.style.setProperty(property, value);
    const computed = getComputedStyle(element).getPropertyValue(property);
    element.style.removeProperty(property);
    return computed;
  }

  #growTextarea(item: Item, sizes: Sizes): void {
    const area = item.parts.control;
    if (!(area instanceof HTMLTextAreaElement) || item.node.id === this.#mirror.composing) return;
    const width = area.offsetWidth - controlPadding;
    const lines = width > 0 ? this.#linesOf(area.value, sizes, width) : 1;
    area.style.height = `${Math.max(item.node.lines ?? 1, lines) * 1.5 * sizes.body + controlPadding}px`;
  }

  #linesOf(value: string, sizes: Sizes, width: number): number {
    if (isLong(value)) return linesOfLongValue;
    return this.#measure.starts(value, sizes.body, 400, true, width).length;
  }
}
