// The live region: in the page from the start, empty, one message at a time.

const delay = 60; // ms; a region that is emptied and filled in one task is not read again

export class Live {
  readonly element: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element = document.createElement("div");
    this.element.className = "live";
    this.element.setAttribute("aria-live", "polite");
    this.element.setAttribute("aria-atomic", "true");
  }

  say(text: string): void {
    clearTimeout(this.#timer);
    this.element.textContent = "";
    this.#timer = setTimeout(() => (this.element.textContent = text), delay);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
