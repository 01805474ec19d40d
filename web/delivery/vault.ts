// Records of text on a device that holds them sealed: those of one account. The others' are neither read nor counted nor removed.

import { recordFormat, shelves, type Change, type Sealed, type Shelf, type Store } from "./store.js";

export interface Sealer {
  seal(id: string, text: string): Promise<Omit<Sealed, "format">>;
  whose(record: Sealed): Promise<"own" | "another's" | "nobody's">; // nobody's: nothing opens it
  open(record: Sealed): Promise<string | undefined>; // undefined: it is broken
}

export type TextChange =
  | { readonly kind: "put" | "add" | "replace"; readonly shelf: Shelf; readonly id: string; readonly text: string }
  | { readonly kind: "remove"; readonly shelf: Shelf; readonly id: string };

export interface Opened {
  readonly texts: ReadonlyMap<string, string>;
  readonly unreadable: readonly string[]; // ids
}

const isOfLaterVersion = ({ format }: Sealed): boolean => format > recordFormat;

export class Vault {
  readonly #store: Store;
  readonly #sealer: Sealer;

  constructor(store: Store, sealer: Sealer) {
    this.#store = store;
    this.#sealer = sealer;
  }

  async read(shelf: Shelf): Promise<Opened> {
    const texts = new Map<string, string>();
    const unreadable: string[] = [];
    for (const record of await this.#known(shelf)) {
      const text = await this.#sealer.open(record);
      if (text === undefined) unreadable.push(record.id);
      else texts.set(record.id, text);
    }
    return { texts, unreadable };
  }

  async ids(shelf: Shelf): Promise<readonly string[]> {
    return (await this.#known(shelf)).map((record) => record.id);
  }

  async write(changes: readonly TextChange[]): Promise<void> {
    await this.#store.change(await Promise.all(changes.map((change) => this.#sealed(change))));
  }

  // Writes, unless something was wiped since `lastWipe` was `seen`. False: nothing of it is on the device.
  async writeUnlessWiped(changes: readonly TextChange[], seen: string): Promise<boolean> {
    if (this.#wasWiped(seen)) return false;
    await this.write(changes);
    if (!this.#wasWiped(seen)) return true;
    await this.write(changes.map(({ shelf, id }) => ({ kind: "remove", shelf, id })));
    return false;
  }

  get lastWipe(): string {
    return this.#store.lastWipe();
  }

  // Without a mark it was the browser that threw everything away.
  #wasWiped(seen: string): boolean {
    return this.lastWipe !== "" && this.lastWipe !== seen;
  }

  // Removes all of this account, whichever version wrote it, but for the records named. By the mark, which is set first, other
  // tabs see that what they miss was wiped.
  async wipe(except: readonly string[]): Promise<void> {
    this.#store.markWipe();
    const changes: Change[] = [];
    for (const shelf of shelves)
      for (const record of await this.#store.all(shelf))
        if (!except.includes(record.id) && (await this.#sealer.whose(record)) !== "another's")
          changes.push({ kind: "remove", shelf, id: record.id });
    if (changes.length > 0) await this.#store.change(changes);
  }

  // A later version's records are not for this one: neither read nor counted, and not taken away as unreadable.
  async #known(shelf: Shelf): Promise<readonly Sealed[]> {
    const known: Sealed[] = [];
    for (const record of await this.#store.all(shelf))
      if (!isOfLaterVersion(record) && (await this.#sealer.whose(record)) !== "another's") known.push(record);
    return known;
  }

  async #sealed(change: TextChange): Promise<Change> {
    if (change.kind === "remove") return change;
    const { kind, shelf, id, text } = change;
    return { kind, shelf, record: { ...(await this.#sealer.seal(id, text)), format: recordFormat } };
  }
}
