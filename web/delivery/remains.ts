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
}

export class Remains {
  readonly #parts: RemainsParts;

  constructor(parts: RemainsParts) {
    this.#parts = parts;
  }

  // Rejects when the device could not be read.
  async find(): Promise<Earlier> {
    const { outbox, now, isFor } = this.#parts;
    const drafts = await this.#gone(await this.#readDrafts(), (draft) => draft.owner);
    const contents = await outbox.contents();
    if (!contents.isWhole) throw new Error("the outbox could not be read");
    const entries = await this.#gone(contents.entries, (entry) => entry.owner);
    return earlierOf(entries, drafts, now(), isFor);
  }

  async isAlive(form: string): Promise<boolean> {
    return form === this.#parts.form || this.#parts.tabs.isAlive(form);
  }

  async #readDrafts(): Promise<readonly Draft[]> {
    const { vault } = this.#parts;
    const { texts, unreadable } = (await vault?.read("drafts")) ?? { texts: [], unreadable: [] };
    const drafts = [...texts].map(([id, text]) => readDraft(id, text) ?? id);
    const broken = [...unreadable, ...drafts.filter((draft) => typeof draft === "string")];
    if (broken.length > 0) await vault?.write(broken.map((id) => removing("drafts", id))).catch(() => undefined);
    return drafts.filter((draft) => typeof draft !== "string");
  }

  // Those whose form does not live any more.
  async #gone<T>(things: readonly T[], ownerOf: (thing: T) => string): Promise<T[]> {
    const gone: T[] = [];
    for (const thing of things) if (!(await this.isAlive(ownerOf(thing)))) gone.push(thing);
    return gone;
  }
}
