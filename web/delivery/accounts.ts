// The deliveries of one form, one for each account that has been at it. Answers stay with the tab; what is kept stays with whom it
// was kept for: a log-in does not make it theirs, since it may be another person's, and a log-out does not make it anybody's.

import type { Answers } from "../glue/wire.js";
import type { Delivery } from "./delivery.js";
import type { NewEntry } from "./entry.js";
import { nobody, type Identity } from "./seal.js";
import type { TabRecord } from "./tab_draft.js";

export interface AccountsHost {
  open(identity: Identity): Delivery;
  retract(): void; // what was offered and told is not for the account that is here now
}

export class AccountDeliveries {
  readonly #host: AccountsHost;
  readonly #all = new Map<string, Delivery>();
  readonly #keys: Identity["key"][] = []; // that were ever given
  #present: string; // name of the account that is here, and of its key
  #current: Delivery;
  #writer: Delivery; // of drafts
  readonly #identities = new Map<Delivery, Identity>();
  #holders = new Set<Delivery>(); // that may hold what was answered since the form was empty

  constructor(host: AccountsHost, identity: Identity) {
    this.#host = host;
    this.#present = this.#nameOf(identity);
    this.#current = this.#writer = this.#of(identity);
  }

  // Whose the answers in the form are. Undefined: several accounts have been at them.
  get owner(): Identity | undefined {
    const accounts = new Set([this.#writer, ...this.#holders].map(({ account }) => account).filter(Boolean));
    return accounts.size > 1 ? undefined : (this.#identities.get(this.#writer) ?? nobody);
  }

  get mark(): Delivery["mark"] {
    return this.#writer.mark;
  }

  // Before `begin`.
  resume(record: TabRecord): Promise<boolean> {
    return this.#current.resume(record);
  }

  begin(): Promise<void> {
    return this.#current.begin();
  }

  // Somebody logged in or out. `first` ends before anything is offered or sent for whoever is here now.
  async switchTo(identity: Identity, first?: () => Promise<void>): Promise<void> {
    const name = this.#nameOf(identity);
    if (name === this.#present) return;
    this.#present = name;
    const before = this.#current;
    const isKnown = this.#all.has(name);
    const current = (this.#current = this.#of(identity));
    this.#host.retract();
    // After a log-out the answers still are the account's.
    if (identity.account !== "" || !this.#holders.has(this.#writer)) this.#writer = this.#current;
    before.park();
    await first?.();
    if (current === this.#current) await (isKnown ? current.unpark() : current.begin());
  }

  get isAtRisk(): boolean {
    return [...this.#all.values()].some((delivery) => delivery.isAtRisk);
  }

  touched(): void {
    this.#holders.add(this.#writer);
    this.#writer.touched();
  }

  // The next answers are those of whoever is here.
  startAnew(): void {
    for (const delivery of this.#all.values()) delivery.startAnew();
    this.#writer = this.#current;
    this.#holders.clear();
  }

  // What was kept of these answers for nobody, before the log-in, or for the account before its key came, goes when they are kept.
  keepDraft(answers: Answers): void {
    this.#holders.add(this.#writer);
    const before = [...this.#holders].filter((delivery) => delivery !== this.#writer && this.#mayBeMoved(delivery));
    this.#writer.keepDraft(
      answers,
      before.flatMap((delivery) => delivery.handOver()),
    );
  }

  async forgetDraft(): Promise<void> {
    await Promise.all(this.#ofTheseAnswers().map((delivery) => delivery.forgetDraft()));
  }

  takeOver(): Promise<void> {
    this.#holders.add(this.#current);
    return this.#current.takeOver();
  }

  refuseOffer(): Promise<void> {
    return this.#current.refuseOffer();
  }

  // What is sent takes the place of every draft of it, whoever it was kept for: else it would be offered, and sent again.
  send(complaint: NewEntry): Promise<void> {
    return this.submission()(complaint);
  }

  // Sends the answers that are in the form now, later: a listener of the host may start anew before.
  submission(): (complaint: NewEntry) => Promise<void> {
    const current = this.#current;
    this.#holders.add(current); // it may come back
    const { filling } = current;
    const others = this.#ofTheseAnswers().filter((delivery) => delivery !== current);
    const fillings = new Map(others.map((delivery) => [delivery, delivery.filling]));
    return (complaint) => current.send(complaint, filling, fillings);
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

  // Those that may have something of what stands in the form.
  #ofTheseAnswers(): Delivery[] {
    return [...this.#all.values()].filter((delivery) => this.#holders.has(delivery) || this.#mayBeMoved(delivery));
  }

  #mayBeMoved({ account }: Delivery): boolean {
    return account === "" || account === this.#writer.account;
  }

  #nameOf({ account, key }: Identity): string {
    if (!this.#keys.includes(key)) this.#keys.push(key);
    return `${this.#keys.indexOf(key)} ${account}`;
  }

  #of(identity: Identity): Delivery {
    const name = this.#nameOf(identity);
    const delivery = this.#all.get(name) ?? this.#host.open(identity);
    this.#all.set(name, delivery);
    this.#identities.set(delivery, identity);
    return delivery;
  }
}
