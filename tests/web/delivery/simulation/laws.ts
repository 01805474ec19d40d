// The laws that every attempt must keep, written anew from DESIGN part 8 and web/delivery/README.md: nothing here is the delivery's own code.

import { recordFormat } from "../../../../web/delivery/store.js";
import type { Browser } from "./browser.js";
import type { Reply } from "./receiver.js";
import type { Tab } from "./tab.js";

// Until when a receiver asked to be left alone, as a tab has read it.
interface Wish {
  readonly until: number;
  readonly by: Tab;
  readonly heardAt: number;
  keptFor: string | undefined; // the account whose record holds it; undefined: none yet
}

// From when to when an attempt was under way; at most.
interface Span {
  readonly begin: number;
  end: number;
}

const steps = 200; // ms that a few steps of a tab take
const longestAnswer = 30_000; // ms that a tab listens for an answer
const attemptLimit = longestAnswer + 1_000; // ms; an attempt without an answer, and what it writes
const day = 24 * 3_600_000; // ms
const month = 30 * day;

// Full jitter: any share of 2 s, doubled with each failure, up to 5 minutes.
const pauseFor = (failures: number, chance: number): number =>
  Math.floor(chance * Math.min(5 * 60_000, 2_000 * 2 ** (failures - 1)));

export class Laws {
  readonly violations: string[] = [];
  attempts = 0;
  readonly #browser: Browser;
  readonly #wishes = new Map<string, Wish>();
  readonly #spans = new Map<string, Map<Tab, Span>>(); // the last attempt of each tab at a complaint
  readonly #lastTry = new Map<string, { tab: Tab; end: number; expected: number; failures: number }>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  // A record is on the disk: with it the wish of the receiver that its tab had read. Tabs of an earlier version cannot read it.
  committed(tab: Tab, id: string): void {
    const wish = this.#wishes.get(id);
    const record = this.#browser.disk.shelves.outbox.get(id);
    if (wish?.by === tab && record?.format === recordFormat) wish.keptFor = record.account;
  }

  // A request begins: is it kept, and is it time?
  attempted(tab: Tab, key: string, body: string): void {
    const id = key.slice(1, -1);
    const { universe, disk, receiver } = this.#browser;
    const { now } = universe;
    this.attempts += 1;
    universe.note(() => `${tab.form} (${this.#browser.session}) sends ${id}`);
    if (!disk.shelves.outbox.has(id) && !tab.delivery.isAtRisk && !receiver.stored.has(key))
      this.violations.push(`${id} is sent, and neither kept nor known to be at risk`);
    if (!body.includes(id)) this.violations.push(`${id} is sent with another's body`);
    this.#checkAge(id);
    if (!this.#browser.hasClockErrors) this.#checkTime(tab, id, now);
    this.#lastTry.delete(id); // what holds from here on is this attempt's
    this.#spans.set(id, (this.#spans.get(id) ?? new Map<Tab, Span>()).set(tab, { begin: now, end: now + attemptLimit }));
  }

  // An answer has been read. The tab draws its chance in the tasks that follow; it is looked at when they are through.
  answered(tab: Tab, key: string, reply: Extract<Reply, { kind: "answer" }>): void {
    const id = key.slice(1, -1);
    const end = this.#browser.universe.now;
    this.#browser.universe.note(() => `${tab.form} reads ${id}: ${reply.status} ${reply.retryAfter ?? ""} ${reply.body}`);
    this.#wishes.delete(id);
    const span = this.#spans.get(id)!.get(tab)!;
    if (end - span.begin > longestAnswer - steps) return; // as when the tab was frozen: perhaps it did not listen any more
    span.end = end;
    const again = [408, 409, 425, 429].includes(reply.status) || reply.status >= 500;
    if (!again) return void this.#lastTry.delete(id);
    const until = this.#wishOf(reply.retryAfter);
    if (until !== undefined && !this.#isAlsoSent(id, span))
      this.#wishes.set(id, { until, by: tab, heardAt: end, keptFor: undefined });
    const failures = this.#failuresOf(id) + 1;
    setImmediate(() => this.#lastTry.set(id, { tab, end, failures, expected: end + pauseFor(failures, tab.drawn) }));
  }

  // By a second sender, as when a frozen page has the lock: what stands on the device is whatever was written last.
  #isAlsoSent(id: string, span: Span): boolean {
    return [...this.#spans.get(id)!.values()].some(
      (other) => other !== span && other.end >= span.begin && other.begin <= span.end,
    );
  }

  // A person who sends it again after a log-in knows nothing of the record that was kept without an account.
  #checkTime(tab: Tab, id: string, now: number): void {
    const wish = this.#wishes.get(id);
    const hadLooked = wish && now - wish.heardAt < steps; // a second sender, before it was written
    const isKnown =
      wish &&
      !(hadLooked && wish.by !== tab) &&
      (wish.by === tab || (wish.keptFor !== undefined && wish.keptFor === this.#accountOf(id)));
    if (isKnown && now < wish.until) this.violations.push(`${id} is sent ${wish.until - now} ms before the receiver's time`);
    const last = this.#lastTry.get(id);
    if (last && last.tab === tab && tab.hurriedAt <= last.end && now < last.expected)
      this.violations.push(
        `${id} is sent by ${tab.form} ${last.expected - now} ms before its backoff (failure ${last.failures})`,
      );
  }

  #accountOf(id: string): string | undefined {
    return this.#browser.disk.shelves.outbox.get(id)?.account;
  }

  #checkAge(id: string): void {
    const text = this.#browser.disk.text("outbox", id);
    const now = this.#browser.universe.now + this.#browser.clockError;
    if (text && now - (JSON.parse(text) as { createdAt: number }).createdAt > month)
      this.violations.push(`${id} is sent after 30 days`);
  }

  // As the standard has it, written anew: whole seconds, or a date.
  #wishOf(header: string | null): number | undefined {
    const { now } = this.#browser.universe;
    if (header === null || header === "" || header === "soon" || header === "-5") return undefined;
    const time = /^\d+$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
    return Math.min(time, now + day);
  }

  #failuresOf(id: string): number {
    const text = this.#browser.disk.text("outbox", id);
    return text ? (JSON.parse(text) as { failures: number }).failures : 0;
  }
}
