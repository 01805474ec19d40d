// The device's store as the tabs of one browser share it: what is committed outlives every tab.

import { recordFormat, type Change, type Sealed, type Shelf, type Store } from "../../../../web/delivery/store.js";
import type { Sealer } from "../../../../web/delivery/vault.js";

export class Disk {
  readonly shelves: Record<Shelf, Map<string, Sealed>> = { outbox: new Map(), drafts: new Map() };
  wipe = "";
  #wipes = 0;

  text(shelf: Shelf, id: string): string | undefined {
    const record = this.shelves[shelf].get(id);
    return record && new TextDecoder().decode(record.data);
  }

  texts(shelf: Shelf): string[] {
    return [...this.shelves[shelf].keys()].map((id) => this.text(shelf, id)!);
  }

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      const shelf = this.shelves[change.shelf];
      if (change.kind === "remove") shelf.delete(change.id);
      else {
        const { kind, record } = change;
        const before = shelf.get(record.id)?.format;
        const fits = kind === "put" || (kind === "add" ? before === undefined : before !== undefined && before <= record.format);
        if (fits) shelf.set(record.id, record);
      }
    }
  }

  markWipe(): void {
    this.wipe = `wipe${++this.#wipes}`;
  }
}

export interface Surroundings {
  step<T>(act: () => T): Promise<T>; // carries out an act after some time, unless the tab ends before or just after it
  isFull(): boolean;
  failsToRead(): boolean;
  failsToWrite(): boolean;
  committed(changes: readonly Change[]): void;
}

// One tab's way to the disk.
export class DiskStore implements Store {
  readonly #disk: Disk;
  readonly #around: Surroundings;

  constructor(disk: Disk, around: Surroundings) {
    this.#disk = disk;
    this.#around = around;
  }

  all(shelf: Shelf): Promise<readonly Sealed[]> {
    return this.#around.step(() => {
      if (this.#around.failsToRead()) throw new Error("the device does not answer");
      return [...this.#disk.shelves[shelf].values()];
    });
  }

  change(changes: readonly Change[]): Promise<void> {
    return this.#around.step(() => {
      if (this.#around.failsToWrite()) throw new Error("the connection is lost");
      if (this.#around.isFull() && changes.some(({ kind }) => kind === "put" || kind === "add")) throw new Error("no room");
      this.#disk.apply(changes);
      this.#around.committed(changes);
    });
  }

  lastWipe(): string {
    return this.#disk.wipe;
  }

  markWipe(): void {
    this.#disk.markWipe();
  }
}

// The store of a later version of the code: it writes its own format, and reads this one's too.
export class LaterStore implements Store {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async all(shelf: Shelf): Promise<readonly Sealed[]> {
    const records = await this.#store.all(shelf);
    return records.map((record) => (record.format === recordFormat + 1 ? { ...record, format: recordFormat } : record));
  }

  change(changes: readonly Change[]): Promise<void> {
    return this.#store.change(
      changes.map((change) =>
        change.kind === "remove" ? change : { ...change, record: { ...change.record, format: recordFormat + 1 } },
      ),
    );
  }

  lastWipe(): string {
    return this.#store.lastWipe();
  }

  markWipe(): void {
    this.#store.markWipe();
  }
}

const none = new Uint8Array(0);

// Seals nothing: that is tested with real keys (seal_test.ts, and in browsers). It keeps to whose a record is.
export class PlainSealer implements Sealer {
  readonly #account: string;

  constructor(account: string) {
    this.#account = account;
  }

  seal(id: string, text: string): Promise<Omit<Sealed, "format">> {
    return Promise.resolve({ id, account: this.#account, salt: none, iv: none, data: new TextEncoder().encode(text).buffer });
  }

  whose(record: Sealed): Promise<"own" | "another's"> {
    return Promise.resolve(record.account === this.#account ? "own" : "another's");
  }

  open(record: Sealed): Promise<string | undefined> {
    return Promise.resolve(new TextDecoder().decode(record.data));
  }
}
