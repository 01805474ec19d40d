// One seed's history: two people come and go at one browser until each complaint has been sent, or was thrown away by its person.
// First everything goes wrong that can; then it is calm, and all must come to a good end.

import { sendWaiting } from "../../../../web/delivery/background.js";
import { Browser } from "./browser.js";
import { Tab } from "./tab.js";
import { Universe } from "./universe.js";
import { Visitor } from "./visitor.js";

const troubled = 25 * 60_000; // ms
const patience = 3 * 24 * 3_600_000; // ms, in the calm

export const people = ["ann", "bob"] as const;
export type Person = (typeof people)[number];
export const emailOf = (person: Person): string => `${person}@example.org`;

export interface Outcome {
  readonly violations: readonly string[];
  readonly stored: number;
  readonly dropped: number;
  readonly attempts: number;
  readonly faults: Readonly<Record<string, number>>;
}

export class Town {
  readonly universe: Universe;
  readonly browser: Browser;
  readonly told = new Set<string>(); // references that some person has seen
  readonly faults: Record<string, number> = {};
  readonly hasAccounts: boolean;
  readonly hasLaterCode: boolean;
  readonly #count: number;
  readonly #dropped = new Set<number>();
  readonly #ids = new Map<number, string[]>();
  #visitors: Visitor[] = [];
  #forms = 0;
  isCalm = false;
  atKeyboard: Person = "ann";

  constructor(seed: number, complaints: number) {
    this.universe = new Universe(seed);
    this.browser = new Browser(this.universe);
    this.#count = complaints;
    const { random } = this.universe;
    this.browser.isFull = random.chance(0.1);
    this.browser.readDangers = random.chance(0.3) ? 0.05 : 0;
    this.hasAccounts = random.chance(0.6);
    this.hasLaterCode = random.chance(0.2);
    this.browser.hasClockErrors = random.chance(0.2);
    this.browser.freezes = random.chance(0.4) ? 0.5 : 0;
    if (this.browser.isFull) this.browser.dangers = 0; // what is only in memory does not survive, and is not promised to
    if (this.browser.isFull) this.browser.freezes = 0;
  }

  get random() {
    return this.universe.random;
  }

  met(fault: string): void {
    this.faults[fault] = (this.faults[fault] ?? 0) + 1;
  }

  async live(): Promise<Outcome> {
    this.#doorbell();
    this.#connection();
    this.#comeAndGo();
    this.#clock();
    this.#freezer();
    this.#worker();
    await this.universe.run(this.universe.now + troubled);
    this.#calm();
    for (let end = this.universe.now + patience; !this.#isOver() && this.universe.now < end;)
      await this.universe.run(this.universe.now + 60_000);
    await this.universe.run(this.universe.now + 120_000); // whoever is there still is told
    return this.#judge();
  }

  #calm(): void {
    this.isCalm = true;
    Object.assign(this.browser, { dangers: 0, isFull: false, readDangers: 0, isOnline: true, clockError: 0, freezes: 0 });
    this.browser.receiver.calm();
    for (const tab of this.browser.tabs) if (tab.isFrozen) tab.thaw();
  }

  personOf(complaint: number): Person {
    return people[complaint % people.length]!;
  }

  newId(complaint: number): string {
    const ids = this.#ids.get(complaint) ?? [];
    this.#ids.set(complaint, [...ids, `c${complaint}-${ids.length}-`]);
    return `c${complaint}-${ids.length}-`;
  }

  drop(complaint: number): void {
    this.#dropped.add(complaint);
  }

  // All that may be taken from the device by whoever is here: their account's, and what is on its way in any tab.
  dropAll(account: string): void {
    for (let complaint = 0; complaint < this.#count; ++complaint)
      if (this.#isOnDevice(complaint, account) || this.isPursued(complaint)) this.drop(complaint);
  }

  // The next complaint of this person that nobody has in hand and the device does not have.
  next(person: Person): number | undefined {
    for (let complaint = 0; complaint < this.#count; ++complaint) {
      if (this.personOf(complaint) !== person || this.#dropped.has(complaint) || this.isPursued(complaint)) continue;
      if (this.#stored(complaint).length > 0 || this.#isOnDevice(complaint)) continue;
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

  #isOnDevice(complaint: number, account?: string): boolean {
    const { disk } = this.browser;
    const isTheirs = (shelf: "outbox" | "drafts", id: string): boolean =>
      account === undefined || disk.shelves[shelf].get(id)!.account === account;
    const isEntry = [...disk.shelves.outbox.keys()].some((id) => id.startsWith(`c${complaint}-`) && isTheirs("outbox", id));
    return (
      isEntry ||
      [...disk.shelves.drafts.keys()].some(
        (id) => disk.text("drafts", id)!.includes(`"statement.reason","${complaint}"`) && isTheirs("drafts", id),
      )
    );
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

  // Another person sits down, logs in, logs out. In the calm everybody comes by, with and without logging in.
  #comeAndGo(): void {
    this.universe.later(30_000 + this.universe.within(this.isCalm ? 400_000 : 240_000), () => this.#comeAndGo());
    if (this.isCalm && this.#isOver()) return;
    this.atKeyboard = this.random.pick([...people]);
    const account = this.hasAccounts && this.random.chance(0.75) ? this.atKeyboard : "";
    if (account !== this.browser.session) this.met("log-ins and log-outs");
    for (const visitor of this.#alive()) if (visitor.person !== this.atKeyboard && this.random.chance(0.5)) visitor.leave();
    this.browser.logIn(account);
  }

  #clock(): void {
    if (this.isCalm || !this.browser.hasClockErrors) return;
    // Less than what makes a draft too old: what happens then is told by tests of single cases.
    this.browser.clockError = this.random.pick([0, 3_600_000, -3_600_000, 3 * 24 * 3_600_000, -3 * 24 * 3_600_000]);
    this.met("jumps of the clock");
    this.universe.later(60_000 + this.universe.within(400_000), () => this.#clock());
  }

  #freezer(): void {
    if (this.isCalm) return;
    for (const tab of this.browser.tabs) {
      if (!this.random.chance(this.browser.freezes)) continue;
      if (tab.isFrozen) tab.thaw();
      else tab.freeze(this.random.chance(0.7));
      this.met("freezes and thaws");
    }
    this.universe.later(5_000 + this.universe.within(90_000), () => this.#freezer());
  }

  // The browser wakes the app's worker now and then.
  #worker(): void {
    this.universe.later(60_000 + this.universe.within(300_000), () => this.#worker());
    if (this.isCalm && this.#isOver()) return;
    const host = { ...silent, destination: () => ({ endpoint: "", headers: undefined }) };
    const worker = new Tab(this.browser, `worker${++this.#forms}`, host);
    worker.hurriedAt = Infinity;
    this.browser.tabs.push(worker);
    const { world, net, tabs } = worker;
    const end = (): void => this.browser.end(worker);
    sendWaiting({ world, net, tabs, vault: worker.vaultOf("") }).then(end, end);
    worker.after(300_000, end);
    this.met("wakings of the worker");
  }

  #isOver(): boolean {
    const { outbox, drafts } = this.browser.disk.shelves;
    if (outbox.size > 0 || drafts.size > 0 || this.#alive().some(({ tab }) => tab.delivery.isAtRisk)) return false;
    return Array.from({ length: this.#count }, (_, complaint) => complaint).every(
      (complaint) => this.#dropped.has(complaint) || (this.#stored(complaint).length > 0 && !this.isPursued(complaint)),
    );
  }

  #judge(): Outcome {
    const { browser } = this;
    const violations = [...browser.violations, ...browser.laws.violations, ...browser.receiver.violations];
    if (!this.#isOver()) violations.push("it never came to an end");
    for (let complaint = 0; complaint < this.#count; ++complaint) {
      const stored = this.#stored(complaint);
      if (stored.length > 1 || (stored.length === 0 && !this.#dropped.has(complaint)))
        violations.push(`complaint ${complaint} is stored ${stored.length} times`);
    }
    for (const [key, { reference, session, body }] of browser.receiver.stored) {
      const { person } = JSON.parse(body) as { person: string };
      if (session !== "" && session !== person) violations.push(`${key} of ${person} is stored under ${session}`);
      // A tab that crashed in the first two seconds has promised nothing.
      if (!this.told.has(reference) && this.#dropped.size === 0 && browser.everKept.has(key.slice(1, -1)))
        violations.push(`reference ${reference} of ${key} was shown to nobody`);
    }
    for (const visitor of this.#alive()) violations.push(...visitor.lastWords());
    return {
      violations,
      stored: browser.receiver.stored.size,
      dropped: this.#dropped.size,
      attempts: browser.attempts,
      faults: this.faults,
    };
  }
}

const silent = {
  report: () => undefined,
  offer: () => undefined,
  tell: () => undefined,
  holds: () => undefined,
  draftWritten: () => undefined,
  emptied: () => undefined,
};
