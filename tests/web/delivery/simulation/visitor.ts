// A person at one tab: fills in, sends, mends what was refused, logs in again, goes on with a draft, leaves, or loses the tab.

import type { Answers, DeliveryEvent } from "../../../../web/glue/wire.js";
import type { Notice } from "../../../../web/delivery/host.js";
import type { Holdings } from "../../../../web/delivery/holdings.js";
import { Tab } from "./tab.js";
import { emailOf, type Person, type Town } from "./town.js";

const answersFor = (complaint: number): Answers => [["statement.reason", String(complaint)]];
const complaintIn = (answers: Answers): number => Number(answers.find(([name]) => name === "statement.reason")?.[1]);
const nationalId = "case.national_id"; // in complaints only
const since = "2026-11-22T13:00:00+01:00";

export class Visitor {
  readonly tab: Tab;
  readonly person: Person;
  readonly #town: Town;
  readonly #ticksDraft: boolean;
  readonly #offersDrafts: boolean;
  #offered: Answers | undefined;
  #id = "";
  #payload = "";
  #isOut = false; // of the person's hands: "send" does nothing
  #gaveEmail = false;
  #holds: Holdings = { draft: false, complaints: 0 };
  complaint: number | undefined;

  constructor(town: Town, form: string) {
    this.#town = town;
    this.person = town.atKeyboard;
    this.#offersDrafts = town.isCalm || town.random.chance(0.85);
    this.#ticksDraft = this.#offersDrafts && town.random.chance(0.7);
    const isLater = town.hasLaterCode && (town.isCalm || town.random.chance(0.4));
    if (isLater) town.met("tabs with later code");
    this.tab = new Tab(
      town.browser,
      form,
      {
        destination: () => ({ endpoint: "https://site.example/api", headers: { "X-Token": "t" } }),
        report: (event) => this.#hear(event),
        offer: (answers) => this.#take(answers),
        tell: (news) => this.#read(news),
        draftWritten: () => undefined,
        emptied: () => this.#thrownAway(),
        holds: (what) => {
          this.#town.universe.note(() => `${form} is told that the device holds ${JSON.stringify(what)}`);
          this.#holds = what;
        },
      },
      { account: town.browser.session, isLater, offersDrafts: this.#offersDrafts },
    );
  }

  // What the tab says of the device at the end, when nothing is left on it; it may have something in memory.
  lastWords(): string[] {
    const { draft, complaints } = this.#holds;
    if (draft || (complaints > 0 && !this.tab.delivery.isAtRisk))
      return [`${this.tab.form} is left with ${JSON.stringify(this.#holds)} on an empty device`];
    return [];
  }

  // Nobody else is at the keyboard.
  get #isHere(): boolean {
    return this.#town.atKeyboard === this.person;
  }

  arrive(): void {
    void this.tab.begin();
    if (this.#town.isCalm || this.#town.random.chance(0.5))
      this.#after(this.#town.universe.within(3_000), () => this.#giveEmail());
    this.#after(200 + this.#town.universe.within(3_000), () => this.#choose());
    this.#after(this.#town.universe.within(60_000), () => this.#look());
  }

  // As soon as the person is there: somebody else may be at the keyboard.
  #after(ms: number, then: () => void): void {
    this.tab.after(ms, () => {
      const seen = this.#town.universe.now - this.tab.thawedAt; // a page that was frozen catches up before anybody can press
      if (this.#isHere && seen > 1_000) then();
      else this.#after(this.#isHere ? 1_000 : 20_000, then);
    });
  }

  #giveEmail(): void {
    this.#gaveEmail = true;
    void this.tab.delivery.knowEmail(` ${emailOf(this.person).toUpperCase()}`);
  }

  // Drafts are for whoever has the account, or none; a complaint that was held back, in full only for its person.
  #take(answers: Answers): void {
    this.#offered = answers.length > 0 ? answers : undefined;
    if (answers.length === 0) return;
    const owner = this.#town.personOf(complaintIn(answers));
    const isComplaint = answers.some(([name]) => name === nationalId);
    this.#town.universe.note(() => `${this.tab.form} is offered ${complaintIn(answers)}`);
    const { violations } = this.#town.browser;
    if (this.tab.account !== "" && owner !== this.tab.account)
      violations.push(`${this.tab.account} is offered answers of ${owner}`);
    if (isComplaint && !this.#offersDrafts) violations.push("a complaint is offered although drafts are off");
    if (isComplaint && this.tab.account === "" && !(this.#gaveEmail && owner === this.person))
      violations.push(`${this.person} is offered a complaint of ${owner}`);
  }

  // Now and then the person looks at the page again.
  #look(): void {
    this.tab.retryNow();
    this.#after(20_000 + this.#town.universe.within(400_000), () => this.#look());
  }

  #choose(): void {
    if (this.#offered && this.#town.random.chance(this.#town.isCalm ? 1 : 0.85)) return this.#goOn(this.#offered);
    this.complaint = this.#town.next(this.person);
    if (this.complaint === undefined) return this.#leaveSoon();
    this.#type(this.complaint);
  }

  #goOn(answers: Answers): void {
    const { delivery } = this.tab;
    const complaint = complaintIn(answers);
    this.#offered = undefined;
    if (this.#town.isPursued(complaint)) return this.#leaveSoon();
    if (this.#town.personOf(complaint) !== this.person) return this.#leaveSoon(); // a draft of somebody else's, who had no account
    if (this.#town.isDropped(complaint) || (!this.#town.isCalm && this.#town.random.chance(0.05))) {
      this.#town.drop(complaint);
      void delivery.refuseOffer();
      return this.#leaveSoon();
    }
    this.complaint = complaint;
    this.#town.universe.note(() => `${this.tab.form} goes on with ${complaint}`);
    delivery.touched();
    delivery.keepDraft(answers.filter(([name]) => name !== nationalId));
    void delivery.takeOver();
    this.#after(1_000 + this.#town.universe.within(20_000), () => this.#press(true));
  }

  #type(complaint: number): void {
    this.#town.universe.note(() => `${this.tab.form} (${this.person}, ${this.tab.account}) types ${complaint}`);
    this.tab.delivery.touched();
    if (this.#ticksDraft) this.tab.delivery.keepDraft(answersFor(complaint));
    if (this.#town.random.chance(0.5)) this.#after(this.#town.universe.within(2_000), () => this.#type(complaint));
    else this.#after(this.#town.universe.within(5_000), () => this.#press(true));
  }

  #press(changed: boolean): void {
    const { complaint } = this;
    if (complaint === undefined || this.#isOut) return;
    this.#isOut = true;
    if (changed) {
      this.#id = this.#town.newId(complaint);
      this.#payload = JSON.stringify({
        id: this.#id,
        form: "complaint",
        person: this.person,
        kind: "complaint",
        case: { nationalId: { value: "111222333" } },
        contact: { email: emailOf(this.person) },
        statement: { reason: String(complaint) },
        incident: { date: "2026-10" },
      });
    }
    const given = {
      id: this.#id,
      payload: this.#payload,
      endpoint: "https://site.example/api",
      credentials: this.#town.random.chance(0.2) ? ("omit" as const) : ("same-origin" as const),
      bare: this.#town.random.chance(0.3),
      since,
    };
    this.#town.universe.note(() => `${this.tab.form} presses for ${this.#id}`);
    this.#gaveEmail = true;
    void this.tab.delivery.send(given);
    if (!this.#town.isCalm && this.#town.random.chance(0.1)) this.#after(this.#town.universe.within(10_000), () => this.leave());
  }

  #hear(event: DeliveryEvent): void {
    this.#town.universe.note(() => `${this.tab.form} hears ${JSON.stringify(event)} (has ${this.#id})`);
    if (event.complaint !== this.#id) return;
    switch (event.type) {
      case "sending":
        return;
      case "waiting":
        return this.#wait();
      case "sent":
        return this.#done(event.reference);
      case "refused":
      case "rejected":
        this.#isOut = false;
        if (!this.#town.browser.isFull && this.#town.random.chance(0.1)) return this.#reset();
        return this.#mend(event.type === "rejected" && this.#town.random.chance(0.3));
      case "sessionEnded":
        this.#isOut = false;
        return this.#after(1_000 + this.#town.universe.within(30_000), () => this.#press(false));
    }
  }

  #wait(): void {
    void this.tab.delivery.forgetDraft();
    if (this.#town.isCalm || !this.#town.random.chance(0.01)) return;
    this.#town.dropAll(this.tab.account);
    this.#town.met("clearings");
    void this.tab.delivery.forgetAll();
    this.#startAnew();
    this.#leaveSoon();
  }

  #mend(unchanged: boolean): void {
    this.#after(1_000 + this.#town.universe.within(10_000), () => {
      if (!unchanged && this.complaint !== undefined) {
        this.tab.delivery.touched();
        if (this.#ticksDraft) this.tab.delivery.keepDraft(answersFor(this.complaint));
      }
      this.#after(this.#town.universe.within(10_000), () => this.#press(!unchanged));
    });
  }

  // By the host, or the person goes no further: what was not taken is on the device.
  #reset(): void {
    this.#town.met("resets");
    void this.tab.delivery.forgetDraft();
    this.#startAnew();
    this.#after(this.#town.universe.within(5_000), () => this.#choose());
  }

  #startAnew(): void {
    this.tab.delivery.startAnew();
    this.complaint = undefined;
    this.#gaveEmail = this.#isOut = false;
    this.#id = "";
  }

  #done(reference: string): void {
    this.#town.told.add(reference);
    void this.tab.delivery.forgetDraft();
    this.#startAnew();
    this.#offered = undefined; // the form has forgotten everything
    if (this.#town.random.chance(0.5)) this.#after(this.#town.universe.within(5_000), () => this.#choose());
    else this.#leaveSoon();
  }

  #read(news: Notice): void {
    this.#town.universe.note(() => `${this.tab.form} is told ${JSON.stringify(news)}`);
    if (news.kind === "sent") this.#receipt(news.reference);
    if (news.kind === "unreadable") this.#town.browser.violations.push("a record could not be opened");
    if (news.kind === "notKept" && !this.#town.browser.isFull)
      this.#town.browser.violations.push("a store with room is said to have none");
  }

  #receipt(reference: string): void {
    this.#town.told.add(reference);
    const stored = [...this.#town.browser.receiver.stored.values()].find((other) => other.reference === reference);
    const owner = stored && (JSON.parse(stored.body) as { person: string }).person;
    if (!stored) this.#town.browser.violations.push(`${reference} is told, and nothing was received`);
    else if (this.tab.account !== "" && owner !== this.tab.account)
      this.#town.browser.violations.push(`${this.tab.account} is shown a reference of ${owner}`);
  }

  #thrownAway(): void {
    if (this.complaint !== undefined) this.#town.drop(this.complaint);
    void this.tab.delivery.forgetDraft();
    this.#startAnew();
    this.#leaveSoon();
  }

  #leaveSoon(): void {
    this.#after(5_000 + this.#town.universe.within(60_000), () => this.leave());
  }

  // Where the device keeps nothing the browser asks, and the person stays.
  leave(): void {
    if (this.#town.browser.isFull && this.complaint !== undefined && this.tab.delivery.isAtRisk) return this.#leaveSoon();
    if (this.#town.random.chance(0.3)) {
      this.tab.delivery.close();
      this.tab.after(500, () => this.#town.browser.end(this.tab));
    } else {
      this.#town.browser.end(this.tab);
    }
  }
}
