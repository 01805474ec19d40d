// The answers of a form that is being filled in, in one record. A form that goes on with an earlier form's draft goes on with its
// record too: the same answers never lie in two, of which each could be sent. Changes are gathered for a moment; `flush` writes what
// is gathered when the page may go.

import { parseJson, type Answers } from "../glue/wire.js";
import { removing } from "./outbox.js";
import type { TextChange, Vault } from "./vault.js";

export const keptFor = 7 * 24 * 3_600_000; // ms since the last change
const gatherFor = 300; // ms

export interface Draft {
  readonly id: string; // of the filling-in that wrote it first (entry.ts), or of the complaint that came back
  readonly form: string; // name of the definition
  readonly owner: string; // the one that wrote it last
  readonly answers: Answers;
  readonly changedAt: number; // ms since the epoch
}

const isPair = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");

export const isPairs = (value: unknown): value is Answers => Array.isArray(value) && value.every(isPair);

const replacing = (change: TextChange): TextChange => (change.kind === "put" ? { ...change, kind: "replace" } : change);

// Undefined: not a draft of this version.
export function readDraft(id: string, text: string): Draft | undefined {
  const value = parseJson(text) as Partial<Record<keyof Draft, unknown>> | null | undefined;
  const { form, owner, answers, changedAt } = value ?? {};
  if (typeof form !== "string" || typeof owner !== "string" || typeof changedAt !== "number") return undefined;
  if (!isPairs(answers)) return undefined;
  return { id, form, owner, answers, changedAt };
}

export interface DraftParts {
  readonly vault: Vault | undefined;
  readonly form: string; // name of the definition
  readonly owner: string; // the filling-in
  now(): number;
  after(ms: number, then: () => void): () => void;
  refused(): void; // the device does not keep it
  written(): void; // it does
}

export class Drafts {
  readonly #parts: DraftParts;
  #id: string; // of the record
  #gathered: Answers | undefined;
  #following: readonly TextChange[] = []; // goes with the next write
  #callOff: (() => void) | undefined;
  #last: Promise<void> = Promise.resolve();
  #kept = false;
  #isOnDevice = false;
  #wipe = ""; // the last one before the person's last change

  constructor(parts: DraftParts) {
    this.#parts = parts;
    this.#id = parts.owner;
  }

  // Takes away what the device may hold of these answers.
  get removal(): readonly TextChange[] {
    const own = this.#isOnDevice ? [removing("drafts", this.#id)] : [];
    return [...own, ...this.#following.filter(({ kind }) => kind === "remove")];
  }

  // Where the device keeps these answers, or is about to; empty: it does not.
  get record(): string {
    return this.#isOnDevice || this.#gathered ? this.#id : "";
  }

  get isOnDevice(): boolean {
    return this.#isOnDevice;
  }

  // The newest answers are on the device.
  get isKept(): boolean {
    return this.#kept;
  }

  // `elsewhere`: takes away what another account has of these answers; it goes in the same transaction.
  keep(answers: Answers, elsewhere: readonly TextChange[] = []): void {
    this.#gathered = answers;
    this.#following = [...this.#following, ...elsewhere];
    this.#wipe = this.#parts.vault?.lastWipe ?? "";
    this.#kept = false;
    this.#callOff?.();
    this.#callOff = this.#parts.after(gatherFor, () => void this.flush());
  }

  // The person goes on with answers of earlier forms. `ids`: their drafts, which go. `record`: where this form keeps the answers from
  // now on, if it does: whoever goes on with the same answers elsewhere keeps them there too. `changes` go in the same transaction.
  takeOver(ids: readonly string[], record: string | undefined, changes: readonly TextChange[]): void {
    const before = this.#gathered && this.#isOnDevice ? [this.#id] : [];
    if (this.#gathered) this.#id = record ?? this.#id;
    const others = [...before, ...ids].filter((id) => !this.#gathered || id !== this.#id);
    this.#following = [...this.#following, ...others.map((id) => removing("drafts", id)), ...changes];
  }

  flush(): Promise<void> {
    this.#callOff?.();
    const answers = this.#gathered;
    this.#gathered = undefined;
    if (answers || this.#following.length > 0) this.#last = this.#last.then(() => this.#write(answers));
    return this.#last;
  }

  // Nothing more is written of what was gathered; ends when what was being written is done.
  async drop(): Promise<void> {
    this.#callOff?.();
    this.#gathered = undefined;
    await this.#last;
    this.#kept = false;
  }

  async forget(): Promise<void> {
    this.#last = this.drop().then(() => this.#remove().catch(() => undefined));
    await this.#last;
  }

  async #remove(): Promise<void> {
    const { removal } = this;
    if (removal.length > 0) await this.#parts.vault?.write(removal);
    this.#following = [];
    this.#isOnDevice = false;
  }

  async #write(answers: Answers | undefined): Promise<void> {
    const { vault, refused, written } = this.#parts;
    const following = this.#following;
    this.#following = [];
    if (answers) this.#isOnDevice = true; // perhaps also when writing fails
    try {
      if (!vault) return refused();
      const changes = [...(answers ? [this.#record(answers)] : []), ...following];
      // What was wiped since, in another tab, while this one may have been frozen, does not come back by itself.
      const isWritten = await vault.writeUnlessWiped(changes, this.#wipe);
      if (!isWritten) await vault.write(changes.map(replacing)); // another account's wipe took nothing of this one
      this.#kept = isWritten && answers !== undefined && this.#gathered === undefined;
      if (this.#kept) written();
    } catch {
      this.#following = [...following, ...this.#following];
      refused();
    }
  }

  #record(answers: Answers): TextChange {
    const { form, owner, now } = this.#parts;
    return { kind: "put", shelf: "drafts", id: this.#id, text: JSON.stringify({ form, owner, answers, changedAt: now() }) };
  }
}
