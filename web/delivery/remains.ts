// Finds what closed forms of this account have left on the device.

import type { Definition } from "./definition.js";
import { readDraft, type Draft } from "./drafts.js";
import { earlierOf, type Earlier } from "./earlier.js";
import { formOf, type Entry } from "./entry.js";
import { removing, type Outbox } from "./outbox.js";
import type { Tabs } from "./tabs.js";
import type { Vault } from "./vault.js";

export interface RemainsParts {
  readonly form: string; // that looks
  readonly definition: Definition;
  readonly vault: Vault | undefined;
  readonly outbox: Outbox;
  readonly tabs: Pick<Tabs, "isAlive">;
  now(): number; // ms since the epoch
  isFor(entry: Entry): boolean; // whoever is here
  isHere(owner: string): boolean; // the filling-in that this form is at
}

interface Records {
  readonly drafts: readonly Draft[];
  readonly entries: readonly Entry[];
}

export class Remains {
  readonly #parts: RemainsParts;

  constructor(parts: RemainsParts) {
    this.#parts = parts;
  }

  // Rejects when the device could not be read.
  async find(): Promise<Earlier> {
    const gone = await this.#ownersGone(await this.#read());
    // Read again: what a form did before it went may have come after the first look.
    const { drafts, entries } = gone.size > 0 ? await this.#read() : { drafts: [], entries: [] };
    const isLeft = ({ owner }: { readonly owner: string }): boolean => gone.has(owner);
    const { now, definition, isFor } = this.#parts;
    return earlierOf(entries.filter(isLeft), drafts.filter(isLeft), now(), definition, isFor);
  }

  async #read(): Promise<Records> {
    const drafts = await this.#readDrafts();
    const { entries, isWhole } = await this.#parts.outbox.contents();
    if (!isWhole) throw new Error("the outbox could not be read");
    return { drafts, entries };
  }

  // Asked once for each owner: a form may end just now, and what it leaves belongs together.
  async #ownersGone({ drafts, entries }: Records): Promise<ReadonlySet<string>> {
    const gone = new Set<string>();
    for (const owner of new Set([...drafts, ...entries].map((record) => record.owner)))
      if (!this.#parts.isHere(owner) && !(await this.isAnothers(owner))) gone.add(owner);
    return gone;
  }

  // A living form's, but this one.
  async isAnothers(owner: string): Promise<boolean> {
    const form = formOf(owner);
    return form !== this.#parts.form && this.#parts.tabs.isAlive(form);
  }

  async #readDrafts(): Promise<readonly Draft[]> {
    const { vault } = this.#parts;
    const { texts, unreadable } = (await vault?.read("drafts")) ?? { texts: [], unreadable: [] };
    const drafts = [...texts].map(([id, text]) => readDraft(id, text) ?? id);
    const broken = [...unreadable, ...drafts.filter((draft) => typeof draft === "string")];
    if (broken.length > 0) await vault?.write(broken.map((id) => removing("drafts", id))).catch(() => undefined);
    return drafts.filter((draft) => typeof draft !== "string");
  }
}
