// Reads the scene that the browser laid out: boxes, rings, signs and lines of text of every element in the frame, as they are computed.
// It knows no roles and no sizes; what CSS says reaches the canvas. Left out, so that the browser's own shows through, is what only the
// browser can show: a field that somebody types in, what it filled in itself, text with letter spacing.

import { isSelected } from "./attention.js";
import { colourOf } from "./colour.js";
import { pieces } from "./pieces.js";
import type { Scene } from "../glue/painter.js";
import { SceneWriter, type Corners, type Font, type Rect, type Underline } from "./scene_writer.js";
import { isTextControl } from "./write.js";

const around = 6; // CSS px beside a field that its ring takes

const px = (value: string): number => Number.parseFloat(value) || 0;

const sides = ["top", "right", "bottom", "left"] as const;

// Where the lines of a textarea's value begin, in UTF-16 units.
export type ValueLines = (value: string, size: number, width: number) => readonly number[];

export class SceneReader {
  readonly #frame: HTMLElement;
  readonly #linesOf: ValueLines;
  readonly #writer = new SceneWriter();
  #picture: Rect = { x: 0, y: 0, width: 0, height: 0 };
  #origin = { x: 0, y: 0 }; // of the frame in the viewport
  #scale = 1; // that a host may have given the element
  #focused: Element | null = null;

  constructor(frame: HTMLElement, linesOf: ValueLines) {
    this.#frame = frame;
    this.#linesOf = linesOf;
  }

  // `picture`: which part of the frame, CSS px. Nothing: only the page itself can show what is so, since the host turns or breaks it, lets
  // something show through it, or words are selected.
  read(picture: Rect, density: number): Scene | undefined {
    const outer = this.#frame.getBoundingClientRect();
    const style = getComputedStyle(this.#frame);
    const surface = colourOf(style.backgroundColor);
    if ((surface & 0xff) !== 0xff) return undefined;
    this.#picture = picture;
    this.#origin = outer;
    this.#scale = scaleOf(this.#frame);
    if (!this.#isUpright(outer, style) || isSelected(this.#frame)) return undefined;
    const root = this.#frame.getRootNode();
    this.#focused = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
    this.#writer.begin(picture, density);
    this.#writer.box(this.#local(outer), surface, 0, 0, { radius: 0, round: 0 });
    for (const child of this.#frame.children) this.#readElement(child, undefined);
    return this.#writer.finish();
  }

  // In one piece, and the same way up as the screen, however large.
  #isUpright(outer: DOMRect, style: CSSStyleDeclaration): boolean {
    const corner = this.#frame.querySelector(".sentinel")?.getBoundingClientRect() ?? outer;
    const apart = Math.max(Math.abs(corner.x - outer.x), Math.abs(corner.y - outer.y));
    const taller = Math.abs(outer.height / this.#scale - px(style.height));
    return apart < 0.5 && taller < 1 && this.#frame.getClientRects().length === 1;
  }

  #readElement(element: Element, above: Underline | undefined): void {
    if (!(element instanceof HTMLElement) || element instanceof HTMLCanvasElement || element instanceof HTMLSlotElement) return;
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden" || style.clipPath !== "none") return;
    const rect = this.#local(element.getBoundingClientRect());
    if (!this.#isNear(rect)) return;
    this.#writeBox(rect, style);
    this.#writeRing(rect, style);
    this.#readBefore(element, rect, style);
    if (isTextControl(element)) return this.#readControl(element, rect, style);
    const underline = underlineOf(style) ?? above;
    for (const child of element.childNodes) {
      if (child instanceof Text) this.#readText(child, style, underline);
      else if (child instanceof Element) this.#readElement(child, underline);
    }
  }

  // A picture behind it, or corners of more than one kind, only the browser can show.
  #writeBox(rect: Rect, style: CSSStyleDeclaration): void {
    const corners = cornersOf(rect, style);
    if (!corners || style.backgroundImage !== "none") return this.#writer.hole(rect);
    const fill = colourOf(style.backgroundColor);
    const widths = sides.map((side) => px(style.getPropertyValue(`border-${side}-width`)));
    const colours = sides.map((side) => colourOf(style.getPropertyValue(`border-${side}-color`)));
    const [thickness = 0] = widths;
    const [colour = 0] = colours;
    const same = widths.every((width) => width === thickness) && colours.every((one) => one === colour);
    if (same) {
      if (isVisible(fill) || (thickness > 0 && isVisible(colour))) this.#writer.box(rect, fill, colour, thickness, corners);
      return;
    }
    if (isVisible(fill)) this.#writer.box(rect, fill, 0, 0, corners);
    for (const [index, width] of widths.entries())
      if (width > 0 && isVisible(colours[index] ?? 0))
        this.#writer.box(edgeOf(rect, index, width), colours[index] ?? 0, 0, 0, { radius: 0, round: 0 });
  }

  // The gap between box and outline is a shadow that does not blur.
  #writeRing(rect: Rect, style: CSSStyleDeclaration): void {
    if (style.outlineStyle === "none" || px(style.outlineWidth) === 0) return;
    const radius = cornersOf(rect, style)?.radius ?? 0;
    const shadow = /^((?:rgba?|color)\([^)]*\)) 0px 0px 0px ([\d.]+)px$/.exec(style.boxShadow);
    if (shadow) this.#writer.ring(rect, colourOf(shadow[1] ?? ""), px(shadow[2] ?? ""), 0, radius);
    this.#writer.ring(rect, colourOf(style.outlineColor), px(style.outlineWidth), px(style.outlineOffset), radius);
  }

  // What stands before an element's content: a disc with a sign, a bullet, the mark of a choice.
  #readBefore(element: Element, of: Rect, outer: CSSStyleDeclaration): void {
    const style = getComputedStyle(element, "::before");
    if (style.content === "none" || style.content === "normal" || style.position !== "absolute") return;
    if (style.rotate !== "none" && style.rotate !== "") return this.#writer.tick(of, colourOf(style.borderRightColor));
    const rect = {
      x: of.x + px(outer.borderLeftWidth) + px(style.left) + px(style.marginLeft),
      y: of.y + px(outer.borderTopWidth) + px(style.top) + px(style.marginTop),
      width: px(style.width),
      height: px(style.height),
    };
    this.#writeBox(rect, style);
    const [, words = ""] = /^"([^"]+)"/.exec(style.content) ?? [];
    if (words !== "") this.#writer.sign(words, rect, fontOf(style));
  }

  #readText(text: Text, style: CSSStyleDeclaration, underline: Underline | undefined): void {
    if (text.data.trim() === "") return;
    const font = fontOf(style);
    const spaced = isSpaced(style);
    for (const piece of pieces(text, style.whiteSpace.startsWith("pre"))) {
      const rect = this.#local(piece.rect);
      if (!this.#isNear(rect)) continue;
      if (spaced) this.#writer.hole(rect);
      else this.#writeRun(piece.words, rect, piece.advance / this.#scale, font, underline);
    }
  }

  // The ascent of our fonts is their size, and their descent a quarter of it.
  #writeRun(words: string, rect: Rect, advance: number, font: Font, underline?: Underline): void {
    const baseline = rect.y + (rect.height - 1.25 * font.size) / 2 + font.size;
    this.#writer.run(words, rect, baseline, advance, font, underline);
  }

  #readControl(control: HTMLInputElement | HTMLTextAreaElement, rect: Rect, style: CSSStyleDeclaration): void {
    if (control === this.#focused) this.#leaveOut(control.parentElement?.querySelector(".count"));
    if (control === this.#focused || isFilledByBrowser(control) || isSpaced(style) || control.classList.contains("long"))
      return this.#writer.hole(grown(rect, around));
    if (control.value === "") return;
    const left = px(style.borderLeftWidth) + px(style.paddingLeft);
    const right = px(style.borderRightWidth) + px(style.paddingRight);
    const x = rect.x + left;
    const y = rect.y + px(style.borderTopWidth) + px(style.paddingTop);
    const width = rect.width - left - right;
    const line = px(style.lineHeight);
    const font = fontOf(style);
    const lines = control instanceof HTMLTextAreaElement ? this.#linesOf(control.value, font.size, width) : [0];
    this.#writer.clip({ x, y: rect.y, width, height: rect.height });
    for (const [index, start] of lines.entries()) {
      const words = control.value.slice(start, lines[index + 1]).replace(/\s+$/, "");
      const box = { x, y: y + index * line, width, height: line };
      if (words !== "" && this.#isNear(box)) this.#writeRun(words, box, 0, font);
    }
    this.#writer.clip();
  }

  // What changes with every key, so that none has to be painted.
  #leaveOut(element: Element | null | undefined): void {
    if (element) this.#writer.hole(this.#local(element.getBoundingClientRect()));
  }

  // From the viewport to the picture.
  #local(rect: Rect): Rect {
    return {
      x: (rect.x - this.#origin.x) / this.#scale - this.#picture.x,
      y: (rect.y - this.#origin.y) / this.#scale - this.#picture.y,
      width: rect.width / this.#scale,
      height: rect.height / this.#scale,
    };
  }

  #isNear(rect: Rect): boolean {
    return rect.y < this.#picture.height + around && rect.y + rect.height > -around;
  }
}

// How much larger a host made the element than it is by itself. (offsetWidth is a whole number, the width need not be.)
export const scaleOf = (element: HTMLElement): number =>
  element.getBoundingClientRect().width / px(getComputedStyle(element).width) || 1;

const isVisible = (colour: number): boolean => (colour & 0xff) !== 0;

const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

function edgeOf({ x, y, width, height }: Rect, side: number, thickness: number): Rect {
  if (side % 2 === 0) return { x, y: side === 0 ? y : y + height - thickness, width, height: thickness };
  return { x: side === 3 ? x : x + width - thickness, y, width: thickness, height };
}

const cornerNames = ["top-left", "top-right", "bottom-left", "bottom-right"] as const;

// Nothing: they are not as round as each other, or not as round across as down.
function cornersOf({ width, height }: Rect, style: CSSStyleDeclaration): Corners | undefined {
  const values = cornerNames.map((name) => style.getPropertyValue(`border-${name}-radius`));
  if (values.some((value) => value.includes(" ") || (value.includes("%") && Math.abs(width - height) > 0.5))) return undefined;
  const radii = values.map((value) => (value.includes("%") ? (px(value) / 100) * width : px(value)));
  const radius = Math.max(...radii);
  const round = radii.reduce((bits, one, index) => (one > 0 ? bits | (1 << index) : bits), 0);
  return radii.every((one) => one === 0 || one === radius) ? { radius, round } : undefined;
}

// The painter's letters stand side by side, from the left.
const isSpaced = (style: CSSStyleDeclaration): boolean =>
  px(style.letterSpacing) !== 0 || px(style.wordSpacing) !== 0 || style.textAlignLast !== "auto";

const fontOf = (style: CSSStyleDeclaration): Font => ({
  size: px(style.fontSize),
  weight: Number(style.fontWeight) || 400,
  colour: colourOf(style.color),
});

function underlineOf(style: CSSStyleDeclaration): Underline | undefined {
  if (!style.textDecorationLine.includes("underline")) return undefined;
  return {
    thickness: px(style.textDecorationThickness) || 1,
    offset: px(style.textUnderlineOffset),
    colour: colourOf(style.textDecorationColor),
  };
}

function isFilledByBrowser(element: Element): boolean {
  try {
    return element.matches(":autofill");
  } catch {
    return false;
  }
}
