// How much of the person's is on the device, told to the form at the start and when it changes.

import { limitAfter } from "./backoff.js";
import type { Entry } from "./entry.js";
import type { Outbox } from "./outbox.js";
import type { Vault } from "./vault.js";

// What clearing the device takes away.
export interface Holdings {
  readonly draft: boolean; // of whatever form
  readonly complaints: number; // not received yet
}

export const noHoldings: Holdings = { draft: false, complaints: 0 };

export interface HoldingsParts {
  readonly vault: Vault | undefined;
  readonly outbox: Outbox;
  isFor(entry: Entry): boolean; // whoever is here
  isSilent(): boolean; // nothing is to be told
  after(ms: number, then: () => void): void;
  tell(holdings: Holdings): void;
}

export class HoldingsCount {
  readonly #parts: HoldingsParts;
  #told = noHoldings;
  #counting: Promise<void> = Promise.resolve();

  constructor(parts: HoldingsParts) {
    this.#parts = parts;
  }

  // Whoever is told next has been told nothing.
  reset(): void {
    this.#told = noHoldings;
  }

  // One count after the other, so that the last one told is the latest.
  count(): void {
    this.#counting = this.#counting.then(async () => {
      const holdings = await this.#holdings();
      if (holdings) this.#tell(holdings);
      else this.#parts.after(limitAfter(1), () => this.#parts.isSilent() || this.count());
    });
  }

  // Undefined: the device could not be read. Receipts hold nothing that anybody would miss.
  async #holdings(): Promise<Holdings | undefined> {
    const { vault, outbox, isFor } = this.#parts;
    const drafts = await (vault?.ids("drafts") ?? Promise.resolve([])).catch(() => undefined);
    const { entries, isWhole } = await outbox.contents();
    if (!drafts || !isWhole) return undefined;
    const complaints = entries.filter((entry) => entry.held !== "sent" && isFor(entry));
    return { draft: drafts.length > 0, complaints: complaints.length };
  }

  #tell(holdings: Holdings): void {
    const { draft, complaints } = this.#told;
    if (this.#parts.isSilent() || (holdings.draft === draft && holdings.complaints === complaints)) return;
    this.#told = holdings;
    this.#parts.tell(holdings);
  }
}
