// The browser around the tabs: the disk and the lock they share, what they tell each other, the connection; and the laws that
// every attempt must keep.

import type { Change } from "../../../../web/delivery/store.js";
import type { TabMessage } from "../../../../web/delivery/tabs.js";
import { Disk } from "./disk.js";
import { Receiver, type Reply } from "./receiver.js";
import type { Tab } from "./tab.js";
import type { Universe } from "./universe.js";

interface Waiting {
  readonly tab: Tab;
  readonly work: () => Promise<void>;
  readonly done: () => void;
  readonly failed: (reason: Error) => void;
}

// Until when a receiver asked to be left alone, as a tab has read it.
interface Wish {
  readonly until: number;
  readonly by: Tab;
  isCommitted: boolean;
}

const day = 24 * 3_600_000; // ms

export class Browser {
  readonly disk = new Disk();
  readonly receiver: Receiver;
  readonly universe: Universe;
  readonly violations: string[] = [];
  readonly everKept = new Set<string>(); // ids that were committed at some time
  attempts = 0;
  isOnline = true;
  isFull = false;
  readDangers = 0; // that a read of the disk fails
  failingReads = 0; // so many reads of the disk fail from now on
  dangers = 0.004; // of an end at each step, before and after it
  tabs: Tab[] = [];
  #holder: Tab | undefined;
  #waiting: Waiting[] = [];
  readonly #wishes = new Map<string, Wish>();
  readonly #lastTry = new Map<string, { tab: Tab; end: number; expected: number; failures: number }>();

  constructor(universe: Universe) {
    this.universe = universe;
    this.receiver = new Receiver(universe);
  }

  // Chance ends this tab, and sometimes the whole browser, now.
  strikes(tab: Tab): boolean {
    if (!tab.isAlive) return true;
    if (!this.universe.random.chance(this.dangers)) return false;
    if (this.universe.random.chance(0.3)) for (const other of [...this.tabs]) this.end(other);
    else this.end(tab);
    return true;
  }

  end(tab: Tab): void {
    this.universe.note(() => `${tab.form} ends`);
    tab.isAlive = false;
    this.tabs = this.tabs.filter((other) => other !== tab);
    this.#waiting = this.#waiting.filter((waiting) => waiting.tab !== tab);
    if (this.#holder === tab) this.#release();
  }

  failsToRead(): boolean {
    if (this.failingReads > 0) return this.failingReads-- > 0;
    return this.readDangers > 0 && this.universe.random.chance(this.readDangers);
  }

  isAlive(form: string): boolean {
    return this.tabs.some((tab) => tab.form === form);
  }

  say(from: Tab, message: TabMessage): void {
    for (const tab of this.tabs) if (tab !== from) this.universe.later(this.universe.within(10), () => tab.hear(message));
  }

  lock(tab: Tab, work: () => Promise<void>): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ tab, work, done, failed });
      if (!this.#holder) this.#grant();
    });
  }

  committed(tab: Tab, changes: readonly Change[]): void {
    for (const change of changes) {
      this.universe.note(
        () =>
          `disk: ${change.kind} ${change.shelf} ${change.kind === "remove" ? change.id : this.disk.text(change.shelf, change.record.id)}`,
      );
      if (change.kind === "remove" || change.shelf !== "outbox") continue;
      this.everKept.add(change.record.id);
      const wish = this.#wishes.get(change.record.id);
      if (wish?.by === tab) wish.isCommitted = true;
    }
  }

  // A request begins: is it kept, and is it time?
  attempted(tab: Tab, key: string, body: string): void {
    const id = key.slice(1, -1);
    const { now } = this.universe;
    this.attempts += 1;
    this.universe.note(() => `${tab.form} sends ${id}`);
    if (!this.disk.shelves.outbox.has(id) && !tab.delivery.isAtRisk && !this.receiver.stored.has(key))
      this.violations.push(`${id} is sent without being kept`);
    const wish = this.#wishes.get(id);
    if (wish && now < wish.until && (wish.isCommitted || wish.by === tab))
      this.violations.push(`${id} is sent ${wish.until - now} ms before the receiver's time`);
    const last = this.#lastTry.get(id);
    if (last && last.tab === tab && tab.hurriedAt <= last.end && now < last.expected)
      this.violations.push(
        `${id} is sent by ${tab.form} ${last.expected - now} ms before its backoff (failure ${last.failures})`,
      );
    this.#lastTry.delete(id); // what holds from here on is this attempt's
    if (!body.includes(id)) this.violations.push(`${id} is sent with another's body`);
  }

  // An answer has been read. The tab draws its chance in the tasks that follow; it is looked at when they are through.
  answered(tab: Tab, key: string, reply: Extract<Reply, { kind: "answer" }>): void {
    const id = key.slice(1, -1);
    const end = this.universe.now;
    this.universe.note(() => `${tab.form} reads ${id}: ${reply.status} ${reply.retryAfter ?? ""} ${reply.body}`);
    this.#wishes.delete(id);
    const again = [408, 409, 425, 429].includes(reply.status) || reply.status >= 500;
    if (!again) return void this.#lastTry.delete(id);
    const until = this.#wishOf(reply.retryAfter);
    if (until !== undefined) this.#wishes.set(id, { until, by: tab, isCommitted: false });
    const failures = this.#failuresOf(id) + 1;
    setImmediate(() => this.#lastTry.set(id, { tab, end, failures, expected: end + tab.backoffDrawn(failures) }));
  }

  // As the standard has it, written anew: whole seconds, or a date.
  #wishOf(header: string | null): number | undefined {
    if (header === null || header === "" || header === "soon" || header === "-5") return undefined;
    const time = /^\d+$/.test(header) ? this.universe.now + Number(header) * 1000 : Date.parse(header);
    return Math.min(time, this.universe.now + day);
  }

  #failuresOf(id: string): number {
    const text = this.disk.text("outbox", id);
    return text ? (JSON.parse(text) as { failures: number }).failures : 0;
  }

  #grant(): void {
    const next = this.#waiting.shift();
    this.#holder = next?.tab;
    if (!next) return;
    const release = (): void => {
      if (this.#holder === next.tab) this.#release();
    };
    next.work().then(next.done, next.failed).finally(release);
  }

  #release(): void {
    this.#holder = undefined;
    this.universe.later(0, () => this.#holder ?? this.#grant());
  }
}
