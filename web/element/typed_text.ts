// Does the box of the field that somebody types in still fit its text? Then nothing needs to be laid out at that key.

import type { Mirror } from "../mirror/mirror.js";

const breaksIn = (text: string): number => text.split("\n").length;

export class TypedText {
  readonly #mirror: Mirror;
  #area: HTMLTextAreaElement | undefined;
  #length = 0;
  #breaks = 0;

  constructor(mirror: Mirror) {
    this.#mirror = mirror;
  }

  // Everything has just been laid out.
  look(): void {
    this.#remember(this.#mirror.focused);
  }

  // A box is as wide as ever, and as high while its text only grows and stays within it.
  stillFits(): boolean {
    const field = this.#mirror.focused;
    if (field instanceof HTMLInputElement) return true;
    if (!(field instanceof HTMLTextAreaElement)) return false;
    const grows = field === this.#area && field.value.length >= this.#length && breaksIn(field.value) === this.#breaks;
    this.#remember(field);
    return grows && field.scrollHeight <= field.clientHeight;
  }

  #remember(field: Element | null): void {
    this.#area = field instanceof HTMLTextAreaElement ? field : undefined;
    this.#length = this.#area?.value.length ?? 0;
    this.#breaks = breaksIn(this.#area?.value ?? "");
  }
}
