// Keeps the painter right while things change around the form: the person's switch, the host's attribute, forced colours,
// printing, a WebGL2 context that goes and comes back.

import { painterFor, rememberedPainter, rememberPainter, type Painter, type PainterWishes } from "./painter.js";

const patience = 3_000; // ms that a lost context may take to come back

export class PainterControl {
  readonly #canvas: HTMLCanvasElement;
  readonly #show: (painter: Painter) => void;
  readonly #forced = matchMedia("(forced-colors: active)");
  #attribute: string | null;
  #person: Painter | undefined;
  #open: (() => Promise<boolean>) | undefined; // until it has been tried
  #opened = false;
  #lostTimer: ReturnType<typeof setTimeout> | undefined;
  #lost = false;
  #printing = false;

  // `show` is told the painter whenever it is another one.
  constructor(canvas: HTMLCanvasElement, attribute: string | null, show: (painter: Painter) => void, signal: AbortSignal) {
    this.#canvas = canvas;
    this.#attribute = attribute;
    this.#show = show;
    this.#forced.addEventListener("change", () => this.decide(), { signal });
    addEventListener("beforeprint", () => this.#print(true), { signal });
    addEventListener("afterprint", () => this.#print(false), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#lostTimer), { once: true });
  }

  // What will show when the canvas has come, as far as is known.
  get expected(): Painter {
    return this.#painter(true);
  }

  // `open` makes the canvas ready; false: it cannot. It is tried once, when the canvas is wanted.
  attach(open: () => Promise<boolean>): void {
    this.#open = open;
    this.decide();
  }

  // The host's attribute: a new one counts for more than what the person chose before.
  setAttribute(attribute: string | null): void {
    this.#attribute = attribute;
    this.#person = undefined;
    this.decide();
  }

  choose(painter: Painter): void {
    this.#person = painter;
    rememberPainter(painter);
    this.decide();
  }

  contextLost(): void {
    clearTimeout(this.#lostTimer);
    this.#lostTimer = setTimeout(() => this.#setLost(true), patience);
  }

  contextRestored(): void {
    clearTimeout(this.#lostTimer);
    this.#setLost(false);
  }

  decide(): void {
    const open = this.#open;
    if (open && this.#painter(true) === "canvas") {
      this.#open = undefined;
      void this.#try(open);
    }
    this.#show(this.#painter(this.#opened));
  }

  // What the canvas needs may not come: then the page stays the browser's own.
  async #try(open: () => Promise<boolean>): Promise<void> {
    this.#opened = await open();
    this.#show(this.#painter(this.#opened));
  }

  #setLost(lost: boolean): void {
    this.#lost = lost;
    this.decide();
  }

  #print(printing: boolean): void {
    this.#printing = printing;
    this.decide();
  }

  #painter(opened: boolean): Painter {
    const canvasWorks = opened && !this.#lost && this.#canvas.isConnected;
    return painterFor(this.#wishes(), { forcedColours: this.#forced.matches, printing: this.#printing, canvasWorks });
  }

  #wishes(): PainterWishes {
    return { attribute: this.#attribute, person: this.#person, remembered: rememberedPainter() };
  }
}
