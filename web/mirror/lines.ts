// Where the browser begins the lines of a textarea's value, which has no text nodes to ask.

import { lineStart } from "./line_start.js";

const mostKept = 100; // values; while somebody types, each key makes a new one

export class LineMeasure {
  readonly element: HTMLElement;
  readonly #words = document.createTextNode("");
  readonly #range = document.createRange();
  readonly #known = new Map<string, readonly number[]>();

  constructor() {
    this.element = document.createElement("div");
    this.element.className = "measure";
    this.element.setAttribute("aria-hidden", "true");
    this.element.append(this.#words);
  }

  // UTF-16 offsets where lines begin; the first is 0. An empty last line counts. CSS px.
  readonly starts = (value: string, size: number, width: number): readonly number[] => {
    const key = `${size}|${width}|${value}`;
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= mostKept) this.#known.clear();
    const starts = this.#measure(value, size, width);
    this.#known.set(key, starts);
    return starts;
  };

  #measure(value: string, size: number, width: number): readonly number[] {
    const { style } = this.element;
    style.fontSize = `${size}px`;
    style.lineHeight = `${2 * size}px`;
    style.width = `${width}px`;
    this.#words.data = value;
    const scale = this.element.getBoundingClientRect().width / width || 1; // a host may have scaled the element
    const starts = this.#startsOfParagraphs(value, 2 * size * scale);
    this.#words.data = "";
    return starts;
  }

  // Each typed line break begins a line, also where it has no rectangle of its own.
  #startsOfParagraphs(text: string, lineHeight: number): number[] {
    const starts: number[] = [];
    for (let from = 0; from <= text.length;) {
      const found = text.indexOf("\n", from);
      const to = found < 0 ? text.length : found;
      starts.push(...this.#startsWithin(from, to, lineHeight));
      from = to + 1;
    }
    return starts;
  }

  #startsWithin(from: number, to: number, lineHeight: number): number[] {
    const starts = [from];
    const last = this.#lineAt(to - 1, from, lineHeight);
    for (let line = this.#lineAt(from, from, lineHeight) + 1; line <= last; line++) {
      const start = lineStart(this.#words.data, line, starts[starts.length - 1] ?? from, to, (at) =>
        this.#lineAt(at, from, lineHeight),
      );
      if (start !== starts[starts.length - 1]) starts.push(start);
    }
    return starts;
  }

  // The line that the character stands on; collapsed white space stands on the line of the character before it.
  #lineAt(offset: number, from: number, lineHeight: number): number {
    const top = this.element.getBoundingClientRect().top;
    for (let at = Math.min(offset, this.#words.length - 1); at >= from; at--) {
      this.#range.setStart(this.#words, at);
      this.#range.setEnd(this.#words, at + 1);
      const box = [...this.#range.getClientRects()].pop();
      if (box) return Math.floor(((box.top + box.bottom) / 2 - top) / lineHeight);
    }
    return 0;
  }
}
