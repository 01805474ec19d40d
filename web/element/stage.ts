// What shows the mirror's page: measures the element, asks the module for the layout, puts the elements in their places and
// has the canvas painted. Nothing runs while nothing changes.

import type { Attention, Palette, Surface } from "../glue/abi.js";
import type { FormModule } from "../glue/module.js";
import { hexOf } from "../mirror/colour.js";
import type { Item } from "../mirror/item.js";
import type { LineMeasure } from "../mirror/lines.js";
import type { Mirror } from "../mirror/mirror.js";
import { placeAll, unplaceAll } from "../mirror/place.js";
import { isNarrow, scaleOf, sizesAt, type Sizes } from "../mirror/scale.js";
import type { Painter } from "./painter.js";

const maxCanvasHeight = 16384; // device px; what GPUs take at least (WebGL2: 2048; every one seen since 2013: 16384)
const controlPadding = 24; // CSS px around a text's lines, src/view/README.md

export class Stage {
  readonly canvas = document.createElement("canvas");
  readonly #host: HTMLElement;
  readonly #frame: HTMLElement;
  readonly #mirror: Mirror;
  readonly #measure: LineMeasure;
  #module: FormModule | undefined;
  #painter: Painter = "native";
  #frameRequest = 0;
  #width = 0;
  #scale = 1;
  #skin: Pick<Surface, "radius" | "palette"> | undefined; // measured when the look may have changed, not at every key
  #told = "";

  constructor(host: HTMLElement, frame: HTMLElement, mirror: Mirror, measure: LineMeasure) {
    this.#host = host;
    this.#frame = frame;
    this.#mirror = mirror;
    this.#measure = measure;
    this.canvas.setAttribute("aria-hidden", "true");
    frame.dataset["painter"] = this.#painter;
  }

  get painter(): Painter {
    return this.#painter;
  }

  attach(module: FormModule): void {
    this.#module = module;
  }

  show(painter: Painter): void {
    if (painter === this.#painter) return;
    this.#painter = painter;
    this.#frame.dataset["painter"] = painter;
    if (painter === "native") this.#leaveCanvas();
    this.refresh();
  }

  // The host's custom properties, theme or text size may have changed.
  look(): void {
    this.#skin = undefined;
    this.refresh();
  }

  // After the page, the element's size or its look changed: everything in its place at once, the picture with the next frame.
  refresh(): void {
    const width = this.#frame.clientWidth;
    if (width === 0) return; // not displayed
    this.#width = width;
    this.#skin ??= this.#measureSkin();
    const sizes = sizesAt(this.#scale);
    this.#writeSizes(sizes, width);
    if (this.#painter === "canvas") this.#placeOnCanvas({ ...this.#skin, width }, sizes);
    else for (const item of this.#mirror.items) this.#growTextarea(item, sizes);
  }

  // The observer of the element's size: only a new width or text size changes the layout, not the height it has itself made.
  resized(): void {
    if (this.#frame.clientWidth !== this.#width || this.#textScale() !== this.#scale) {
      this.look();
      this.#paintNow();
    }
  }

  attend(attention: Attention): void {
    this.#module?.setAttention(attention);
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

  #paintNow(): void {
    this.close();
    if (this.#painter === "canvas") this.#module?.paint();
  }

  #writeSizes(sizes: Sizes, width: number): void {
    const { style } = this.#frame;
    style.setProperty("--_body", `${sizes.body}px`);
    style.setProperty("--_lead", `${sizes.lead}px`);
    style.setProperty("--_heading", `${sizes.heading}px`);
    style.setProperty("--_heading-line", `${sizes.headingLine}px`);
    this.#frame.toggleAttribute("data-narrow", isNarrow(width, sizes));
  }

  #placeOnCanvas(skin: Pick<Surface, "radius" | "palette" | "width">, sizes: Sizes): void {
    const module = this.#module;
    if (!module) return;
    this.#tell({ ...skin, textScale: this.#scale, density: devicePixelRatio, maxHeight: maxCanvasHeight }, module);
    placeAll(this.#mirror.items, module.layOut(), this.#mirror.composing, 1.5 * sizes.body);
    this.#mirror.form.style.height = `${module.height()}px`;
    this.paintSoon();
  }

  #tell(surface: Surface, module: FormModule): void {
    const text = JSON.stringify(surface);
    if (text !== this.#told) module.setSurface(surface);
    this.#told = text;
  }

  #leaveCanvas(): void {
    this.close();
    unplaceAll(this.#mirror.items);
    this.#mirror.form.style.removeProperty("height");
  }

  #textScale(): number {
    return scaleOf(parseFloat(getComputedStyle(this.#host).fontSize));
  }

  #measureSkin(): Pick<Surface, "radius" | "palette"> {
    this.#scale = this.#textScale();
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
    const lines = width > 0 ? this.#measure.starts(area.value, sizes.body, 400, true, width).length : 1;
    area.style.height = `${Math.max(item.node.lines ?? 1, lines) * 1.5 * sizes.body + controlPadding}px`;
  }
}
