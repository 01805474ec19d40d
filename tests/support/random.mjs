// Repeatable chance for generated tests: a failing case is found again by its seed.

export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  // [0, 1), by mulberry32.
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  // A whole number from 0 to below `count`.
  below(count) {
    return Math.floor(this.next() * count);
  }

  pick(from) {
    return from[this.below(from.length)];
  }

  digits(count) {
    return Array.from({ length: count }, () => this.below(10)).join("");
  }

  chance(probability) {
    return this.next() < probability;
  }
}
