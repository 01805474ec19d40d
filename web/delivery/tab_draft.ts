// The answers of a form for as long as its tab is there: a person who reloads it, or whose phone dropped it while they looked up their
// case number, finds them again. They are in sessionStorage, sealed where the host gave the account's key, and never hold the national
// number (src/form/effect.h, KeepInTab).

import { parseJson, type Answers, type PageName } from "../glue/wire.js";
import { isPairs } from "./drafts.js";
import { AesSealer, type Identity } from "./seal.js";
import { recordFormat, type Sealed } from "./store.js";
import type { Tabs } from "./tabs.js";
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
}

// As much of sessionStorage as is used. It may throw: nothing is kept then.
export type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

// What is stored: the record as it is, with the account that it belongs to, or sealed by that account's key.
type Plain = TabRecord & { readonly account: string };
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
  const { page, answers, form, draft, draftIsWritten, wipe } = record;
  const { chosen, insteadOf } = (record.language ?? { chosen: "", insteadOf: "" }) as Partial<
    Record<keyof ChosenLanguage, unknown>
  >;
  const texts = [page, form, draft, wipe, chosen, insteadOf];
  return texts.every((text) => typeof text === "string") && typeof draftIsWritten === "boolean" && isPairs(answers);
}

const prefix = "complaint-form.tab.";

export interface Around {
  readonly form: string; // the delivery's that asks
  readonly tabs: Pick<Tabs, "isAlive">;
  readonly vault: Pick<Vault, "lastWipe" | "ids"> | undefined;
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

export class TabDraft {
  readonly #storage: () => TabStorage;
  readonly #key: string;
  #last: Promise<void> = Promise.resolve();
  #newest = 0;

  // `name` tells this form from others of the page, and is that of the form that comes in its place.
  constructor(storage: () => TabStorage, name: string) {
    this.#storage = storage;
    this.#key = prefix + name;
  }

  // Written at once, or as soon as it is sealed; of several the last.
  keep(record: TabRecord, identity: Identity): void {
    const mine = ++this.#newest;
    if (!identity.key) return this.#write({ ...record, account: identity.account });
    this.#last = close(record, identity).then(
      (closed) => (mine === this.#newest ? this.#write(closed) : undefined),
      () => undefined,
    );
  }

  // Ends when what was kept is written.
  get written(): Promise<void> {
    return this.#last;
  }

  forget(): void {
    ++this.#newest;
    this.#try((storage) => storage.removeItem(this.#key));
  }

  // Of whatever form of this tab.
  forgetAll(): void {
    ++this.#newest;
    this.#try((storage) => {
      const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
      for (const key of keys.filter((each) => each.startsWith(prefix))) storage.removeItem(key);
    });
  }

  // Undefined: nothing is there, or it is another account's. What was answered before anybody logged in belongs to whoever is at the tab.
  async read(identity: Identity): Promise<TabRecord | undefined> {
    const stored = parseJson(this.#try((storage) => storage.getItem(this.#key)) ?? "") as Partial<Plain & Closed> | null;
    if (!stored) return undefined;
    const isPlain = stored.account === "" || stored.account === identity.account;
    const value = stored.sealed
      ? await openSealed(stored as Closed, identity).catch(() => undefined)
      : isPlain
        ? stored
        : undefined;
    return isRecord(value) ? value : undefined;
  }

  #write(value: Plain | Closed): void {
    this.#try((storage) => {
      storage.removeItem(this.#key); // what was kept before is not what is answered now, if there is no room
      storage.setItem(this.#key, JSON.stringify(value));
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
