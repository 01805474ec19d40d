// Sends what waits in the outbox, one at a time, until each has its answer. Clock, chance, network and storage come from
// outside, so that all of it runs in a test against a clock that the test turns.

import type { DeliveryEvent } from "../glue/wire.js";
import { backoff, firstLimit, limitAfter } from "./backoff.js";
import { dueTime, isExpired, type Entry, type Hold } from "./entry.js";
import type { Contents, Outbox } from "./outbox.js";
import type { Outcome } from "./outcome.js";
import type { TextChange } from "./vault.js";

export interface World {
  now(): number; // ms since the epoch
  chance(): number; // [0, 1)
  after(ms: number, then: () => void): () => void; // calls once; gives the way to call it off
  exclusively(work: () => Promise<void>): Promise<void>; // one sender at a time, across tabs
}

export interface SenderParts {
  readonly world: World;
  readonly outbox: Outbox;
  post(entry: Entry): Promise<Outcome>;
  report(event: DeliveryEvent, entry: Entry): void;
  mayTry(entry: Entry): boolean; // the service worker has no headers of the host's
  readonly form: string; // whose own complaints need no receipt: it shows the reference itself
}

// What gives the answers back to the person: the receiver's answer, or none in 30 days.
type NotTaken = Exclude<Outcome, { kind: "again" | "sent" }> | { readonly kind: "expired" };

const longestWish = 24 * 3_600_000; // ms; a receiver that names a later time is asked once a day

export class Sender {
  readonly #parts: SenderParts;
  readonly #mine = new Map<string, Entry>(); // handed in here and without an answer
  #hurried = 0;
  #unread = 0; // how often in a row the device could not be read
  #cancelTimer: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  // Keeps the complaint, then tries at once. The promise ends when it is kept, not when it is sent.
  async add(entry: Entry, following: readonly TextChange[]): Promise<void> {
    this.#mine.set(entry.id, entry);
    await this.#parts.outbox.put(entry, following);
    void this.run();
  }

  // Another tab says that something became of a complaint. What it was stands in the outbox.
  async lookAt(id: string): Promise<void> {
    if (!this.#mine.has(id)) return;
    const { entries } = await this.#parts.outbox.contents();
    const entry = entries.find((other) => other.id === id);
    if (!entry || !this.#mine.has(id) || this.#closed) return;
    if (entry.held !== "") await this.#tellHeld(entry);
    else if (entry.failures > 0) this.#parts.report({ type: "waiting", complaint: id, since: entry.since }, entry);
  }

  // All that was handed in here; nothing of it is sent any more, but for an attempt that is under way.
  giveUp(): readonly string[] {
    const ids = [...this.#mine.keys()];
    this.#mine.clear();
    return ids;
  }

  // The connection came back, or the person is looking: do not wait for our own backoff, only for the receiver's.
  retryNow(): Promise<void> {
    this.#hurried = this.#parts.world.now();
    return this.run();
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer?.();
  }

  run(): Promise<void> {
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    let pause = 0;
    try {
      await this.#parts.world.exclusively(() => this.#round());
    } catch {
      pause = firstLimit;
    }
    this.#running = undefined;
    await this.#wait(pause);
  }

  async #round(): Promise<void> {
    await this.#keepMine();
    if (this.#closed) return;
    for (let next = await this.#nextDue(); next && !this.#closed; next = await this.#nextDue()) await this.#try(next);
  }

  // What was handed in here and has had no answer must be in the outbox, whatever became of the tab that took it out. An
  // answer that another tab got and could not tell is told now.
  async #keepMine(): Promise<void> {
    if (this.#mine.size === 0) return;
    const { entries, isWhole } = await this.#parts.outbox.contents();
    if (!isWhole) return;
    const kept = new Map(entries.map((entry) => [entry.id, entry]));
    for (const entry of this.#mine.values()) {
      const now = kept.get(entry.id);
      if (!now) await this.#parts.outbox.put(entry, []);
      else if (now.held !== "") await this.#tellHeld(now);
    }
  }

  async #tellHeld(entry: Entry): Promise<void> {
    this.#mine.delete(entry.id);
    this.#parts.report(heldEvent(entry), entry);
    if (entry.held === "sent") await this.#parts.outbox.remove(entry.id);
  }

  async #open(): Promise<Contents> {
    const { entries, isWhole } = await this.#parts.outbox.contents();
    return { entries: entries.filter((entry) => entry.held === "" && this.#parts.mayTry(entry)), isWhole };
  }

  #due(entry: Entry): number {
    return dueTime(entry, this.#hurried, this.#parts.world.now());
  }

  async #nextDue(): Promise<Entry | undefined> {
    return (await this.#open()).entries.find((entry) => this.#due(entry) <= this.#parts.world.now());
  }

  async #wait(least: number): Promise<void> {
    this.#cancelTimer?.();
    if (this.#closed) return;
    const { entries, isWhole } = await this.#open();
    const now = this.#parts.world.now();
    const times = entries.map((entry) => this.#due(entry));
    this.#unread = isWhole ? 0 : this.#unread + 1;
    if (!isWhole) times.push(now + limitAfter(this.#unread));
    if (times.length === 0 || this.#closed) return;
    this.#cancelTimer?.();
    this.#cancelTimer = this.#parts.world.after(Math.max(least, Math.min(...times) - now), () => void this.run());
  }

  async #try(entry: Entry): Promise<void> {
    const { world, outbox, report, post, form } = this.#parts;
    if (isExpired(entry, world.now())) return this.#hold(entry, { kind: "expired" });
    report({ type: "sending", complaint: entry.id }, entry);
    const outcome = await post(entry);
    if (outcome.kind === "again") return this.#keep(entry, outcome.notBefore ?? 0);
    if (outcome.kind !== "sent") return this.#hold(entry, outcome);
    const { reference, receivedAt } = outcome;
    this.#mine.delete(entry.id);
    if (entry.owner === form && !this.#closed) {
      const removed = outbox.remove(entry.id); // begun before a listener of the host may leave the page
      report({ type: "sent", complaint: entry.id, reference, receivedAt }, entry);
      return removed;
    }
    await outbox.update({ ...entry, payload: "", held: "sent", reference, receivedAt });
    report({ type: "sent", complaint: entry.id, reference, receivedAt }, entry);
  }

  async #keep(entry: Entry, wish: number): Promise<void> {
    const { world, outbox, report } = this.#parts;
    const now = world.now();
    const failures = entry.failures + 1;
    const nextAttempt = now + backoff(failures, world.chance());
    const tried = { ...entry, failures, triedAt: now, nextAttempt, notBefore: Math.min(wish, now + longestWish) };
    if (this.#mine.has(entry.id)) this.#mine.set(entry.id, tried);
    await outbox.update(tried);
    report({ type: "waiting", complaint: entry.id, since: entry.since }, entry);
  }

  // The answers are the person's again. The entry stays until they are sent anew: the tab may close before that.
  async #hold(entry: Entry, outcome: NotTaken): Promise<void> {
    this.#mine.delete(entry.id);
    const problems = outcome.kind === "refused" ? outcome.problems : [];
    const held: Entry = { ...entry, triedAt: this.#parts.world.now(), held: holdOf(outcome.kind), problems };
    await this.#parts.outbox.update(held);
    this.#parts.report(heldEvent(held), held);
  }
}

const holdOf = (kind: NotTaken["kind"]): Hold => (kind === "sessionEnded" ? "session" : kind);

function heldEvent({ id: complaint, held, reference, receivedAt, problems }: Entry): DeliveryEvent {
  switch (held) {
    case "sent":
      return { type: "sent", complaint, reference, receivedAt };
    case "session":
      return { type: "sessionEnded", complaint };
    case "refused":
      return { type: "refused", complaint, problems };
    default:
      return { type: "rejected", complaint };
  }
}
