// Keeps the painter right while things change around the form: the person's switch, the host's attribute, forced colours,
// printing, a WebGL2 context that goes and comes back.

import type { FormModule } from "../glue/module.js";
import { painterFor, rememberedPainter, rememberPainter, wishedPainter, type Painter, type PainterWishes } from "./painter.js";

const patience = 3_000; // ms that a lost context may take to come back

export class PainterControl {
  readonly #canvas: HTMLCanvasElement;
  readonly #show: (painter: Painter) => void;
  readonly #forced = matchMedia("(forced-colors: active)");
  #attribute: string | null;
  #person: Painter | undefined;
  #module: FormModule | undefined;
  #opened: boolean | undefined; // undefined: not tried yet
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

  // What host and person want, whether or not it is possible now.
  get wished(): Painter {
    return wishedPainter(this.#wishes());
  }

  attach(module: FormModule): void {
    this.#module = module;
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

  // What the canvas needs did not come.
  giveUpCanvas(): void {
    this.#opened = false;
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
    const wanted = this.#painter(this.#opened ?? true);
    if (wanted === "canvas" && this.#opened === undefined) this.#opened = this.#module?.openCanvas() ?? false;
    this.#show(this.#painter(this.#opened ?? true));
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
