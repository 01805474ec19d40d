// Records of text on a device that holds them sealed.

import { recordFormat, StaleKey, type Change, type Sealed, type Shelf, type Store } from "./store.js";

export interface Sealer {
  seal(id: string, text: string): Promise<Sealed>;
  open(record: Sealed): Promise<string | undefined>; // undefined: not with the key that this device has
  renew(): void; // the device has another key by now
}

export type TextChange =
  | { readonly kind: "put" | "replace"; readonly shelf: Shelf; readonly id: string; readonly text: string }
  | { readonly kind: "remove"; readonly shelf: Shelf; readonly id: string };

export interface Opened {
  readonly texts: ReadonlyMap<string, string>;
  readonly unreadable: readonly string[]; // ids
}

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
    try {
      await this.#writeOnce(changes);
    } catch (reason) {
      if (!(reason instanceof StaleKey)) throw reason;
      this.#sealer.renew();
      await this.#writeOnce(changes);
    }
  }

  async clear(): Promise<void> {
    await this.#store.clear();
    this.#sealer.renew();
  }

  renew(): void {
    this.#sealer.renew();
  }

  // A later version's records are not for this one: neither read nor counted, and not taken away as unreadable.
  async #known(shelf: Shelf): Promise<readonly Sealed[]> {
    return (await this.#store.all(shelf)).filter(({ format = 1 }) => format <= recordFormat);
  }

  async #writeOnce(changes: readonly TextChange[]): Promise<void> {
    const sealed: Change[] = [];
    for (const change of changes) {
      if (change.kind === "remove") sealed.push(change);
      else sealed.push({ kind: change.kind, shelf: change.shelf, record: await this.#seal(change.id, change.text) });
    }
    await this.#store.change(sealed);
  }

  async #seal(id: string, text: string): Promise<Sealed> {
    return { ...(await this.#sealer.seal(id, text)), format: recordFormat };
  }
}
