// A person at one tab: fills in, sends, mends what was refused, logs in again, goes on with a draft, leaves, or loses the tab.

import type { Answers, DeliveryEvent } from "../../../../web/glue/wire.js";
import type { News } from "../../../../web/delivery/delivery.js";
import { Tab } from "./tab.js";
import type { Town } from "./town.js";

const answersFor = (complaint: number): Answers => [["statement.reason", String(complaint)]];
const complaintIn = (answers: Answers): number => Number(answers.find(([name]) => name === "statement.reason")?.[1]);
const since = "2026-11-22T13:00:00+01:00";

export class Visitor {
  readonly tab: Tab;
  readonly #town: Town;
  readonly #ticksDraft: boolean;
  #offered: Answers | undefined;
  #id = "";
  #payload = "";
  #isOut = false; // of the person's hands: "send" does nothing
  complaint: number | undefined;

  constructor(town: Town, form: string) {
    this.#town = town;
    this.#ticksDraft = town.random.chance(0.7);
    this.tab = new Tab(town.browser, form, {
      destination: () => ({ endpoint: "https://site.example/api", headers: { "X-Token": "t" } }),
      report: (event) => this.#hear(event),
      offer: (answers) => (this.#offered = answers.length > 0 ? answers : undefined),
      tell: (news) => this.#read(news),
      emptied: () => this.#thrownAway(),
      holds: () => undefined,
    });
  }

  arrive(): void {
    void this.tab.begin();
    this.#after(200 + this.#town.universe.within(3_000), () => this.#choose());
    this.#after(this.#town.universe.within(60_000), () => this.#look());
  }

  #after(ms: number, then: () => void): void {
    this.tab.after(ms, then);
  }

  // Now and then the person looks at the page again.
  #look(): void {
    this.tab.retryNow();
    this.#after(20_000 + this.#town.universe.within(400_000), () => this.#look());
  }

  #choose(): void {
    if (this.#offered && this.#town.random.chance(this.#town.isCalm ? 1 : 0.85)) return this.#goOn(this.#offered);
    this.complaint = this.#town.next();
    if (this.complaint === undefined) return this.#leaveSoon();
    this.#type(this.complaint);
  }

  #goOn(answers: Answers): void {
    const { delivery } = this.tab;
    const complaint = complaintIn(answers);
    this.#offered = undefined;
    if (this.#town.isPursued(complaint)) return this.#leaveSoon();
    if (this.#town.isDropped(complaint) || (!this.#town.isCalm && this.#town.random.chance(0.05))) {
      this.#town.drop(complaint);
      void delivery.refuseOffer();
      return this.#leaveSoon();
    }
    this.complaint = complaint;
    this.#town.universe.note(() => `${this.tab.form} goes on with ${complaint}`);
    delivery.touched();
    delivery.keepDraft(answers);
    void delivery.takeOver();
    this.#after(1_000 + this.#town.universe.within(20_000), () => this.#press(true));
  }

  #type(complaint: number): void {
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
        kind: "complaint",
        statement: { reason: String(complaint) },
        incident: { date: "2026-10" },
      });
    }
    const given = {
      id: this.#id,
      payload: this.#payload,
      endpoint: "https://site.example/api",
      credentials: "omit" as const,
      bare: false,
      since,
    };
    this.#town.universe.note(() => `${this.tab.form} presses for ${this.#id}`);
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
        return this.#mend(event.type === "rejected" && this.#town.random.chance(0.3));
      case "sessionEnded":
        this.#isOut = false;
        return this.#after(1_000 + this.#town.universe.within(30_000), () => this.#press(false));
    }
  }

  #wait(): void {
    void this.tab.delivery.forgetDraft();
    if (this.#town.isCalm || !this.#town.random.chance(0.01)) return;
    this.#town.dropAll();
    this.complaint = undefined;
    this.#id = "";
    this.#isOut = false;
    void this.tab.delivery.forgetAll();
    this.#leaveSoon();
  }

  #mend(unchanged: boolean): void {
    if (!unchanged) {
      this.tab.delivery.touched();
      if (this.#ticksDraft) this.tab.delivery.keepDraft(answersFor(this.complaint!));
    }
    this.#after(1_000 + this.#town.universe.within(20_000), () => this.#press(!unchanged));
  }

  #done(reference: string): void {
    this.#town.told.add(reference);
    this.tab.delivery.untouched();
    void this.tab.delivery.forgetDraft();
    this.complaint = this.#offered = undefined; // the form has forgotten everything
    this.#isOut = false;
    this.#id = "";
    if (this.#town.random.chance(0.5)) this.#after(this.#town.universe.within(5_000), () => this.#choose());
    else this.#leaveSoon();
  }

  #read(news: News): void {
    this.#town.universe.note(() => `${this.tab.form} is told ${JSON.stringify(news)}`);
    if (news.kind === "sent") this.#town.told.add(news.reference);
    if (news.kind === "unreadable") this.#town.browser.violations.push("a record could not be opened");
    if (news.kind === "notKept" && !this.#town.browser.isFull)
      this.#town.browser.violations.push("a store with room is said to have none");
  }

  #thrownAway(): void {
    if (this.complaint !== undefined) this.#town.drop(this.complaint);
    this.complaint = undefined;
    this.#isOut = false;
    this.#id = "";
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
      this.#after(500, () => this.#town.browser.end(this.tab));
    } else {
      this.#town.browser.end(this.tab);
    }
  }
}
