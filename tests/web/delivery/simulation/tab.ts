// One tab with the real delivery in it. Every step outwards takes time, and the tab may end before it or just after it, or be frozen
// and thawed.

import { createHash } from "node:crypto";
import { AccountDeliveries } from "../../../../web/delivery/accounts.js";
import { complaintForm } from "./answers.js";
import { Delivery, type DeliveryParts } from "../../../../web/delivery/delivery.js";
import type { DeliveryHost } from "../../../../web/delivery/host.js";
import { noHoldings } from "../../../../web/delivery/holdings.js";
import type { Net } from "../../../../web/delivery/post.js";
import type { World } from "../../../../web/delivery/sender.js";
import type { TabMessage, Tabs } from "../../../../web/delivery/tabs.js";
import { Vault } from "../../../../web/delivery/vault.js";
import { DiskStore, LaterStore, PlainSealer } from "./disk.js";
import type { Browser } from "./browser.js";
import type { Reply } from "./receiver.js";

type Answered = Awaited<ReturnType<Net["fetch"]>>;

export interface TabOptions {
  readonly account?: string;
  readonly isLater?: boolean; // it runs a later version of the code
  readonly offersDrafts?: boolean;
  readonly keepsNothing?: boolean; // as a browser without IndexedDB
}

export class Tab {
  readonly form: string;
  readonly delivery: AccountDeliveries;
  readonly #browser: Browser;
  readonly #options: TabOptions;
  readonly #hearers: ((message: TabMessage) => void)[] = [];
  readonly modes: (RequestCredentials | undefined)[] = []; // of its attempts
  readonly #late: (() => void)[] = []; // what was to happen while it was frozen
  readonly #forms = new Set<string>(); // of its accounts
  isAlive = true;
  isFrozen = false;
  isLeft = false; // it was told that it goes, and let go of what it held
  account: string;
  asksToStay = 0;
  hurriedAt = 0;
  thawedAt = -Infinity;
  drawn = 0; // by chance, last

  constructor(browser: Browser, form: string, host: DeliveryHost, options: TabOptions = {}) {
    this.#browser = browser;
    this.form = form;
    this.#options = options;
    this.account = options.account ?? "";
    const open = ({ account }: { readonly account: string }): Delivery => new Delivery(this.#partsFor(account), host);
    const retract = (): void => {
      host.offer([]);
      host.holds(noHoldings);
    };
    this.delivery = new AccountDeliveries({ open, retract }, { account: this.account, key: undefined });
  }

  get #universe() {
    return this.#browser.universe;
  }

  #partsFor(account: string): DeliveryParts {
    const { world, net, tabs } = this;
    const form = this.#forms.size === 0 ? this.form : `${this.form}-${this.#forms.size}`;
    this.#forms.add(form);
    const vault = this.#options.keepsNothing ? undefined : this.vaultOf(account);
    const offersDrafts = this.#options.offersDrafts ?? true;
    return { form, definition: complaintForm, account, world, net, tabs, vault, offersDrafts, stays: () => ++this.asksToStay };
  }

  vaultOf(account: string): Vault {
    const browser = this.#browser;
    const store = new DiskStore(browser.disk, {
      step: (act) => this.step(act),
      isFull: () => browser.isFull,
      failsToRead: () => browser.failsToRead(),
      failsToWrite: () => browser.failsToWrite(),
      committed: (changes) => browser.committed(this, changes),
    });
    return new Vault(this.#options.isLater ? new LaterStore(store) : store, new PlainSealer(account));
  }

  owns(form: string): boolean {
    return this.#forms.has(form);
  }

  // What was asked of the network goes its way, though the tab is frozen.
  #onNetwork<T>(act: () => T): Promise<T> {
    return new Promise((resolve) => {
      this.#universe.later(this.#universe.within(20), () => {
        if (this.#browser.strikes(this)) return;
        const value = act();
        if (!this.#browser.strikes(this)) resolve(value);
      });
    });
  }

  // Nothing of a tab that has ended is ever heard again: its promises stay open.
  step<T>(act: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.after(this.#universe.within(20), () => {
        if (this.#browser.strikes(this)) return;
        try {
          const value = act();
          if (!this.#browser.strikes(this)) resolve(value);
        } catch (reason) {
          reject(reason as Error);
        }
      });
    });
  }

  hear(message: TabMessage): void {
    if (this.isLeft) return; // it has no channel
    this.after(0, () => {
      for (const hear of this.#hearers) hear(message);
    });
  }

  // It hurries when it has looked through what earlier tabs left, at a moment that is not seen from here. A thaw or a log-in
  // meanwhile makes it hurry once more.
  async begin(): Promise<void> {
    this.hurriedAt = Infinity;
    const { account, thawedAt } = this;
    await this.delivery.begin();
    if (this.account === account && this.thawedAt === thawedAt) this.hurriedAt = this.#universe.now;
  }

  retryNow(): void {
    if (this.isFrozen) return;
    this.hurriedAt = Math.max(this.hurriedAt, this.#universe.now);
    void this.delivery.retryNow();
  }

  // The host says who is logged in.
  signIn(account: string): void {
    this.account = account;
    if (this.isFrozen) return;
    this.hurriedAt = Infinity;
    void this.delivery.switchTo({ account, key: undefined });
  }

  // `isTold`: as by pagehide or freeze; some browsers stop a page without a word.
  freeze(isTold: boolean): void {
    if (isTold) this.delivery.leave();
    this.isFrozen = true;
    if (isTold) this.#browser.letGo(this);
  }

  thaw(): void {
    const wasLeft = this.isLeft;
    this.isFrozen = false;
    this.hurriedAt = Infinity;
    this.thawedAt = this.#universe.now;
    void this.delivery.switchTo({ account: this.account, key: undefined });
    if (wasLeft) void this.delivery.comeBack();
    for (const what of this.#late.splice(0)) what();
  }

  readonly after = (ms: number, then: () => void): (() => void) => {
    let isOff = false;
    const happen = (): void => {
      if (isOff || !this.isAlive) return;
      if (this.isFrozen) this.#late.push(happen);
      else then();
    };
    this.#universe.later(ms, happen);
    return () => (isOff = true);
  };

  readonly world: World = {
    now: () => this.#universe.now + this.#browser.clockError,
    chance: () => (this.drawn = this.#universe.random.next()),
    after: this.after,
    exclusively: (work) => this.#browser.lock(this, work),
  };

  readonly tabs: Tabs = {
    isAlive: (form) => this.step(() => this.#browser.isAlive(form)),
    say: (message) => this.#browser.say(this, message),
    listen: (hear) => void this.#hearers.push(hear),
    leave: () => void (this.isLeft = true),
    comeBack: () => void (this.isLeft = false),
    close: () => undefined,
  };

  readonly net: Net = {
    now: () => this.world.now(),
    after: this.after,
    digest: (body) => Promise.resolve(new Uint8Array(createHash("sha256").update(body).digest()).buffer),
    fetch: (_address, init) => this.#fetch(init),
  };

  async #fetch(init: RequestInit): Promise<Answered> {
    const headers = init.headers as Headers;
    this.modes.push(init.credentials);
    const key = headers.get("Idempotency-Key") ?? "";
    const body = new TextDecoder().decode(init.body as Uint8Array<ArrayBuffer>);
    const session = init.credentials === "omit" ? "" : this.#browser.session; // the cookies go with the request
    this.#browser.laws.attempted(this, key, body);
    const reply: Reply = await this.#onNetwork(() =>
      this.#browser.isOnline
        ? this.#browser.receiver.take(key, headers.get("Content-Digest"), body, session)
        : ({ kind: "nothing" } as const),
    );
    await this.step(() => undefined);
    if (reply.kind === "silence")
      return new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    if (reply.kind === "nothing") throw new TypeError("failed to fetch");
    return {
      status: reply.status,
      headers: { get: (name: string) => (name === "Retry-After" ? reply.retryAfter : null) } as unknown as Headers,
      text: () =>
        this.step(() => {
          if (reply.broken) throw new TypeError("the body broke off");
          this.#browser.laws.answered(this, key, reply);
          return reply.body;
        }),
    };
  }
}
