// The deliveries of one form, one for each account that has been at it: what is kept goes to its owner. Answers stay with the tab;
// a draft of them belongs to whom they were typed for, which a log-in after the first answer changes and a log-out does not.

import type { Answers } from "../glue/wire.js";
import type { Delivery, Holdings } from "./delivery.js";
import type { NewEntry } from "./entry.js";
import type { Identity } from "./seal.js";

export interface AccountsHost {
  open(identity: Identity): Delivery;
  retract(nothing: Holdings): void; // what was offered and told is not for the account that is here now
}

const nothing: Holdings = { draft: false, complaints: 0 };

export class AccountDeliveries {
  readonly #host: AccountsHost;
  readonly #all = new Map<string, Delivery>();
  #present: string; // name of the account that is here, and whether it has a key
  #current: Delivery;
  #writer: Delivery; // of drafts
  #answers: Answers | undefined; // as last kept

  constructor(host: AccountsHost, identity: Identity) {
    this.#host = host;
    this.#present = nameOf(identity);
    this.#current = this.#writer = this.#of(identity);
  }

  begin(): Promise<void> {
    return this.#current.begin();
  }

  // Somebody logged in or out.
  async switchTo(identity: Identity): Promise<void> {
    if (nameOf(identity) === this.#present) return;
    this.#present = nameOf(identity);
    const before = this.#current;
    const isKnown = this.#all.has(this.#present);
    this.#current = this.#of(identity);
    this.#host.retract(nothing);
    this.#moveDraft(identity);
    await before.park();
    if (this.#present !== nameOf(identity)) return; // switched again meanwhile
    await (isKnown ? this.#current.unpark() : this.#current.begin());
  }

  get isAtRisk(): boolean {
    return [...this.#all.values()].some((delivery) => delivery.isAtRisk);
  }

  touched(): void {
    this.#writer.touched();
  }

  // The next answers are those of whoever is here.
  untouched(): void {
    for (const delivery of this.#all.values()) delivery.untouched();
    this.#writer = this.#current;
    this.#answers = undefined;
  }

  keepDraft(answers: Answers): void {
    this.#answers = answers;
    this.#writer.keepDraft(answers);
  }

  forgetDraft(): Promise<void> {
    this.#answers = undefined;
    return this.#writer.forgetDraft();
  }

  takeOver(): Promise<void> {
    return this.#current.takeOver();
  }

  refuseOffer(): Promise<void> {
    return this.#current.refuseOffer();
  }

  async send(complaint: NewEntry): Promise<void> {
    if (this.#writer !== this.#current) {
      this.#writer.untouched();
      await this.#writer.forgetDraft();
    }
    await this.#current.send(complaint);
  }

  knowEmail(email: string): Promise<void> {
    return this.#current.knowEmail(email);
  }

  retryNow(): Promise<void> {
    return this.#current.retryNow();
  }

  async keepAll(): Promise<void> {
    await Promise.all([...this.#all.values()].map((delivery) => delivery.keepAll()));
  }

  forgetAll(): Promise<void> {
    this.#answers = undefined;
    return this.#current.forgetAll();
  }

  leave(): void {
    for (const delivery of this.#all.values()) delivery.leave();
  }

  async comeBack(): Promise<void> {
    await Promise.all([...this.#all.values()].map((delivery) => delivery.comeBack()));
  }

  close(): void {
    for (const delivery of this.#all.values()) delivery.close();
  }

  #of(identity: Identity): Delivery {
    const name = nameOf(identity);
    const delivery = this.#all.get(name) ?? this.#host.open(identity);
    this.#all.set(name, delivery);
    return delivery;
  }

  // Somebody logs in: what nobody in particular typed here is theirs. Another account's draft stays with it.
  #moveDraft({ account }: Identity): void {
    if (account === "") return;
    const answers = this.#writer.account === "" ? this.#answers : undefined;
    if (this.#writer.account === "") void this.#writer.forgetDraft();
    this.#writer.untouched();
    this.#writer = this.#current;
    if (!answers) return;
    this.#current.touched();
    this.#current.keepDraft(answers);
  }
}

const nameOf = ({ account, key }: Identity): string => `${key ? "sealed" : "open"} ${account}`;
