// One filling-in of a form: what is known of its person, and what the device holds of its answers. A new start begins another one,
// while what was asked for this one is finished.

import type { Drafts } from "./drafts.js";
import type { Offer } from "./earlier.js";
import type { Entry } from "./entry.js";
import { removing, writing } from "./outbox.js";
import type { TextChange } from "./vault.js";

export class Filling {
  readonly owner: string; // its name in records (entry.ts)
  readonly drafts: Drafts;
  readonly emails = new Set<string>(); // that the person gave
  readonly own = new Set<string>(); // complaints that were sent
  readonly heldBack = new Set<string>(); // complaints that the receiver did not take: a later version takes their place
  takenOver: Offer | undefined;
  touched = false; // the person changed an answer since they were sent

  constructor(owner: string, drafts: Drafts) {
    this.owner = owner;
    this.drafts = drafts;
  }

  // Closing the page now would lose answers.
  get isAtRisk(): boolean {
    return this.touched && !this.drafts.isKept;
  }

  // Complaints that a later version takes the place of.
  get complaints(): string[] {
    const { entries = [], older = [] } = this.takenOver ?? {};
    return [...this.heldBack, ...[...entries, ...older].map((entry) => entry.id)];
  }

  // Complaints of these answers that another form sent, and the receiver did not take, are this one's.
  goOnWith(held: readonly Entry[]): TextChange[] {
    for (const { id } of held) {
      this.own.add(id);
      this.heldBack.add(id);
    }
    return this.owning(held);
  }

  owning(entries: readonly Entry[]): TextChange[] {
    return entries.map((entry) => writing("replace", { ...entry, owner: this.owner }));
  }

  // Takes away what the device holds of the answers, but for the complaint `id`, when they have been written.
  async removal(id: string): Promise<TextChange[]> {
    await this.drafts.drop();
    const superseded = this.complaints.filter((other) => other !== id);
    return [...this.drafts.removal, ...superseded.map((other) => removing("outbox", other))];
  }

  sent(): void {
    this.touched = false;
    this.takenOver = undefined;
    this.heldBack.clear();
  }
}
