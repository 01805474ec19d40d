// What waits to be sent. Most complaints never get here: they are held in memory until the first attempt has its answer. What has
// none soon is on the device, and goes only when a reference has been read, a later version of the same complaint takes its place,
// or the person throws it away. What the device does not take stays in memory, and the person is told.

import { readEntry, type Entry } from "./entry.js";
import type { Vault, TextChange } from "./vault.js";

export interface Contents {
  readonly entries: readonly Entry[]; // oldest first
  readonly isWhole: boolean; // false: the device could not be read, and these are only those in memory
}

export interface OutboxNews {
  refused(): void; // the device does not keep what it is given
  unreadable(): void; // it holds something that cannot be opened any more
}

export const writing = (kind: "put" | "add" | "replace", entry: Entry): TextChange => ({
  kind,
  shelf: "outbox",
  id: entry.id,
  text: JSON.stringify(entry),
});

export const removing = (shelf: "outbox" | "drafts", id: string): TextChange => ({ kind: "remove", shelf, id });

const byAge = (one: Entry, other: Entry): number => one.createdAt - other.createdAt;

export class Outbox {
  readonly #vault: Vault | undefined;
  readonly #news: OutboxNews;
  readonly #memory = new Map<string, Entry>(); // not on the device
  readonly #newer = new Map<string, Entry>(); // on the device, in an older version
  readonly #gone = new Set<string>(); // on the device, although done with
  readonly #keeping = new Map<string, Promise<void>>();
  #wipe: string; // the last one that is known here
  #moved = 0; // so many went from memory to the device

  // No vault: this browser has nothing to keep it in.
  constructor(vault: Vault | undefined, news: OutboxNews) {
    this.#vault = vault;
    this.#news = news;
    this.#wipe = vault?.lastWipe ?? "";
  }

  get onlyInMemory(): boolean {
    return this.#memory.size > 0;
  }

  // Not on the device.
  isOnlyInMemory(id: string): boolean {
    return this.#memory.has(id);
  }

  // In memory, until `keep`.
  hold(entry: Entry): void {
    this.#memory.set(entry.id, entry);
  }

  // What is in memory goes to the device. One write at a time for each entry, so that the last word is what stands there.
  keep(id: string): Promise<void> {
    const keeping = this.#keeping.get(id) ?? this.#keepLatest(id).finally(() => this.#keeping.delete(id));
    this.#keeping.set(id, keeping);
    return keeping;
  }

  async keepAll(): Promise<void> {
    await Promise.all([...this.#memory.keys()].map((id) => this.keep(id)));
  }

  // With it go, all or nothing, the changes that follow from it.
  async put(entry: Entry, following: readonly TextChange[]): Promise<void> {
    this.#newer.delete(entry.id);
    this.#gone.delete(entry.id);
    const superseded = following.flatMap(({ kind, shelf, id }) => (kind === "remove" && shelf === "outbox" ? [id] : []));
    this.letGo(superseded);
    if (await this.#write([writing("put", entry), ...following])) {
      this.#leaveMemory(entry.id);
    } else {
      this.#memory.set(entry.id, entry);
      for (const id of superseded) await this.remove(id);
    }
  }

  // Another takes their place: they are not put on the device any more, and what is being put there is taken away again.
  letGo(ids: readonly string[]): void {
    for (const id of ids) {
      this.#memory.delete(id);
      this.#newer.delete(id);
    }
  }

  // An entry that was on the device and is not seen there. It is put back where nothing is, for a later version may have it.
  // False: the person threw it away, in whatever tab, and it stays away.
  async restore(entry: Entry): Promise<boolean> {
    try {
      return (await this.#vault?.writeUnlessWiped([writing("add", entry)], this.#wipe)) ?? true;
    } catch {
      this.hold(entry);
      this.#news.refused();
      return true;
    }
  }

  // All that was wiped until now has been noticed.
  seeWipe(): void {
    this.#wipe = this.#vault?.lastWipe ?? "";
  }

  // Nothing happens when it was thrown away meanwhile.
  async update(entry: Entry): Promise<void> {
    if (this.#memory.has(entry.id)) {
      this.#memory.set(entry.id, entry);
      return this.keep(entry.id);
    }
    if (await this.#write([writing("replace", entry)])) this.#newer.delete(entry.id);
    else this.#newer.set(entry.id, entry);
  }

  async contents(): Promise<Contents> {
    const moved = this.#moved;
    const kept = await this.#onDevice();
    if (moved !== this.#moved) return this.contents(); // it may have been in neither place that was looked at
    if (kept) for (const id of this.#newer.keys()) if (!kept.has(id)) this.#newer.delete(id);
    const entries = new Map([...(kept ?? []), ...this.#newer, ...this.#memory]);
    for (const id of this.#gone) entries.delete(id);
    return { entries: [...entries.values()].sort(byAge), isWhole: kept !== undefined };
  }

  async remove(id: string): Promise<void> {
    this.#memory.delete(id);
    this.#newer.delete(id);
    this.#gone.add(id);
    if (await this.#write([removing("outbox", id)])) this.#gone.delete(id);
  }

  // The device is wiped apart; this is what is in memory.
  forget(): void {
    this.#memory.clear();
    this.#newer.clear();
    this.seeWipe();
  }

  #leaveMemory(id: string): void {
    if (this.#memory.delete(id)) this.#moved += 1;
  }

  async #keepLatest(id: string): Promise<void> {
    for (let entry = this.#memory.get(id); entry;) {
      if (!(await this.#write([writing("put", entry)]))) return;
      const now = this.#memory.get(id);
      if (!now) return this.remove(id); // done with, or thrown away, while it was written
      if (now === entry) this.#leaveMemory(id);
      entry = now === entry ? undefined : now;
    }
  }

  async #write(changes: readonly TextChange[]): Promise<boolean> {
    try {
      if (!this.#vault) throw new Error("nothing keeps it");
      await this.#vault.write(changes);
      return true;
    } catch {
      if (changes.some((change) => change.kind === "put")) this.#news.refused();
      return !this.#vault && changes.every((change) => change.kind === "remove");
    }
  }

  // Undefined: it could not be read.
  async #onDevice(): Promise<Map<string, Entry> | undefined> {
    const entries = new Map<string, Entry>();
    const read = this.#vault ? await this.#vault.read("outbox").catch(() => undefined) : { texts: [], unreadable: [] };
    if (!read) return undefined;
    const lost = [...read.unreadable];
    for (const [id, text] of read.texts) {
      const entry = readEntry(text);
      if (entry) entries.set(id, entry);
      else lost.push(id);
    }
    if (lost.length > 0) await this.#giveUp(lost);
    const leftOver = [...this.#gone].filter((id) => entries.has(id));
    for (const id of leftOver) await this.remove(id);
    return entries;
  }

  async #giveUp(ids: readonly string[]): Promise<void> {
    if (await this.#write(ids.map((id) => removing("outbox", id)))) this.#news.unreadable();
  }
}
