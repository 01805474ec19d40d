// The browser's store: IndexedDB, every change on disk before it counts as done. Opening and every step have a time limit: a
// database that is blocked or broken must not keep a complaint from being sent.
//
// The database goes with the last record. Writers share a Web Lock that the deletion holds alone, so that no record can be written
// between its look and its deed.

import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import { untilPageGoes } from "./page.js";
import { shelves, type Change, type Sealed, type Shelf, type Store } from "./store.js";

interface Schema extends DBSchema {
  outbox: { key: string; value: Sealed };
  drafts: { key: string; value: Sealed };
}

type Database = IDBPDatabase<Schema>;
type Writing = IDBPTransaction<Schema, Shelf[], "readwrite">;

export const databaseName = "complaint-form";
const sweepNames = ["complaint-form.sweep1", "complaint-form.sweep2"]; // empty databases, there for a moment only
const lockName = "complaint-form.database";
const wipeName = "complaint-form.wiped"; // in localStorage: it must outlive the database
const timeLimit = 4_000; // ms
const lockLimit = 2_000; // ms; a frozen page may hold it, and what it asked the database for is long done by then
const brokenConnection = ["InvalidStateError", "UnknownError"];

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the device's store does not answer")), timeLimit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

// With the lock if it is to be had in time; without it where there are no locks.
async function whileShared<T>(work: () => Promise<T>): Promise<T> {
  let working: Promise<T> | undefined;
  const begin = (): Promise<T> => (working ??= work());
  try {
    const options = { mode: "shared", signal: AbortSignal.timeout(lockLimit) } as const;
    await navigator.locks?.request(lockName, options, () => untilPageGoes(begin));
  } catch (reason) {
    if (working) throw reason;
  }
  return begin();
}

// `before`: format of the record that is there.
const mayWrite = (kind: "add" | "replace", before: number | undefined, format: number): boolean =>
  kind === "add" ? before === undefined : before !== undefined && before <= format;

const isWritten = ({ kind }: Change): boolean => kind !== "remove";

// What takes another record's place.
const isMove = (changes: readonly Change[]): boolean => changes.some(isWritten) && !changes.every(isWritten);

async function apply(writing: Writing, change: Change): Promise<void> {
  const shelf = writing.objectStore(change.shelf);
  if (change.kind === "remove") return shelf.delete(change.id);
  if (change.kind !== "put" && !mayWrite(change.kind, (await shelf.get(change.record.id))?.format, change.record.format)) return;
  await shelf.put(change.record, change.record.id);
}

// Removals last: those that wait, wait for the writes.
async function applyAll(writing: Writing, changes: readonly Change[]): Promise<void> {
  const writes = changes.filter(isWritten);
  if (writes.length > 0) await Promise.all(writes.map((change) => apply(writing, change)));
  await Promise.all(changes.filter((change) => !isWritten(change)).map((change) => apply(writing, change)));
}

// idb's promise of an upgrade that is called off has nobody who waits for it.
function callOff(upgrading: { readonly done: Promise<void>; abort(): void }): void {
  upgrading.done.catch(() => undefined);
  upgrading.abort();
}

function giveUp(writing: Writing): void {
  try {
    writing.abort();
  } catch {
    // over already
  }
}

// Chromium keeps all databases of an origin in one LevelDB. Deleting one compacts its range, and that alone moves what it held,
// record and key, from the log into a table. The sweeps are newer and lie in the same table: deleting the first rewrites it without
// what was deleted, deleting the second unlinks the old one (tests/browser/profile_attack.mjs). Elsewhere they do nothing.
async function deleteForGood(): Promise<void> {
  const opening = sweepNames.map(async (name) => (await openDB(name)).close());
  await within(Promise.all(opening)).catch(() => undefined);
  for (const name of [databaseName, ...sweepNames]) await within(deleteDB(name));
}

export class Device implements Store {
  readonly #waiting = new Set<Writing>(); // under way, and not asked for as a whole yet
  #opening: Promise<Database | undefined> | undefined;
  #isLeft = false; // then no connection stays open

  // The page goes, and may be kept as it is, frozen, for Back (seen in WebKit): a transaction that waits for it would block
  // every other page, and an open database its deletion. Most transactions are asked in one go and finish by themselves; the few
  // others can be done without.
  leave(): void {
    for (const writing of this.#waiting) giveUp(writing);
    this.#isLeft = true;
    this.#close();
  }

  comeBack(): void {
    this.#isLeft = false;
  }

  async all(shelf: Shelf): Promise<readonly Sealed[]> {
    return this.#connected(false, async (database) => {
      if (!database) return [];
      const reading = database.transaction(shelf);
      const records = reading.store.getAll();
      reading.commit();
      await within(Promise.all([records, reading.done]));
      return records;
    });
  }

  // Not all or nothing in WebKit (seen in 2.50), once the page goes: removals are carried out, and what is put is dropped. A move is
  // not begun then.
  async change(changes: readonly Change[]): Promise<void> {
    const makes = changes.some(({ kind }) => kind === "put" || kind === "add");
    const work = (): Promise<boolean> =>
      this.#connected(makes, async (database) => {
        if (this.#isLeft && isMove(changes)) throw new Error("the page goes");
        if (database) await this.#write(database, changes);
        return database !== undefined;
      });
    const isThere = await (this.#isLeft ? work() : whileShared(work));
    if (isThere && changes.some(({ kind }) => kind === "remove")) await this.#deleteWhenEmpty().catch(() => undefined);
  }

  lastWipe(): string {
    try {
      return localStorage.getItem(wipeName) ?? "";
    } catch {
      return ""; // in a worker, or not allowed
    }
  }

  markWipe(): void {
    try {
      localStorage.setItem(wipeName, String(crypto.getRandomValues(new Uint32Array(2))));
    } catch {
      // what another tab has in memory it may put back
    }
  }

  async #isEmpty(): Promise<boolean> {
    for (const shelf of shelves) if ((await this.all(shelf)).length > 0) return false;
    return true;
  }

  async #deleteWhenEmpty(): Promise<void> {
    if (!(await this.#isEmpty())) return;
    await navigator.locks?.request(lockName, { ifAvailable: true }, async (lock) => {
      if (!lock || !(await this.#isEmpty())) return;
      this.#close();
      await deleteForGood();
    });
  }

  // What waits for nothing is asked for, with its commit, in one go. What is to be removed in another record's place waits until that
  // one is written.
  async #write(database: Database, changes: readonly Change[]): Promise<void> {
    const waits = isMove(changes) || changes.some(({ kind }) => kind === "replace" || kind === "add");
    const writing = database.transaction(shelves as Shelf[], "readwrite", { durability: "strict" });
    const { done } = writing;
    done.catch(() => undefined); // told by the race below, also when applying fails first
    const applying = applyAll(writing, changes);
    if (waits) this.#waiting.add(writing);
    else writing.commit();
    try {
      await within(applying.then(() => done));
    } catch (reason) {
      giveUp(writing);
      throw reason;
    } finally {
      this.#waiting.delete(writing);
    }
  }

  // A connection can break at any time (WebKit's says UnknownError, a closed one InvalidStateError): the work is done again on
  // another, and may be, because every change says how things are to be. After any other failure the next step opens another.
  async #connected<T>(makes: boolean, work: (database: Database | undefined) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#database(makes));
    } catch (reason) {
      this.#close();
      if (!(reason instanceof DOMException) || !brokenConnection.includes(reason.name)) throw reason;
      return await work(await this.#database(makes));
    } finally {
      if (this.#isLeft) this.#close();
    }
  }

  // Undefined: there is none, and none is made.
  async #database(makes: boolean): Promise<Database | undefined> {
    const opening = (this.#opening ??= within(this.#open(makes)));
    const database = await opening.catch(() => undefined);
    if (database) return database;
    if (this.#opening === opening) this.#opening = undefined;
    await opening; // what went wrong, if anything
    return makes ? this.#database(makes) : undefined;
  }

  async #open(makes: boolean): Promise<Database | undefined> {
    let isMissing = false;
    const opening = openDB<Schema>(databaseName, 1, {
      upgrade: (database, _before, _now, upgrading) => {
        isMissing = !makes;
        if (isMissing) return callOff(upgrading);
        for (const shelf of shelves) database.createObjectStore(shelf);
      },
      blocking: (_now, _wanted, event) => {
        (event.target as IDBDatabase).close();
        this.#opening = undefined;
      },
      terminated: () => (this.#opening = undefined),
    });
    try {
      return await opening;
    } catch (reason) {
      if (isMissing) return undefined;
      throw reason;
    }
  }

  #close(): void {
    const opening = this.#opening;
    this.#opening = undefined;
    void opening?.then((database) => database?.close()).catch(() => undefined);
  }
}

// Without a secure context there is neither encryption nor, therefore, anything kept.
export const deviceIsUsable = (): boolean =>
  typeof indexedDB !== "undefined" && typeof globalThis.crypto?.subtle?.generateKey === "function";
