// Sends what waits in the outbox, one at a time, until each has its answer. Clock, chance, network and storage come from
// outside, so that all of it runs in a test against a clock that the test turns.

import { localTimestamp } from "../glue/moment.js";
import type { DeliveryEvent } from "../glue/wire.js";
import { backoff, firstLimit, limitAfter } from "./backoff.js";
import { dueTime, isExpired, type Entry, type Hold } from "./entry.js";
import type { Contents, Outbox } from "./outbox.js";
import type { Outcome } from "./outcome.js";
import { attemptLimit } from "./post.js";
import type { TextChange } from "./vault.js";

export interface World {
  now(): number; // ms since the epoch
  chance(): number; // [0, 1)
  after(ms: number, then: () => void): () => void; // calls once; gives the way to call it off
  // One sender at a time, across tabs, if the others let go in time (`lockLimit`). After that it works all the same: a frozen page
  // must not stop the rest, and a second sender is harmless, for the receiver gives the same id the same answer.
  exclusively(work: () => Promise<void>): Promise<void>;
}

export const lockLimit = attemptLimit + 15_000; // ms; an attempt and what it writes
export const memoryLimit = 2_000; // ms without an answer, after which a complaint is put on the device

export interface SenderParts {
  readonly world: World;
  readonly outbox: Outbox;
  post(entry: Entry): Promise<Outcome>;
  report(event: DeliveryEvent, entry: Entry): void;
  mayTry(entry: Entry): boolean; // the service worker has no headers of the host's
  thrownAway(id: string): void; // handed in here, and wiped in another tab
  removed(id: string): void; // its receipt was told, and it is on the device no more
  isShown(entry: Entry): boolean; // it is that of the form's page, which shows the reference: it needs no receipt
}

// What gives the answers back to the person: the receiver's answer, or none in 30 days.
type NotTaken = Exclude<Outcome, { kind: "again" | "sent" }> | { readonly kind: "expired" };

const longestWish = 24 * 3_600_000; // ms; a receiver that names a later time is asked once a day

export class Sender {
  readonly #parts: SenderParts;
  readonly #mine = new Map<string, Entry>(); // handed in here and without an answer
  readonly #underWay = new Set<string>(); // being tried from memory
  #hurried = -Infinity; // when somebody last looked
  #unread = 0; // how often in a row the device could not be read
  #cancelTimer: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  // Tries at once, from memory: what is answered soon never touches the disk. Where these answers have records on the device
  // already (`following` removes them; `isOnDevice`: the complaint itself is one) the complaint takes their place first, all or
  // nothing: else a crash could leave a draft of what was received. The promise ends when the first attempt has begun.
  async add(entry: Entry, following: readonly TextChange[], isOnDevice: boolean): Promise<void> {
    const { outbox } = this.#parts;
    if (isOnDevice || following.length > 0) {
      await outbox.put(entry, following);
      this.#mine.set(entry.id, entry); // not before it is there: it would be restored, without what follows from it
      return void this.run();
    }
    this.#mine.set(entry.id, entry);
    outbox.hold(entry);
    void this.#tryFromMemory(entry);
  }

  async #tryFromMemory(entry: Entry): Promise<void> {
    const { outbox, world } = this.#parts;
    this.#underWay.add(entry.id);
    world.after(memoryLimit, () => void outbox.keep(entry.id)); // unless it has gone from memory
    await this.#try(entry).catch(() => undefined);
    this.#underWay.delete(entry.id);
    await this.run();
  }

  // Tries what was held back, but for what another look has released already, or what was tried since.
  async release(held: readonly Entry[]): Promise<void> {
    const { outbox } = this.#parts;
    const { entries } = await outbox.contents();
    for (const { id, triedAt } of held) {
      const now = entries.find((entry) => entry.id === id);
      if (now && now.held !== "" && now.triedAt === triedAt) await outbox.update({ ...now, held: "" });
    }
    await this.run();
  }

  // Another tab says that something became of a complaint. What it was stands in the outbox.
  async lookAt(id: string): Promise<void> {
    const { entries } = await this.#parts.outbox.contents();
    const entry = entries.find((other) => other.id === id);
    if (!entry || !this.#isSameSending(entry) || this.#closed) return;
    if (entry.held !== "") this.#tellHeld(entry);
    else if (entry.failures > 0) this.#parts.report(waitingOf(entry, true), entry);
  }

  // Nothing that was handed in here is sent any more, but for an attempt that is under way.
  giveUp(): void {
    this.#mine.clear();
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
      await this.lookForWiped();
      while (!this.#closed && (await this.#nextDue())) await this.#parts.world.exclusively(() => this.#tryNext());
    } catch {
      pause = firstLimit;
    }
    this.#running = undefined;
    await this.#wait(pause);
  }

  // Looked for anew: another tab may have sent it while this one waited.
  async #tryNext(): Promise<void> {
    const next = this.#closed ? undefined : await this.#nextDue();
    if (next && !this.#closed) await this.#try(next);
  }

  // What was handed in here and has had no answer must be in the outbox, whatever became of the tab that took it out, unless its
  // person wiped it in another tab. An answer that another tab got and could not tell is told now.
  async lookForWiped(): Promise<void> {
    const { outbox, thrownAway } = this.#parts;
    if (this.#mine.size === 0) return outbox.seeWipe();
    const { entries, isWhole } = await outbox.contents();
    if (!isWhole) return;
    const kept = new Map(entries.map((entry) => [entry.id, entry]));
    for (const entry of this.#mine.values()) {
      if (this.#closed) return; // a receipt is for the next form to show
      const now = kept.get(entry.id);
      if (now && now.held !== "" && this.#isSameSending(now)) this.#tellHeld(now);
      else if (!now && !(await outbox.restore(entry))) {
        this.#mine.delete(entry.id);
        thrownAway(entry.id);
      }
    }
    outbox.seeWipe();
  }

  // The person may have sent it once more while the device was read.
  #isSameSending({ id, createdAt }: Entry): boolean {
    return this.#mine.get(id)?.createdAt === createdAt;
  }

  #tellHeld(entry: Entry): void {
    this.#mine.delete(entry.id);
    this.#parts.report(heldEvent(entry), entry);
    if (entry.held === "sent") void this.#remove(entry.id);
  }

  async #open(): Promise<Contents> {
    const { entries, isWhole } = await this.#parts.outbox.contents();
    const isOpen = (entry: Entry): boolean => entry.held === "" && !this.#underWay.has(entry.id) && this.#parts.mayTry(entry);
    return { entries: entries.filter(isOpen), isWhole };
  }

  #due(entry: Entry): number {
    return dueTime(entry, this.#hurried, this.#parts.world.now());
  }

  async #nextDue(): Promise<Entry | undefined> {
    return (await this.#open()).entries.find((entry) => this.#due(entry) <= this.#parts.world.now());
  }

  async #wait(least: number): Promise<void> {
    const { entries, isWhole } = await this.#open();
    const now = this.#parts.world.now();
    const times = entries.map((entry) => this.#due(entry));
    this.#unread = isWhole ? 0 : this.#unread + 1;
    if (!isWhole) times.push(now + limitAfter(this.#unread));
    this.#cancelTimer?.();
    if (times.length === 0 || this.#closed) return;
    this.#cancelTimer = this.#parts.world.after(Math.max(least, Math.min(...times) - now), () => void this.run());
  }

  async #try(entry: Entry): Promise<void> {
    const { world, outbox, report, post, isShown } = this.#parts;
    if (isExpired(entry, world.now())) return this.#hold(entry, { kind: "expired" });
    report({ type: "sending", complaint: entry.id }, entry);
    const outcome = await post(entry);
    if (outcome.kind === "again") return this.#keep(entry, outcome.notBefore ?? 0);
    if (outcome.kind !== "sent") return this.#hold(entry, outcome);
    const { reference, receivedAt } = outcome;
    this.#mine.delete(entry.id);
    if (isShown(entry) && !this.#closed) {
      const removed = this.#remove(entry.id); // begun before a listener of the host may leave the page
      report({ type: "sent", complaint: entry.id, reference, receivedAt }, entry);
      return removed;
    }
    await outbox.update({ ...entry, payload: "", held: "sent", reference, receivedAt });
    report({ type: "sent", complaint: entry.id, reference, receivedAt }, entry);
  }

  async #remove(id: string): Promise<void> {
    await this.#parts.outbox.remove(id);
    this.#parts.removed(id);
  }

  async #keep(entry: Entry, wish: number): Promise<void> {
    const { world, outbox, report } = this.#parts;
    const now = world.now();
    const failures = entry.failures + 1;
    const nextAttempt = now + backoff(failures, world.chance());
    const tried = { ...entry, failures, triedAt: now, nextAttempt, notBefore: Math.min(wish, now + longestWish) };
    if (this.#mine.has(entry.id)) this.#mine.set(entry.id, tried);
    if (!(await this.#wasTriedSince(entry))) await outbox.update(tried);
    report(waitingOf(tried, !outbox.isOnlyInMemory(tried.id)), tried);
  }

  // By another tab, while this attempt took long or was frozen: what that one heard is newer.
  async #wasTriedSince(entry: Entry): Promise<boolean> {
    let { entries, isWhole } = await this.#parts.outbox.contents();
    for (let tries = 1; !isWhole && tries < 3; ++tries) ({ entries, isWhole } = await this.#parts.outbox.contents());
    return entries.some((other) => other.id === entry.id && other.triedAt > entry.triedAt);
  }

  // The answers are the person's again. The entry stays until they are sent anew: the tab may close before that.
  async #hold(entry: Entry, outcome: NotTaken): Promise<void> {
    this.#mine.delete(entry.id);
    const problems = outcome.kind === "refused" ? outcome.problems : [];
    const triedAt = this.#parts.world.now();
    const held: Entry = { ...entry, triedAt, nextAttempt: 0, notBefore: 0, held: holdOf(outcome.kind), problems }; // pauses are over
    await this.#parts.outbox.update(held);
    this.#parts.report(heldEvent(held), held);
  }
}

const waitingOf = ({ id, since, triedAt }: Entry, kept: boolean): DeliveryEvent => ({
  type: "waiting",
  complaint: id,
  since,
  triedAt: localTimestamp(new Date(triedAt)),
  kept,
});
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
