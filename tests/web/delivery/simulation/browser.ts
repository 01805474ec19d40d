// The browser around the tabs: the disk and the lock they share, what they tell each other, the connection, the clock, and whose
// session at the host its cookies are.

import type { Change } from "../../../../web/delivery/store.js";
import type { TabMessage } from "../../../../web/delivery/tabs.js";
import { Disk } from "./disk.js";
import { Laws } from "./laws.js";
import { Receiver } from "./receiver.js";
import type { Tab } from "./tab.js";
import type { Universe } from "./universe.js";

interface Waiting {
  readonly tab: Tab;
  readonly begin: () => void;
}

const lockLimit = 45_000; // ms, as the contract of World has it

export class Browser {
  readonly disk = new Disk();
  readonly receiver: Receiver;
  readonly universe: Universe;
  readonly laws: Laws;
  readonly violations: string[] = [];
  readonly everKept = new Set<string>(); // ids that were committed at some time
  session = ""; // account logged in at the host; empty: none
  clockError = 0; // ms that the device's clock is ahead
  hasClockErrors = false; // at some time
  isOnline = true;
  isFull = false;
  readDangers = 0; // that a read of the disk fails
  failingReads = 0; // so many reads of the disk fail from now on
  failingWrites = 0; // the same of writes
  dangers = 0.004; // of an end at each step, before and after it
  freezes = 0;
  tabs: Tab[] = [];
  #holder: Tab | undefined;
  #waiting: Waiting[] = [];

  constructor(universe: Universe) {
    this.universe = universe;
    this.receiver = new Receiver(universe);
    this.laws = new Laws(this);
  }

  get attempts(): number {
    return this.laws.attempts;
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
    this.letGo(tab);
  }

  // Somebody logs in or out at the host, whose pages that are not frozen see it at once.
  logIn(account: string): void {
    this.universe.note(() => `the session is ${account || "nobody"}'s`);
    this.session = account;
    for (const tab of this.tabs) tab.signIn(account);
  }

  failsToRead(): boolean {
    if (this.failingReads > 0) return this.failingReads-- > 0;
    return this.readDangers > 0 && this.universe.random.chance(this.readDangers);
  }

  failsToWrite(): boolean {
    return this.failingWrites > 0 && this.failingWrites-- > 0;
  }

  isAlive(form: string): boolean {
    return this.tabs.some((tab) => tab.owns(form) && !tab.isLeft);
  }

  say(from: Tab, message: TabMessage): void {
    for (const tab of this.tabs) if (tab !== from) this.universe.later(this.universe.within(10), () => tab.hear(message));
  }

  // Whoever waits too long goes ahead.
  lock(tab: Tab, work: () => Promise<void>): Promise<void> {
    return new Promise((done, failed) => {
      let hasBegun = false;
      const begin = (): void => {
        if (hasBegun) return;
        hasBegun = true;
        this.#holder = tab;
        const release = (): void => void (this.#holder === tab && this.#release());
        work().then(done, failed).finally(release);
      };
      this.#waiting.push({ tab, begin });
      tab.after(lockLimit, () => {
        this.#waiting = this.#waiting.filter((waiting) => waiting.begin !== begin);
        begin();
      });
      if (!this.#holder) this.#grant();
    });
  }

  // The tab has ended, or lets go of what it holds.
  letGo(tab: Tab): void {
    if (!tab.isAlive) this.#waiting = this.#waiting.filter((waiting) => waiting.tab !== tab);
    if (this.#holder === tab) this.#release();
  }

  committed(tab: Tab, changes: readonly Change[]): void {
    for (const change of changes) {
      this.universe.note(
        () =>
          `disk: ${change.kind} ${change.shelf} ${change.kind === "remove" ? change.id : this.disk.text(change.shelf, change.record.id)}`,
      );
      if (change.kind === "remove" || change.shelf !== "outbox") continue;
      this.everKept.add(change.record.id);
      this.laws.committed(tab, change.record.id);
    }
  }

  #grant(): void {
    const next = this.#waiting.find(({ tab }) => !tab.isFrozen);
    if (!next) return;
    this.#waiting = this.#waiting.filter((waiting) => waiting !== next);
    next.begin();
  }

  #release(): void {
    this.#holder = undefined;
    this.universe.later(0, () => this.#holder ?? this.#grant());
  }
}
