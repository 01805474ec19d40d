// Sends what waits in the outbox, one at a time, until each has its answer. Clock, chance, network and storage come from
// outside, so that all of it runs in a test against a clock that the test turns.

import type { DeliveryEvent } from "../glue/wire.js";
import { backoff } from "./backoff.js";
import type { Entry, Outbox } from "./outbox.js";
import type { Outcome } from "./outcome.js";

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
  report(event: DeliveryEvent): void;
}

export class Sender {
  readonly #parts: SenderParts;
  readonly #due = new Map<string, number>(); // earliest next attempt by our own backoff
  #cancelTimer: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  // Keeps the complaint, then tries at once. The promise ends when it is kept, not when it is sent.
  async add(id: string, payload: string, since: string): Promise<void> {
    await this.#parts.outbox.put({ id, payload, since, failures: 0, notBefore: 0 });
    this.#due.delete(id);
    void this.run();
  }

  // The connection came back, or the person is looking: do not wait for our own backoff, only for the receiver's.
  hurry(): Promise<void> {
    this.#due.clear();
    return this.run();
  }

  async forgetAll(): Promise<void> {
    this.#due.clear();
    await this.#parts.outbox.clear();
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer?.();
  }

  run(): Promise<void> {
    this.#running ??= this.#parts.world
      .exclusively(() => this.#round())
      .finally(() => (this.#running = undefined))
      .then(() => this.#wait());
    return this.#running;
  }

  async #round(): Promise<void> {
    for (let next = await this.#nextDue(); next && !this.#closed; next = await this.#nextDue()) await this.#try(next);
  }

  #dueTime(entry: Entry): number {
    return Math.max(entry.notBefore, this.#due.get(entry.id) ?? 0);
  }

  async #nextDue(): Promise<Entry | undefined> {
    const entries = await this.#parts.outbox.all();
    return entries.find((entry) => this.#dueTime(entry) <= this.#parts.world.now());
  }

  async #wait(): Promise<void> {
    this.#cancelTimer?.();
    const times = (await this.#parts.outbox.all()).map((entry) => this.#dueTime(entry));
    if (times.length === 0 || this.#closed) return;
    const pause = Math.max(0, Math.min(...times) - this.#parts.world.now());
    this.#cancelTimer = this.#parts.world.after(pause, () => void this.run());
  }

  async #try(entry: Entry): Promise<void> {
    this.#parts.report({ type: "sending", complaint: entry.id });
    const outcome = await this.#parts.post(entry);
    if (outcome.kind === "again") return this.#keep(entry, outcome.notBefore ?? 0);
    await this.#parts.outbox.remove(entry.id);
    this.#due.delete(entry.id);
    this.#parts.report(eventOf(entry.id, outcome));
  }

  async #keep(entry: Entry, notBefore: number): Promise<void> {
    const { world, outbox, report } = this.#parts;
    const failures = entry.failures + 1;
    this.#due.set(entry.id, world.now() + backoff(failures, world.chance()));
    await outbox.put({ ...entry, failures, notBefore });
    report({ type: "waiting", complaint: entry.id, since: entry.since });
  }
}

function eventOf(complaint: string, outcome: Exclude<Outcome, { kind: "again" }>): DeliveryEvent {
  switch (outcome.kind) {
    case "sent":
      return { type: "sent", complaint, reference: outcome.reference, receivedAt: outcome.receivedAt };
    case "refused":
      return { type: "refused", complaint, problems: outcome.problems };
    case "rejected":
      return { type: "rejected", complaint };
    case "sessionEnded":
      return { type: "sessionEnded", complaint };
  }
}
