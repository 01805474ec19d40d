// The answers of a form for as long as its tab is there: a person who reloads it, or whose phone dropped it while they looked up their
// case number, finds them again. They are in sessionStorage, sealed where the host gave the account's key, and never hold the national
// number (src/form/effect.h, KeepInTab).

import { parseJson, type Answers, type PageName } from "../glue/wire.js";
import { isPairs } from "./drafts.js";
import type { Entry } from "./entry.js";
import type { Outbox } from "./outbox.js";
import { AesSealer, type Identity } from "./seal.js";
import { recordFormat, type Sealed } from "./store.js";
import type { Tabs } from "./tabs.js";
import { forgetTab, tabPrefix } from "./tab_storage.js";
import type { Vault } from "./vault.js";

export interface ChosenLanguage {
  readonly chosen: string; // in the form
  readonly insteadOf: string; // the element's attribute
}

export interface TabRecord {
  readonly page: PageName; // that was shown
  readonly answers: Answers;
  readonly language?: ChosenLanguage | undefined;
  readonly form: string; // the delivery's; while its page lives, this is a duplicate of that tab
  readonly draft: string; // record of the device's draft with the same answers; empty: there is none
  readonly draftIsWritten: boolean;
  readonly wipe: string; // the last one before (store.ts)
  readonly touched: boolean; // changed since they were last sent
  readonly account: string; // whose outbox holds
  readonly held: readonly string[]; // complaints of these answers that the receiver did not take: what is sent takes their place
}

// As much of sessionStorage as is used, beside its keys. It may throw: nothing is kept then.
export type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

// Nobody's answers, an account's and those under its key keep apart, for a host may say late who is logged in. Whoever is here
// reads their own slot and those before it, and what they keep takes the place of all these.
const slotsOf = ({ account, key }: Identity): string[] => ["", "account", "sealed"].slice(0, account === "" ? 1 : key ? 3 : 2);

// What is stored is the record as it is, or sealed by its account's key.
interface Closed {
  readonly sealed: Readonly<Record<"account" | "salt" | "iv" | "data", string>>;
}

const sealedId = "tab";
const base64 = (bytes: ArrayBuffer | Uint8Array): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function close(record: TabRecord, identity: Identity): Promise<Closed> {
  const { account, salt, iv, data } = await new AesSealer(identity).seal(sealedId, JSON.stringify(record));
  return { sealed: { account, salt: base64(salt), iv: base64(iv), data: base64(data) } };
}

async function openSealed({ sealed }: Closed, identity: Identity): Promise<unknown> {
  const record: Sealed = {
    id: sealedId,
    format: recordFormat,
    account: sealed.account,
    salt: bytesOf(sealed.salt),
    iv: bytesOf(sealed.iv),
    data: bytesOf(sealed.data).buffer,
  };
  return parseJson((await new AesSealer(identity).open(record)) ?? "");
}

function isRecord(value: unknown): value is TabRecord {
  const record = (value ?? {}) as Partial<Record<keyof TabRecord, unknown>>;
  const { page, answers, form, draft, draftIsWritten, wipe, touched, account } = record;
  const { chosen, insteadOf } = (record.language ?? { chosen: "", insteadOf: "" }) as Partial<
    Record<keyof ChosenLanguage, unknown>
  >;
  const held: unknown[] = Array.isArray(record.held) ? record.held : [0];
  const texts = [page, form, draft, wipe, account, chosen, insteadOf, ...held];
  return (
    texts.every((text) => typeof text === "string") &&
    typeof draftIsWritten === "boolean" &&
    typeof touched === "boolean" &&
    isPairs(answers)
  );
}

async function recordIn(text: string, identity: Identity): Promise<TabRecord | undefined> {
  const stored = parseJson(text) as Partial<Closed> | null;
  const value = stored?.sealed ? await openSealed(stored as Closed, identity).catch(() => undefined) : stored;
  return isRecord(value) && (value.account === "" || value.account === identity.account) ? value : undefined;
}

export interface Around {
  readonly form: string; // the delivery's that asks
  readonly tabs: Pick<Tabs, "isAlive">;
  readonly vault: Pick<Vault, "lastWipe" | "ids"> | undefined;
  readonly account: string; // whose vault it is
}

// False: the answers are those of another tab, which this one is a duplicate of, or were wiped since, or sent as the answers of the
// device's draft.
export async function isStillTheTabs({ form, draft, draftIsWritten, wipe }: TabRecord, around: Around): Promise<boolean> {
  const { vault, tabs } = around;
  const lastWipe = vault?.lastWipe ?? "";
  if (form !== around.form && (await tabs.isAlive(form))) return false;
  if (lastWipe !== "" && lastWipe !== wipe) return false;
  const drafts = draftIsWritten ? await vault?.ids("drafts").catch(() => undefined) : undefined;
  return drafts?.includes(draft) ?? true;
}

// The complaints of the record, which still wait for the person. Undefined: nobody may go on with it, one of them has been taken since,
// or waited for the log-in alone, and goes by itself.
export async function heldOf(record: TabRecord, around: Around, outbox: Outbox): Promise<Entry[] | undefined> {
  const { account, held, touched } = record;
  if (!(await isStillTheTabs(record, around))) return undefined;
  if (!around.vault || account !== around.account || held.length === 0) return [];
  const { entries, isWhole } = await outbox.contents();
  const left = entries.filter((entry) => held.includes(entry.id) && entry.held !== "" && entry.held !== "sent");
  const goes = account !== "" && !touched && left.some((entry) => entry.held === "session");
  return !goes && (left.length === held.length || !isWhole) ? left : undefined;
}

export class TabDraft {
  readonly #storage: () => TabStorage;
  readonly #key: string; // the slot follows
  #last: Promise<void> = Promise.resolve();
  #newest = 0;
  #isKept = false;

  // `name` tells this form from others of the page, and is that of the form that comes in its place.
  constructor(storage: () => TabStorage, name: string) {
    this.#storage = storage;
    this.#key = `${tabPrefix}${name} `;
  }

  // Written at once, or as soon as it is sealed; of several the last.
  keep(record: TabRecord, identity: Identity): void {
    const mine = ++this.#newest;
    if (!identity.key) return this.#write(identity, record);
    this.#last = close(record, identity).then(
      (closed) => (mine === this.#newest ? this.#write(identity, closed) : undefined),
      () => undefined,
    );
  }

  // What was kept last is in the storage, as far as this form knows.
  get isKept(): boolean {
    return this.#isKept;
  }

  // Ends when what was kept is written.
  get written(): Promise<void> {
    return this.#last;
  }

  // Of whatever account.
  forget(): void {
    this.#forget(this.#key);
  }

  // Of whatever form of this tab.
  forgetAll(): void {
    this.#forget(tabPrefix);
  }

  #forget(prefix: string): void {
    ++this.#newest;
    this.#isKept = false;
    forgetTab(this.#storage, prefix);
  }

  // Undefined: nothing is there, or it is another account's. What was answered before anybody logged in belongs to whoever is at the tab.
  async read(identity: Identity): Promise<TabRecord | undefined> {
    const slots = slotsOf(identity).reverse();
    const texts = this.#try((storage) => slots.map((slot) => storage.getItem(this.#key + slot))) ?? []; // all at once
    for (const text of texts) {
      const record = await recordIn(text ?? "", identity);
      if (record) return record;
    }
    return undefined;
  }

  // What was kept before is not what is answered now, even if there is no room.
  #write(identity: Identity, value: TabRecord | Closed): void {
    this.#isKept = false;
    this.#try((storage) => {
      const keys = slotsOf(identity).map((slot) => this.#key + slot);
      for (const key of keys) storage.removeItem(key);
      storage.setItem(keys.at(-1)!, JSON.stringify(value));
      this.#isKept = true;
    });
  }

  #try<T>(use: (storage: TabStorage) => T): T | undefined {
    try {
      return use(this.#storage());
    } catch {
      return undefined;
    }
  }
}
