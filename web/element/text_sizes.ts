// The sizes of the texts, which follow the element's font size and width, as custom properties of the frame.

import { isNarrow, scaleOf, sizesAt, type Sizes } from "../mirror/scale.js";

export class TextSizes {
  readonly #host: HTMLElement;
  readonly #frame: HTMLElement;
  #width = 0;
  #scale = 1;

  constructor(host: HTMLElement, frame: HTMLElement) {
    this.#host = host;
    this.#frame = frame;
  }

  get width(): number {
    return this.#width;
  }

  get scale(): number {
    return this.#scale;
  }

  get sizes(): Sizes {
    return sizesAt(this.#scale, this.#width);
  }

  // Another width or text size than when last measured; the height is what the form has itself made.
  get isOutdated(): boolean {
    return this.#frame.clientWidth !== this.#width || this.#textScale() !== this.#scale;
  }

  // False: the element is not displayed. `look`: the text size may have changed too.
  measure(look: boolean): boolean {
    const width = this.#frame.clientWidth;
    if (width === 0) return false;
    this.#width = width;
    if (look) this.#scale = this.#textScale();
    this.#write();
    return true;
  }

  #write(): void {
    const { style } = this.#frame;
    const { body, lead, heading, headingLine } = this.sizes;
    style.setProperty("--_body", `${body}px`);
    style.setProperty("--_lead", `${lead}px`);
    style.setProperty("--_heading", `${heading}px`);
    style.setProperty("--_heading-line", `${headingLine}px`);
    this.#frame.toggleAttribute("data-narrow", isNarrow(this.#width, this.sizes));
  }

  #textScale(): number {
    return scaleOf(parseFloat(getComputedStyle(this.#host).fontSize));
  }
}
