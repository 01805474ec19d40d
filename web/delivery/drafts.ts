// The answers of a form that is being filled in, one record a form, so that two tabs never write over each other's. Changes
// are gathered for a moment; `flush` writes what is gathered when the page may go.

import { parseJson, type Answers } from "../glue/wire.js";
import { removing } from "./outbox.js";
import type { TextChange, Vault } from "./vault.js";

export const keptFor = 7 * 24 * 3_600_000; // ms since the last change
const gatherFor = 300; // ms

export interface Draft {
  readonly id: string; // of the form that wrote it
  readonly answers: Answers;
  readonly changedAt: number; // ms since the epoch
}

const isPair = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");

const replacing = (change: TextChange): TextChange => (change.kind === "put" ? { ...change, kind: "replace" } : change);

// Undefined: not a draft of this version.
export function readDraft(id: string, text: string): Draft | undefined {
  const value = parseJson(text) as { answers?: unknown; changedAt?: unknown } | null | undefined;
  const answers = value?.answers;
  if (!Array.isArray(answers) || !answers.every(isPair) || typeof value?.changedAt !== "number") return undefined;
  return { id, answers: answers as Answers, changedAt: value.changedAt };
}

export interface DraftParts {
  readonly vault: Vault | undefined;
  readonly form: string; // id of this form, and of its record
  now(): number;
  after(ms: number, then: () => void): () => void;
  refused(): void; // the device does not keep it
}

export class Drafts {
  readonly #parts: DraftParts;
  #gathered: Answers | undefined;
  #superseded: readonly TextChange[] = []; // goes with the next write
  #callOff: (() => void) | undefined;
  #last: Promise<void> = Promise.resolve();
  #kept = false;
  #isOnDevice = false;
  #wipe = ""; // the last one before the person's last change

  constructor(parts: DraftParts) {
    this.#parts = parts;
  }

  // Some answers of this form may be on the device.
  get isOnDevice(): boolean {
    return this.#isOnDevice;
  }

  // The newest answers are on the device.
  get isKept(): boolean {
    return this.#kept;
  }

  keep(answers: Answers): void {
    this.#gathered = answers;
    this.#wipe = this.#parts.vault?.lastWipe ?? "";
    this.#kept = false;
    this.#callOff?.();
    this.#callOff = this.#parts.after(gatherFor, () => void this.flush());
  }

  // The person goes on with records of earlier forms: this form's next record takes their place, all or nothing.
  replace(changes: readonly TextChange[]): void {
    this.#superseded = changes;
    if (!this.#gathered) this.#wipe = this.#parts.vault?.lastWipe ?? "";
  }

  flush(): Promise<void> {
    this.#callOff?.();
    const answers = this.#gathered;
    this.#gathered = undefined;
    if (answers || this.#superseded.length > 0) this.#last = this.#last.then(() => this.#write(answers));
    return this.#last;
  }

  // Nothing more is written of what was gathered; ends when what was being written is done.
  drop(): Promise<void> {
    this.#callOff?.();
    this.#gathered = undefined;
    this.#kept = false;
    return this.#last;
  }

  async forget(others: readonly TextChange[]): Promise<void> {
    this.#last = this.drop().then(() => this.#remove([removing("drafts", this.#parts.form), ...others]).catch(() => undefined));
    await this.#last;
  }

  async #remove(changes: readonly TextChange[]): Promise<void> {
    await this.#parts.vault?.write(changes);
    this.#isOnDevice = false;
  }

  async #write(answers: Answers | undefined): Promise<void> {
    const { vault, refused } = this.#parts;
    const superseded = this.#superseded;
    this.#superseded = [];
    try {
      if (!vault) return refused();
      const changes = [...(answers ? [this.#record(answers)] : []), ...superseded];
      // What was wiped since, in another tab, while this one may have been frozen, does not come back by itself.
      const isWritten = await vault.writeUnlessWiped(changes, this.#wipe);
      if (!isWritten) await vault.write(changes.map(replacing)); // another account's wipe took nothing of this one
      this.#kept = isWritten && answers !== undefined && this.#gathered === undefined;
      if (answers) this.#isOnDevice = true;
    } catch {
      this.#superseded = superseded;
      refused();
    }
  }

  #record(answers: Answers): TextChange {
    const text = JSON.stringify({ answers, changedAt: this.#parts.now() });
    return { kind: "put", shelf: "drafts", id: this.#parts.form, text };
  }
}
