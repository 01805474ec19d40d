// Finds what closed forms of this account have left on the device.

import { readDraft, type Draft } from "./drafts.js";
import { earlierOf, type Earlier } from "./earlier.js";
import type { Entry } from "./entry.js";
import { removing, type Outbox } from "./outbox.js";
import type { Tabs } from "./tabs.js";
import type { Vault } from "./vault.js";

export interface RemainsParts {
  readonly form: string; // that looks
  readonly vault: Vault | undefined;
  readonly outbox: Outbox;
  readonly tabs: Pick<Tabs, "isAlive">;
  now(): number; // ms since the epoch
  isFor(entry: Entry): boolean; // whoever is here
  isOwn(entry: Entry): boolean; // of the answers in this form
}

export class Remains {
  readonly #parts: RemainsParts;

  constructor(parts: RemainsParts) {
    this.#parts = parts;
  }

  // Rejects when the device could not be read.
  async find(): Promise<Earlier> {
    const { form, outbox, now, isFor, isOwn } = this.#parts;
    const drafts = await this.#readDrafts();
    const { entries, isWhole } = await outbox.contents();
    if (!isWhole) throw new Error("the outbox could not be read");
    // Asked once for each form: it may end just now, and what it leaves belongs together.
    const living = new Set<string>();
    for (const owner of new Set([...drafts, ...entries].map((record) => record.owner)))
      if (await this.isAnothers(owner)) living.add(owner);
    const left = entries.filter((entry) => !living.has(entry.owner) && !isOwn(entry));
    const leftDrafts = drafts.filter(({ owner }) => !living.has(owner) && owner !== form);
    return earlierOf(left, leftDrafts, now(), isFor);
  }

  // A living form's, but this one.
  async isAnothers(form: string): Promise<boolean> {
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
