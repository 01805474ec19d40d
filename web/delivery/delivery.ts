// Drafts, outbox and sending of one form: what its effects ask for, and what comes of it.

import type { Answers, DeliveryEvent } from "../glue/wire.js";
import { limitAfter } from "./backoff.js";
import { Drafts, readDraft, type Draft } from "./drafts.js";
import { earlierOf, type Earlier, type Offer } from "./earlier.js";
import { freshEntry, type Entry, type NewEntry } from "./entry.js";
import { Outbox, removing } from "./outbox.js";
import { post, type Destination, type Net } from "./post.js";
import { Sender, type World } from "./sender.js";
import type { TabMessage, Tabs } from "./tabs.js";
import type { TextChange, Vault } from "./vault.js";

// What concerns the person although it is not about this form's own complaint.
export type News =
  | { readonly kind: "notKept" } // this device keeps nothing
  | { readonly kind: "unreadable" } // something kept could not be opened any more
  | { readonly kind: "notTaken" } // an earlier complaint; its answers are offered
  | { readonly kind: "expired" } // the same: it could not be sent in time
  | { readonly kind: "waiting" } // an earlier complaint
  | { readonly kind: "session" } // the same
  | { readonly kind: "sent"; readonly id: string; readonly reference: string; readonly receivedAt: string }; // the same

// What is on this device of its people: clearing it takes this away.
export interface Holdings {
  readonly draft: boolean; // of whatever form
  readonly complaints: number; // not received yet
}

export interface DeliveryHost {
  destination(): Destination;
  report(event: DeliveryEvent): void; // of this form's complaint
  offer(answers: Answers): void; // none: what was offered is no longer there
  tell(news: News): void;
  holds(what: Holdings): void; // told at the start and when it changes
  emptied(): void; // the complaint of this form was thrown away in another tab
}

export interface DeliveryParts {
  readonly form: string; // a fresh id
  readonly world: World;
  readonly net: Net;
  readonly tabs: Tabs;
  readonly vault: Vault | undefined;
  readonly offersDrafts: boolean;
  stays(): void; // something could not be sent and waits on this device
}

const recordsOf = (offer: Offer): string[] => [...offer.drafts, ...offer.entries.map((entry) => entry.id)];

export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #host: DeliveryHost;
  readonly #outbox: Outbox;
  readonly #drafts: Drafts;
  readonly #sender: Sender;
  #offer: Offer | undefined;
  #takenOver: Offer | undefined;
  readonly #heldBack = new Set<string>(); // complaints of this form that the receiver did not take: a later version takes their place
  #told: Holdings = { draft: false, complaints: 0 };
  #counting: Promise<void> = Promise.resolve();
  #touched = false;
  #closed = false;

  constructor(parts: DeliveryParts, host: DeliveryHost) {
    this.#parts = parts;
    this.#host = host;
    const { form, world, vault } = parts;
    const notKept = (): void => host.tell({ kind: "notKept" });
    this.#outbox = new Outbox(vault, { refused: notKept, unreadable: () => host.tell({ kind: "unreadable" }) });
    this.#drafts = new Drafts({ vault, form, now: world.now, after: world.after, refused: notKept });
    this.#sender = new Sender({
      world,
      outbox: this.#outbox,
      post: (entry) => post(entry, host.destination(), parts.net),
      report: (event, entry) => this.#report(event, entry),
      mayTry: () => true,
      form,
    });
    parts.tabs.listen((message) => this.#hear(message));
  }

  // Looks for what earlier forms have left, offers or removes it, and sends what waits.
  async begin(): Promise<void> {
    if (!this.#parts.vault) this.#host.tell({ kind: "notKept" });
    else await this.#lookBack(this.#parts.vault, 1);
    if (!this.#closed) await this.#sender.retryNow();
  }

  // A device that could not be read holds nobody knows what: it is asked again.
  async #lookBack(vault: Vault, tries: number): Promise<void> {
    const { world } = this.#parts;
    const earlier = await this.#findEarlier(vault).catch(() => undefined);
    if (this.#closed) return;
    if (earlier) await this.#handle(earlier);
    else world.after(limitAfter(tries), () => void (this.#closed || this.#lookBack(vault, tries + 1)));
  }

  async #handle(earlier: Earlier): Promise<void> {
    for (const entry of earlier.receipts) await this.#showReceipt(entry);
    for (const entry of earlier.release) await this.#outbox.update({ ...entry, held: "" });
    await this.#write([
      ...earlier.expired.drafts.map((id) => removing("drafts", id)),
      ...earlier.expired.entries.map((id) => removing("outbox", id)),
    ]);
    if (earlier.offer && (this.#parts.offersDrafts || earlier.offer.entries.length > 0)) {
      this.#offer = earlier.offer;
      this.#tellNotTaken(earlier.notTaken);
      this.#host.offer(earlier.offer.answers);
    }
    this.#count();
    if (earlier.release.length > 0) await this.#sender.retryNow();
  }

  // The person changed an answer.
  touched(): void {
    this.#touched = true;
  }

  // The person starts anew, or all has been received.
  untouched(): void {
    this.#touched = false;
  }

  // Closing the page now would lose answers or a complaint.
  get isAtRisk(): boolean {
    return this.#outbox.onlyInMemory || (this.#touched && !this.#drafts.isKept);
  }

  keepDraft(answers: Answers): void {
    this.#drafts.keep(answers);
  }

  async forgetDraft(): Promise<void> {
    await this.#drafts.forget(this.#takenOverDrafts());
    this.#count();
  }

  // The page may go: what is gathered must be written.
  flushDraft(): Promise<void> {
    return this.#drafts.flush();
  }

  // The person goes on with the answers offered: this form's draft takes their place.
  async takeOver(): Promise<void> {
    this.#takenOver = this.#takeOffer();
    const entries = (this.#takenOver?.entries ?? []).map((entry) => ({ ...entry, owner: this.#parts.form }));
    this.#drafts.replace([
      ...this.#takenOverDrafts(),
      ...entries.map((entry) => ({ kind: "replace", shelf: "outbox", id: entry.id, text: JSON.stringify(entry) }) as const),
    ]);
    await this.#drafts.flush();
    this.#count();
  }

  // The person does not want the answers offered; this form's own draft stays.
  async refuseOffer(): Promise<void> {
    const offer = this.#takeOffer();
    await this.#write((offer?.drafts ?? []).map((id) => removing("drafts", id)));
    for (const entry of offer?.entries ?? []) await this.#outbox.remove(entry.id);
    this.#count();
  }

  // Ends when the complaint is kept; by then the first attempt has begun.
  async send(complaint: NewEntry): Promise<void> {
    const { form, world } = this.#parts;
    const entry = freshEntry(complaint, form, world.now());
    await this.#drafts.drop();
    const superseded = [...this.#heldBack, ...(this.#takenOver?.entries ?? []).map(({ id }) => id)].filter(
      (id) => id !== entry.id,
    );
    const following = [removing("drafts", form), ...this.#takenOverDrafts(), ...superseded.map((id) => removing("outbox", id))];
    this.#touched = false;
    await this.#sender.add(entry, following);
    this.#count();
    this.#takenOver = undefined;
    this.#heldBack.clear();
  }

  retryNow(): Promise<void> {
    return this.#sender.retryNow();
  }

  async forgetAll(): Promise<void> {
    this.#parts.tabs.say({ type: "forgotten" }); // first: what a tab holds for its own it would put back
    this.#sender.giveUp();
    this.#outbox.forget();
    await this.#drafts.drop();
    this.#touched = false;
    await this.#parts.vault?.clear().catch(() => this.#host.tell({ kind: "notKept" }));
    this.#count();
  }

  close(): void {
    this.#closed = true;
    void this.#drafts.flush();
    this.#sender.close();
    this.#parts.tabs.close();
  }

  // Receipts hold nothing that anybody would miss.
  #count(): void {
    this.#counting = this.#counting.then(async () => {
      const drafts = await (this.#parts.vault?.ids("drafts") ?? Promise.resolve([])).catch(() => undefined);
      const { entries, isWhole } = await this.#outbox.contents();
      if (!drafts || !isWhole) return; // what was told last still is the best that is known
      const complaints = entries.filter((entry) => entry.held !== "sent");
      this.#tellHoldings({ draft: drafts.length > 0, complaints: complaints.length });
    });
  }

  #tellHoldings(holdings: Holdings): void {
    const { draft, complaints } = this.#told;
    if (this.#closed || (holdings.draft === draft && holdings.complaints === complaints)) return;
    this.#told = holdings;
    this.#host.holds(holdings);
  }

  // Other tabs may offer the same: they stop.
  #takeOffer(): Offer | undefined {
    const offer = this.#offer;
    this.#offer = undefined;
    if (offer) this.#parts.tabs.say({ type: "taken", records: recordsOf(offer) });
    return offer;
  }

  #takenOverDrafts(): TextChange[] {
    return (this.#takenOver?.drafts ?? []).map((id) => removing("drafts", id));
  }

  async #write(changes: readonly TextChange[]): Promise<void> {
    if (changes.length > 0) await this.#parts.vault?.write(changes).catch(() => undefined);
  }

  // Rejects when the device could not be read.
  async #findEarlier(vault: Vault): Promise<Earlier> {
    const drafts = await this.#gone(await this.#readDrafts(vault), (draft) => draft.id);
    const contents = await this.#outbox.contents();
    if (!contents.isWhole) throw new Error("the outbox could not be read");
    const entries = await this.#gone(contents.entries, (entry) => entry.owner);
    return earlierOf(entries, drafts, this.#parts.world.now());
  }

  async #readDrafts(vault: Vault): Promise<readonly Draft[]> {
    const { texts, unreadable } = await vault.read("drafts");
    const drafts = [...texts].map(([id, text]) => readDraft(id, text) ?? id);
    const broken = [...unreadable, ...drafts.filter((draft) => typeof draft === "string")];
    await this.#write(broken.map((id) => removing("drafts", id)));
    return drafts.filter((draft) => typeof draft !== "string");
  }

  // Those whose form does not live any more.
  async #gone<T>(things: readonly T[], ownerOf: (thing: T) => string): Promise<T[]> {
    const gone: T[] = [];
    for (const thing of things) if (!(await this.#isAlive(ownerOf(thing)))) gone.push(thing);
    return gone;
  }

  async #isAlive(form: string): Promise<boolean> {
    return form === this.#parts.form || this.#parts.tabs.isAlive(form);
  }

  #report(event: DeliveryEvent, entry: Entry): void {
    this.#parts.tabs.say(event);
    if (this.#closed) return;
    if (event.type === "waiting") this.#parts.stays();
    if (event.type === "sent") this.#count();
    if (entry.owner === this.#parts.form) this.#reportOwn(event);
    else void this.#tellOfEarlier(event, entry);
  }

  #reportOwn(event: DeliveryEvent): void {
    if (event.type === "refused" || event.type === "rejected" || event.type === "sessionEnded")
      this.#heldBack.add(event.complaint);
    this.#host.report(event);
  }

  async #tellOfEarlier(event: DeliveryEvent, entry: Entry): Promise<void> {
    if ((await this.#isAlive(entry.owner)) || this.#closed) return;
    switch (event.type) {
      case "sending":
        return;
      case "waiting":
        return this.#host.tell({ kind: "waiting" });
      case "sessionEnded":
        return this.#host.tell({ kind: "session" });
      case "sent":
        return this.#showReceipt({ ...entry, reference: event.reference, receivedAt: event.receivedAt });
      case "refused":
      case "rejected":
        return this.#offerBack(entry);
    }
  }

  async #showReceipt({ id, reference, receivedAt }: Entry): Promise<void> {
    this.#host.tell({ kind: "sent", id, reference, receivedAt });
    await this.#outbox.remove(id);
  }

  // A complaint of a form that is gone was not taken: its answers come back to the person who is here now.
  #offerBack(entry: Entry): void {
    const { offer, notTaken } = earlierOf([{ ...entry, triedAt: this.#parts.world.now() }], [], this.#parts.world.now());
    this.#tellNotTaken(notTaken);
    if (this.#offer || this.#takenOver || !offer) return; // offered at the next visit
    this.#offer = offer;
    this.#host.offer(offer.answers);
  }

  #tellNotTaken(why: Earlier["notTaken"]): void {
    if (why !== "") this.#host.tell({ kind: why === "expired" ? "expired" : "notTaken" });
  }

  #hear(message: TabMessage): void {
    if (message.type === "forgotten") return void this.#forgotten();
    if (message.type === "taken") return this.#withdraw(message.records);
    this.#count();
    // Any page of the origin can say such a thing: what is so stands in the outbox.
    void this.#sender.lookAt(message.complaint);
  }

  #withdraw(taken: readonly string[]): void {
    if (!this.#offer || !recordsOf(this.#offer).some((id) => taken.includes(id))) return;
    this.#offer = undefined;
    this.#host.offer([]);
  }

  async #forgotten(): Promise<void> {
    const { vault } = this.#parts;
    const ids = this.#sender.giveUp();
    this.#outbox.forget();
    vault?.renew();
    if (this.#offer) this.#withdraw(recordsOf(this.#offer));
    await this.#drafts.drop();
    await this.#write([removing("drafts", this.#parts.form), ...ids.map((id) => removing("outbox", id))]);
    if (ids.length > 0) this.#host.emptied();
    this.#count();
  }
}
