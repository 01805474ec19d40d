// One seed's history: people come and go at one browser until each complaint has been sent, or was thrown away by its person.
// First everything goes wrong that can; then it is calm, and all must come to a good end.

import { Browser } from "./browser.js";
import { Universe } from "./universe.js";
import { Visitor } from "./visitor.js";

const troubled = 25 * 60_000; // ms
const patience = 3 * 24 * 3_600_000; // ms, in the calm

export interface Outcome {
  readonly violations: readonly string[];
  readonly stored: number;
  readonly dropped: number;
  readonly attempts: number;
}

export class Town {
  readonly universe: Universe;
  readonly browser: Browser;
  readonly told = new Set<string>(); // references that some person has seen
  readonly #count: number;
  readonly #dropped = new Set<number>();
  readonly #ids = new Map<number, string[]>();
  #visitors: Visitor[] = [];
  #forms = 0;
  isCalm = false;

  constructor(seed: number, complaints: number) {
    this.universe = new Universe(seed);
    this.browser = new Browser(this.universe);
    this.#count = complaints;
    this.browser.isFull = this.universe.random.chance(0.1);
    this.browser.readDangers = this.universe.random.chance(0.3) ? 0.05 : 0;
    if (this.browser.isFull) this.browser.dangers = 0; // what is only in memory does not survive, and is not promised to
  }

  get random() {
    return this.universe.random;
  }

  async live(): Promise<Outcome> {
    this.#doorbell();
    this.#connection();
    await this.universe.run(this.universe.now + troubled);
    this.isCalm = true;
    this.browser.dangers = 0;
    this.browser.isFull = false;
    this.browser.readDangers = 0;
    this.browser.isOnline = true;
    this.browser.receiver.calm();
    for (let end = this.universe.now + patience; !this.#isOver() && this.universe.now < end;)
      await this.universe.run(this.universe.now + 60_000);
    return this.#judge();
  }

  newId(complaint: number): string {
    const ids = this.#ids.get(complaint) ?? [];
    this.#ids.set(complaint, [...ids, `c${complaint}-${ids.length}-`]);
    return `c${complaint}-${ids.length}-`;
  }

  drop(complaint: number): void {
    this.#dropped.add(complaint);
  }

  // All that is on the device, and what is on its way in any tab.
  dropAll(): void {
    for (let complaint = 0; complaint < this.#count; ++complaint)
      if (this.#isOnDevice(complaint) || this.isPursued(complaint)) this.drop(complaint);
  }

  // The next complaint that nobody has in hand and the device does not have.
  next(): number | undefined {
    for (let complaint = 0; complaint < this.#count; ++complaint) {
      if (this.#dropped.has(complaint) || this.isPursued(complaint) || this.#stored(complaint).length > 0) continue;
      if (this.#isOnDevice(complaint)) continue;
      if ((this.#ids.get(complaint) ?? []).some((id) => this.browser.everKept.has(id)))
        this.browser.violations.push(`complaint ${complaint} was kept and is lost`);
      return complaint;
    }
    return undefined;
  }

  isDropped(complaint: number): boolean {
    return this.#dropped.has(complaint);
  }

  // Some person has it in hand, in a tab that lives.
  isPursued(complaint: number): boolean {
    return this.#alive().some((visitor) => visitor.complaint === complaint);
  }

  #alive(): Visitor[] {
    this.#visitors = this.#visitors.filter((visitor) => visitor.tab.isAlive);
    return this.#visitors;
  }

  #isOnDevice(complaint: number): boolean {
    const { disk } = this.browser;
    const isEntry = [...disk.shelves.outbox.keys()].some((id) => id.startsWith(`c${complaint}-`));
    return isEntry || disk.texts("drafts").some((text) => text.includes(`"statement.reason","${complaint}"`));
  }

  #stored(complaint: number): string[] {
    return [...this.browser.receiver.stored.keys()].filter((key) => key.startsWith(`"c${complaint}-`));
  }

  // People come until nothing is left to do.
  #doorbell(): void {
    this.universe.later(this.universe.within(this.isCalm ? 120_000 : 40_000), () => this.#doorbell());
    if (this.browser.tabs.length >= 3 || (this.isCalm && this.#isOver())) return;
    const visitor = new Visitor(this, `form${++this.#forms}`);
    this.browser.tabs.push(visitor.tab);
    this.#visitors.push(visitor);
    visitor.arrive();
  }

  #connection(): void {
    if (this.isCalm) return;
    this.browser.isOnline = !this.browser.isOnline || this.random.chance(0.6);
    if (this.browser.isOnline) for (const tab of this.browser.tabs) tab.retryNow();
    this.universe.later(10_000 + this.universe.within(120_000), () => this.#connection());
  }

  #isOver(): boolean {
    const { outbox, drafts } = this.browser.disk.shelves;
    if (outbox.size > 0 || drafts.size > 0) return false;
    return Array.from({ length: this.#count }, (_, complaint) => complaint).every(
      (complaint) => this.#dropped.has(complaint) || (this.#stored(complaint).length > 0 && !this.isPursued(complaint)),
    );
  }

  #judge(): Outcome {
    const violations = [...this.browser.violations, ...this.browser.receiver.violations];
    if (!this.#isOver()) violations.push("it never came to an end");
    for (let complaint = 0; complaint < this.#count; ++complaint) {
      const stored = this.#stored(complaint).length;
      if (stored > 1 || (stored === 0 && !this.#dropped.has(complaint)))
        violations.push(`complaint ${complaint} is stored ${stored} times`);
    }
    for (const [key, { reference }] of this.browser.receiver.stored)
      if (!this.told.has(reference) && this.#dropped.size === 0)
        violations.push(`reference ${reference} of ${key} was shown to nobody`);
    return {
      violations,
      stored: this.browser.receiver.stored.size,
      dropped: this.#dropped.size,
      attempts: this.browser.attempts,
    };
  }
}
