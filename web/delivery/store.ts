// What the device keeps: sealed records on two shelves. The browser's store is IndexedDB (device.ts); without one a store in
// memory serves as long as the page lives.

export type Shelf = "outbox" | "drafts";

// The format of a record, and of the text in it, that this version writes. It reads older ones, and leaves later ones, which a
// newer version in another tab has written, as they are. Format 1 had no such member.
export const recordFormat = 2;

export interface Sealed {
  readonly format?: number;
  readonly id: string; // of the complaint or draft; says nothing about a person
  readonly key: string; // name of the key that opens it
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

export type Change =
  | { readonly kind: "put"; readonly shelf: Shelf; readonly record: Sealed }
  | { readonly kind: "replace"; readonly shelf: Shelf; readonly record: Sealed } // only while one with its id is there
  | { readonly kind: "remove"; readonly shelf: Shelf; readonly id: string };

export interface Store {
  all(shelf: Shelf): Promise<readonly Sealed[]>;
  // All or nothing; on disk when the promise ends. Rejects with StaleKey when the device has another key by now.
  change(changes: readonly Change[]): Promise<void>;
  clear(): Promise<void>; // both shelves and the key
}

export class StaleKey extends Error {}
