// Time and chance of a simulated world. Nothing happens but by `later`; the same seed gives the same history.

import { Random } from "../../../support/random.mjs";

interface Happening {
  readonly at: number; // ms since the epoch
  readonly order: number;
  readonly what: () => void;
  off: boolean;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const start = Date.parse("2026-11-22T12:00:00Z");

export class Universe {
  readonly random: Random;
  now = start;
  readonly #queue: Happening[] = []; // a binary heap, the earliest first
  #count = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  // For whoever looks into one seed.
  note(words: () => string): void {
    if (process.env["COMPLAINT_TRACE"]) console.log(`${((this.now - start) / 1000).toFixed(3)} ${words()}`);
  }

  // Any time up to `limit` ms.
  within(limit: number): number {
    return Math.floor(this.random.next() * limit);
  }

  later(ms: number, what: () => void): () => void {
    const happening: Happening = { at: this.now + Math.max(0, Math.ceil(ms)), order: this.#count++, what, off: false };
    this.#push(happening);
    return () => (happening.off = true);
  }

  // Lets everything happen until `end`, or until nothing is left to happen.
  async run(end: number): Promise<void> {
    for (let next = this.#queue[0]; next && next.at <= end; next = this.#queue[0]) {
      this.#pop();
      if (next.off) continue;
      this.now = next.at;
      next.what();
      await settled();
    }
    this.now = end;
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#queue[one]!, this.#queue[other]!];
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swap(one: number, other: number): void {
    [this.#queue[one], this.#queue[other]] = [this.#queue[other]!, this.#queue[one]!];
  }

  #push(happening: Happening): void {
    let at = this.#queue.push(happening) - 1;
    for (let up = (at - 1) >> 1; at > 0 && this.#isBefore(at, up); at = up, up = (at - 1) >> 1) this.#swap(at, up);
  }

  #pop(): void {
    const last = this.#queue.pop()!;
    if (this.#queue.length === 0) return;
    this.#queue[0] = last;
    for (let at = 0; ;) {
      let least = at;
      for (const down of [2 * at + 1, 2 * at + 2]) if (down < this.#queue.length && this.#isBefore(down, least)) least = down;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }
}
