// The device's store as the tabs of one browser share it: what is committed outlives every tab.

import { StaleKey, type Change, type Sealed, type Shelf, type Store } from "../../../../web/delivery/store.js";
import type { Sealer } from "../../../../web/delivery/vault.js";

export class Disk {
  readonly shelves: Record<Shelf, Map<string, Sealed>> = { outbox: new Map(), drafts: new Map() };
  key = "";
  #keys = 0;

  keyName(): string {
    if (this.key === "") this.key = `key${++this.#keys}`;
    return this.key;
  }

  text(shelf: Shelf, id: string): string | undefined {
    const record = this.shelves[shelf].get(id);
    return record && new TextDecoder().decode(record.data);
  }

  texts(shelf: Shelf): string[] {
    return [...this.shelves[shelf].keys()].map((id) => this.text(shelf, id)!);
  }

  apply(changes: readonly Change[]): void {
    if (changes.some((change) => change.kind !== "remove" && change.record.key !== this.key)) throw new StaleKey();
    for (const change of changes) {
      const shelf = this.shelves[change.shelf];
      if (change.kind === "remove") shelf.delete(change.id);
      else if (change.kind === "put" || shelf.has(change.record.id)) shelf.set(change.record.id, change.record);
    }
  }

  clear(): void {
    this.shelves.outbox.clear();
    this.shelves.drafts.clear();
    this.key = "";
  }
}

// One tab's way to the disk. `step` carries out an act after some time, unless the tab ends before or just after it.
export class DiskStore implements Store {
  readonly #disk: Disk;
  readonly #step: <T>(act: () => T) => Promise<T>;
  readonly #isFull: () => boolean;
  readonly #failsToRead: () => boolean;
  readonly #committed: (changes: readonly Change[]) => void;

  constructor(
    disk: Disk,
    step: <T>(act: () => T) => Promise<T>,
    isFull: () => boolean,
    failsToRead: () => boolean,
    committed: (changes: readonly Change[]) => void,
  ) {
    this.#disk = disk;
    this.#step = step;
    this.#isFull = isFull;
    this.#failsToRead = failsToRead;
    this.#committed = committed;
  }

  all(shelf: Shelf): Promise<readonly Sealed[]> {
    return this.#step(() => {
      if (this.#failsToRead()) throw new Error("the device does not answer");
      return [...this.#disk.shelves[shelf].values()];
    });
  }

  change(changes: readonly Change[]): Promise<void> {
    return this.#step(() => {
      if (this.#isFull() && changes.some((change) => change.kind === "put")) throw new Error("no room");
      this.#disk.apply(changes);
      this.#committed(changes);
    });
  }

  clear(): Promise<void> {
    return this.#step(() => this.#disk.clear());
  }
}

// Seals nothing: that is tested in the browser, with the browser's own key. It keeps to the names of keys.
export class PlainSealer implements Sealer {
  readonly #disk: Disk;
  #key = "";

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  seal(id: string, text: string): Promise<Sealed> {
    return Promise.resolve({ id, key: this.#name(), iv: new Uint8Array(0), data: new TextEncoder().encode(text).buffer });
  }

  open(record: Sealed): Promise<string | undefined> {
    if (this.#name() !== record.key) this.renew();
    return Promise.resolve(this.#name() === record.key ? new TextDecoder().decode(record.data) : undefined);
  }

  renew(): void {
    this.#key = "";
  }

  #name(): string {
    if (this.#key === "") this.#key = this.#disk.keyName();
    return this.#key;
  }
}
