// What the device keeps: sealed records on two shelves. The browser's store is IndexedDB (device.ts); without one a store in
// memory serves as long as the page lives.

export type Shelf = "outbox" | "drafts";

export const shelves: readonly Shelf[] = ["outbox", "drafts"];

// The format of a record, and of the text in it, that this version writes. It leaves later ones, which a newer version in another
// tab has written, as they are. Formats 1 and 2 were never released: nothing reads them.
export const recordFormat = 3;
export const firstFormat = 3;

export interface Sealed {
  readonly format: number;
  readonly id: string; // of the complaint or draft; says nothing about a person
  readonly account: string; // keyed digest of the account's name (seal.ts)
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly key?: CryptoKey; // of this record alone; absent: the account's own, which is never kept here
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

export type Change =
  | { readonly kind: "put"; readonly shelf: Shelf; readonly record: Sealed }
  | { readonly kind: "add"; readonly shelf: Shelf; readonly record: Sealed } // only while none with its id is there
  | { readonly kind: "replace"; readonly shelf: Shelf; readonly record: Sealed } // only while one with its id is there, of no later format
  | { readonly kind: "remove"; readonly shelf: Shelf; readonly id: string };

export interface Store {
  all(shelf: Shelf): Promise<readonly Sealed[]>;
  // All or nothing; on disk when the promise ends. When both shelves are empty afterwards the whole database goes.
  change(changes: readonly Change[]): Promise<void>;
  // Another word after every "Wis mijn antwoorden" in whatever tab; empty when there was none, or the browser has thrown everything away.
  lastWipe(): string;
  markWipe(): void;
}
