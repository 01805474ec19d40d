// Drafts, outbox and sending of one form and one account: what its effects ask for, and what comes of it.

import type { Answers, DeliveryEvent } from "../glue/wire.js";
import { limitAfter } from "./backoff.js";
import { emailsIn, type Definition } from "./definition.js";
import { Drafts } from "./drafts.js";
import { earlierOf, recordsOf, type Earlier, type Offer } from "./earlier.js";
import { fillingOf, freshEntry, type Entry, type NewEntry } from "./entry.js";
import { Filling } from "./filling.js";
import { HoldingsCount } from "./holdings.js";
import type { DeliveryHost, Notice } from "./host.js";
import { Outbox, removing } from "./outbox.js";
import { post, type Net } from "./post.js";
import { Remains } from "./remains.js";
import { Sender, type World } from "./sender.js";
import { heldOf, type TabRecord } from "./tab_draft.js";
import type { TabMessage, Tabs } from "./tabs.js";
import type { TextChange, Vault } from "./vault.js";
import { comparable, isFor } from "./visitor.js";

export interface DeliveryParts {
  readonly form: string; // a fresh id
  readonly definition: Definition;
  readonly account: string; // whose records the vault reads; empty: nobody's in particular
  readonly world: World;
  readonly net: Net;
  readonly tabs: Tabs;
  readonly vault: Vault | undefined;
  readonly offersDrafts: boolean;
  stays(): void; // something could not be sent and waits on this device
}

export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #host: DeliveryHost;
  readonly #outbox: Outbox;
  readonly #sender: Sender;
  readonly #remains: Remains;
  readonly #holdings: HoldingsCount;
  #filling: Filling;
  #turns = 0;
  #offer: Offer | undefined;
  #resumes = ""; // record of a draft with the answers that the tab still has
  #parked = false;
  #closed = false;

  constructor(parts: DeliveryParts, host: DeliveryHost) {
    this.#parts = parts;
    this.#host = host;
    const { world, vault } = parts;
    this.#outbox = new Outbox(vault, {
      refused: () => this.#tell({ kind: "notKept" }),
      unreadable: () => this.#tell({ kind: "unreadable" }),
    });
    this.#filling = this.#newFilling();
    this.#sender = new Sender({
      world,
      outbox: this.#outbox,
      post: (entry) => post(entry, { ...host.destination(), isStillFor: () => !this.#parked }, parts.net),
      report: (event, entry) => this.#report(event, entry),
      mayTry: () => !this.#parked,
      thrownAway: (id) => this.#filling.own.has(id) && host.emptied(),
      removed: (id) => parts.tabs.say({ type: "attempted", complaint: id }),
      isShown: ({ owner }) => owner === this.#filling.owner,
    });
    const isFor = (entry: Entry): boolean => this.#isFor(entry);
    this.#remains = new Remains({
      ...parts,
      now: world.now,
      outbox: this.#outbox,
      isFor,
      isHere: (owner) => owner === this.#filling.owner,
    });
    this.#holdings = new HoldingsCount({
      vault,
      outbox: this.#outbox,
      isFor,
      isSilent: () => this.#isSilent,
      after: world.after,
      tell: (holdings) => host.holds(holdings),
    });
    parts.tabs.listen((message) => this.#hear(message));
  }

  get account(): string {
    return this.#parts.account;
  }

  // What the tab's record of these answers says beside them.
  get mark(): Omit<TabRecord, "page" | "answers" | "language"> {
    const { form, vault, account } = this.#parts;
    const { drafts, complaints, touched } = this.#filling;
    const held = complaints.filter((id) => !this.#outbox.isOnlyInMemory(id));
    const draft = { draft: drafts.record, draftIsWritten: drafts.isOnDevice };
    return { form, ...draft, wipe: vault?.lastWipe ?? "", touched, account, held };
  }

  // The form goes on with answers that its tab kept; the device's draft of them is not offered. False: it must not.
  async resume(record: TabRecord): Promise<boolean> {
    const held = await heldOf(record, this.#parts, this.#outbox);
    if (!held) return false;
    this.#resumes = record.draft;
    await this.#write(this.#filling.goOnWith(held));
    if (held.length > 0) this.#tell({ kind: "heldBack" });
    return true;
  }

  // Recovers what closed forms of this account have left: offers drafts, deletes expired records, resumes sending.
  async begin(): Promise<void> {
    if (!this.#parts.vault) this.#tell({ kind: "notKept" });
    else await this.#lookBack();
    if (!this.#isSilent) await this.#sender.retryNow();
  }

  // Another account is at the form. Nothing more is sent, offered or told for this one; an attempt under way is finished.
  park(): void {
    this.#parked = true;
    this.#offer = undefined;
    this.#holdings.reset();
    void this.keepAll();
  }

  unpark(): Promise<void> {
    this.#parked = false;
    return this.begin();
  }

  // The page goes, perhaps to come back as it is.
  leave(): void {
    void this.keepAll();
    this.#parts.tabs.leave();
  }

  // Meanwhile other tabs may have sent, taken over or wiped whatever this one knew of.
  async comeBack(): Promise<void> {
    this.#parts.tabs.comeBack();
    await this.#lookAgain();
    await this.retryNow();
  }

  // The person changed an answer.
  touched(): void {
    this.#filling.touched = true;
  }

  // The form has let go of its answers: all has been received, or the person starts anew, who may be another one. What was held
  // back of the answers before is as if their form were gone.
  startAnew(): void {
    this.#filling = this.#newFilling();
    if (this.#offer) void this.#lookBack();
    this.#holdings.count();
  }

  // The person gave this address: complaints that were held back and have it in them are theirs.
  async knowEmail(email: string): Promise<void> {
    const known = comparable(email);
    if (this.#parts.account !== "" || this.#filling.emails.has(known)) return;
    this.#filling.emails.add(known);
    await this.#lookBack();
  }

  // Closing the page now would lose answers or a complaint.
  get isAtRisk(): boolean {
    return this.#outbox.onlyInMemory || this.#filling.isAtRisk;
  }

  keepDraft(answers: Answers, elsewhere: readonly TextChange[] = []): void {
    this.#filling.drafts.keep(answers, elsewhere);
  }

  // Another account keeps these answers from now on. Takes away what the device has of them here, also in complaints that were not
  // taken: each of two accounts could send them.
  handOver(): readonly TextChange[] {
    const { drafts, complaints } = this.#filling;
    void drafts.drop();
    this.#outbox.letGo(complaints);
    return [...drafts.removal, ...complaints.map((id) => removing("outbox", id))];
  }

  async forgetDraft(): Promise<void> {
    await this.#filling.drafts.forget();
    this.#holdings.count();
  }

  // The page may go: what is gathered, or in memory only, must be written.
  async keepAll(): Promise<void> {
    await Promise.all([this.#filling.drafts.flush(), this.#outbox.keepAll()]);
  }

  // The person goes on with the answers offered.
  async takeOver(): Promise<void> {
    const filling = this.#filling;
    filling.takenOver = this.#offer;
    this.#offer = undefined;
    const { drafts = [], entries = [], older = [] } = filling.takenOver ?? {};
    filling.drafts.takeOver(drafts, drafts[0] ?? entries[0]?.id, filling.owning([...entries, ...older]));
    await filling.drafts.flush();
    this.#parts.tabs.say({ type: "changed" });
    this.#holdings.count();
  }

  // The person does not want the answers offered; this form's own draft stays.
  async refuseOffer(): Promise<void> {
    const offer = this.#offer;
    this.#offer = undefined;
    await this.#write((offer?.drafts ?? []).map((id) => removing("drafts", id)));
    for (const entry of offer?.entries ?? []) await this.#outbox.remove(entry.id);
    this.#parts.tabs.say({ type: "changed" });
    this.#holdings.count();
  }

  get filling(): Filling {
    return this.#filling;
  }

  // Ends when the first attempt has begun. `filling`: whose answers they are; `others`: deliveries of this form that may hold the
  // same answers, each with its filling-in.
  async send(complaint: NewEntry, filling: Filling, others: ReadonlyMap<Delivery, Filling>): Promise<void> {
    for (const email of emailsIn(complaint.payload)) filling.emails.add(comparable(email));
    filling.own.add(complaint.id);
    const all = new Map<Delivery, Filling>([[this, filling], ...others]);
    const heldBack = [...all].filter(([, each]) => each.heldBack.has(complaint.id)); // sent again as it was: it takes its own place
    const pauses = await Promise.all(heldBack.map(([delivery]) => delivery.#notBefore(complaint.id)));
    const notBefore = Math.max(0, ...pauses);
    const entry: Entry = { ...freshEntry(complaint, filling.owner, this.#parts.world.now()), notBefore };
    const fillings = [...all.values()];
    const following: TextChange[] = [];
    for (const each of fillings) following.push(...(await each.removal(entry.id)));
    for (const [delivery, each] of others) delivery.#outbox.letGo(each.complaints);
    await this.#sender.add(entry, following, heldBack.length > 0);
    for (const each of fillings) each.sent();
    this.#parts.tabs.say({ type: "changed" }); // a tab that looked while this page was frozen may offer its draft
    this.#holdings.count();
  }

  // Another tab may have tried it meanwhile, and the receiver have asked for a pause.
  async #notBefore(id: string): Promise<number> {
    const { entries } = await this.#outbox.contents();
    return entries.find((entry) => entry.id === id)?.notBefore ?? 0;
  }

  retryNow(): Promise<void> {
    return this.#sender.retryNow();
  }

  // Removes what is the person's here, from the device and from memory.
  async forgetAll(): Promise<void> {
    const { tabs } = this.#parts;
    const filling = this.#filling; // a new start may follow at once
    const since = this.#parts.world.now(); // what is sent after it is not meant
    this.#sender.giveUp();
    this.#outbox.forget();
    filling.touched = false;
    this.#offer = undefined;
    await filling.drafts.drop();
    await this.#wipeUntilDone(filling, since, 1);
    tabs.say({ type: "changed" });
    this.#holdings.count();
    await this.#lookBack(); // what was read meanwhile may have been offered
  }

  close(): void {
    this.#closed = true;
    void this.keepAll();
    this.#sender.close();
    this.#parts.tabs.close();
  }

  #newFilling(): Filling {
    const { form, definition, vault, world } = this.#parts;
    const owner = fillingOf(form, this.#turns++);
    const refused = (): void => this.#tell({ kind: "notKept" });
    const written = (): void => this.#host.draftWritten();
    const { now, after } = world;
    return new Filling(owner, new Drafts({ vault, form: definition.name, owner, now, after, refused, written }));
  }

  get #isSilent(): boolean {
    return this.#closed || this.#parked;
  }

  #isFor(entry: Entry, { own, emails } = this.#filling): boolean {
    return isFor(entry, { account: this.#parts.account, own, emails });
  }

  #tell(notice: Notice): void {
    if (!this.#isSilent) this.#host.tell(notice);
  }

  // A device that does not answer is asked a few times more before the person is told.
  async #wipeUntilDone(filling: Filling, since: number, tries: number): Promise<void> {
    const isWiped = await this.#wipe(filling, since).catch(() => false);
    this.#outbox.seeWipe();
    if (isWiped) return;
    if (tries === 5) return this.#tell({ kind: "notWiped" });
    await new Promise<void>((resolve) => this.#parts.world.after(limitAfter(1), resolve));
    return this.#wipeUntilDone(filling, since, tries + 1);
  }

  async #wipe(filling: Filling, since: number): Promise<boolean> {
    const { entries, isWhole } = await this.#outbox.contents();
    const stay = entries.filter((entry) => !this.#isFor(entry, filling) || entry.createdAt > since);
    if (isWhole) await this.#parts.vault?.wipe(stay.map(({ id }) => id));
    return isWhole;
  }

  // A device that could not be read holds nobody knows what: it is asked again.
  async #lookBack(tries = 1): Promise<void> {
    const { vault, world } = this.#parts;
    const earlier = vault && (await this.#remains.find().catch(() => undefined));
    if (this.#isSilent || !vault) return;
    if (earlier) return this.#handle(earlier);
    this.#propose(undefined, ""); // it may not be there any more
    world.after(limitAfter(tries), () => void (this.#isSilent || this.#lookBack(tries + 1)));
  }

  async #handle(earlier: Earlier): Promise<void> {
    for (const entry of earlier.receipts) this.#showReceipt(entry);
    if (earlier.waits) this.#tell({ kind: "waiting" });
    await this.#write([
      ...earlier.expired.drafts.map((id) => removing("drafts", id)),
      ...earlier.expired.entries.map((id) => removing("outbox", id)),
    ]);
    this.#propose(this.#parts.offersDrafts && !this.#filling.takenOver ? earlier.offer : undefined, earlier.notTaken);
    this.#holdings.count();
    if (earlier.release.length > 0) await this.#sender.release(earlier.release);
  }

  // What was offered before is replaced, or withdrawn; the same is not offered twice.
  #propose(offer: Offer | undefined, notTaken: Earlier["notTaken"]): void {
    const before = this.#offer;
    this.#offer = offer;
    if (this.#resumes !== "" && offer?.drafts.includes(this.#resumes)) return void this.takeOver();
    if (recordsOf(before) === recordsOf(offer) || this.#isSilent) return;
    if (offer && notTaken !== "") this.#tell({ kind: notTaken === "expired" ? "expired" : "notTaken" });
    this.#host.offer(offer?.answers ?? []);
  }

  async #write(changes: readonly TextChange[]): Promise<void> {
    if (changes.length > 0) await this.#parts.vault?.write(changes).catch(() => undefined);
  }

  #report(event: DeliveryEvent, entry: Entry): void {
    this.#parts.tabs.say({ type: "attempted", complaint: event.complaint });
    if (this.#closed) return;
    if (event.type === "waiting") this.#parts.stays();
    if (event.type !== "sending") this.#holdings.count();
    if (entry.owner === this.#filling.owner) this.#reportOwn(event);
    else void this.#tellOfEarlier(event, entry);
  }

  #reportOwn(event: DeliveryEvent): void {
    if (event.type === "refused" || event.type === "rejected" || event.type === "sessionEnded")
      this.#filling.heldBack.add(event.complaint);
    this.#host.report(event);
  }

  async #tellOfEarlier(event: DeliveryEvent, entry: Entry): Promise<void> {
    if ((await this.#remains.isAnothers(entry.owner)) || this.#isSilent) return;
    switch (event.type) {
      case "sending":
        return;
      case "waiting":
        return this.#tell({ kind: "waiting" });
      case "sent":
        return this.#showReceipt({ ...entry, reference: event.reference, receivedAt: event.receivedAt });
      case "sessionEnded":
        return this.#isFor({ ...entry, held: "session" }) ? this.#tell({ kind: "session" }) : undefined;
      case "refused":
      case "rejected":
        return this.#offerBack(entry);
    }
  }

  #showReceipt({ id, reference, receivedAt }: Entry): void {
    this.#tell({ kind: "sent", id, reference, receivedAt });
    void this.#outbox.remove(id);
  }

  // A complaint of a form that is gone was not taken: its answers come back to its person, if that is who is here now.
  #offerBack(entry: Entry): void {
    if (!this.#isFor({ ...entry, held: "refused" }) || !this.#parts.offersDrafts) return;
    if (this.#offer || this.#filling.takenOver) return; // offered at the next visit
    const now = this.#parts.world.now();
    const { offer, notTaken } = earlierOf([{ ...entry, triedAt: now }], [], now, this.#parts.definition);
    this.#propose(offer, notTaken);
  }

  #hear(message: TabMessage): void {
    if (message.type === "changed") return void this.#lookAgain();
    this.#holdings.count();
    void this.#sender.lookAt(message.complaint);
  }

  async #lookAgain(): Promise<void> {
    await this.#sender.lookForWiped();
    if (!this.#isSilent) await this.#lookBack();
  }
}
