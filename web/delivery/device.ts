// The browser's store: IndexedDB, every change on disk before it counts as done. Opening and every step have a time limit: a
// database that is blocked or broken must not keep a complaint from being sent.

import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import type { KeyKeeper, NamedKey } from "./seal.js";
import { StaleKey, type Change, type Sealed, type Shelf, type Store } from "./store.js";

interface Schema extends DBSchema {
  outbox: { key: string; value: Sealed };
  drafts: { key: string; value: Sealed };
  keys: { key: string; value: NamedKey };
}

type Name = Shelf | "keys";
type Writing = IDBPTransaction<Schema, Name[], "readwrite">;

export const databaseName = "complaint-form";
const keyName = "key";
const shelves: readonly Shelf[] = ["outbox", "drafts"];
const patience = 4_000; // ms

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the device's store does not answer")), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function apply(writing: Writing, change: Change): Promise<void> {
  const shelf = writing.objectStore(change.shelf);
  if (change.kind === "remove") return shelf.delete(change.id);
  if (change.kind === "replace" && (await shelf.getKey(change.record.id)) === undefined) return;
  await shelf.put(change.record, change.record.id);
}

function giveUp(writing: Writing): void {
  try {
    writing.abort();
  } catch {
    // over already
  }
}

export class Device implements Store, KeyKeeper {
  readonly #conditional = new Set<Writing>(); // under way, and waiting for what they have read
  #opening: Promise<IDBPDatabase<Schema>> | undefined;

  // The page goes, and may be kept as it is, frozen, for Back (seen in WebKit): a transaction that waits for it would block
  // every other page. Most are asked in one go and finish by themselves; the few others can be done without.
  leave(): void {
    for (const writing of this.#conditional) giveUp(writing);
  }

  async all(shelf: Shelf): Promise<readonly Sealed[]> {
    const reading = (await this.#database()).transaction(shelf);
    const records = reading.store.getAll();
    reading.commit();
    await within(Promise.all([records, reading.done]));
    return records;
  }

  // The key is read with the records written: were it another one by then, they are written again under that.
  change(changes: readonly Change[]): Promise<void> {
    const conditional = changes.some(({ kind }) => kind === "replace");
    return this.#write([...shelves, "keys"], conditional, async (writing) => {
      const asking = writing.objectStore("keys").get(keyName);
      const applying = Promise.all(changes.map((change) => apply(writing, change)));
      applying.catch(() => undefined); // told below, or the transaction is given up
      const current = (await asking)?.id;
      if (changes.some((change) => change.kind !== "remove" && change.record.key !== current)) throw new StaleKey();
      await applying;
    });
  }

  clear(): Promise<void> {
    return this.#write([...shelves, "keys"], false, async (writing) => {
      await Promise.all([...shelves, "keys" as const].map((name) => writing.objectStore(name).clear()));
    });
  }

  async keyOr(made: NamedKey): Promise<NamedKey> {
    let key = made;
    await this.#write(["keys"], true, async (writing) => {
      const store = writing.objectStore("keys");
      key = (await store.get(keyName)) ?? made;
      if (key === made) await store.put(made, keyName);
    });
    return key;
  }

  // Work that is not conditional asks for everything before it waits for anything.
  async #write(names: Name[], conditional: boolean, work: (writing: Writing) => Promise<void>): Promise<void> {
    const writing = (await this.#database()).transaction(names, "readwrite", { durability: "strict" });
    const { done } = writing;
    done.catch(() => undefined); // told by the race below, also when `work` fails first
    const working = work(writing);
    if (conditional) this.#conditional.add(writing);
    else writing.commit();
    try {
      await within(working.then(() => done));
    } catch (reason) {
      giveUp(writing);
      throw reason;
    } finally {
      this.#conditional.delete(writing);
    }
  }

  // Opened when first needed, and again after a failure.
  #database(): Promise<IDBPDatabase<Schema>> {
    const opening = (this.#opening ??= within(this.#open()));
    opening.catch(() => this.#opening === opening && this.#letGo());
    return opening;
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    return openDB<Schema>(databaseName, 1, {
      upgrade: (database) => {
        for (const name of [...shelves, "keys"] as const) database.createObjectStore(name);
      },
      blocking: (_now, _wanted, event) => {
        (event.target as IDBDatabase).close();
        this.#letGo();
      },
      terminated: () => this.#letGo(),
    });
  }

  #letGo(): void {
    this.#opening = undefined;
  }
}

// Without a secure context there is neither encryption nor, therefore, anything kept.
export const deviceIsUsable = (): boolean =>
  typeof indexedDB !== "undefined" && typeof globalThis.crypto?.subtle?.generateKey === "function";
