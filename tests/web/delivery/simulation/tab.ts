// One tab with the real delivery in it. Every step outwards takes time, and the tab may end before it or just after it.

import { createHash } from "node:crypto";
import { backoff } from "../../../../web/delivery/backoff.js";
import { Delivery, type DeliveryHost } from "../../../../web/delivery/delivery.js";
import type { Net } from "../../../../web/delivery/post.js";
import type { World } from "../../../../web/delivery/sender.js";
import type { TabMessage, Tabs } from "../../../../web/delivery/tabs.js";
import { Vault } from "../../../../web/delivery/vault.js";
import { DiskStore, PlainSealer } from "./disk.js";
import type { Browser } from "./browser.js";
import type { Reply } from "./receiver.js";

type Answered = Awaited<ReturnType<Net["fetch"]>>;

export class Tab {
  readonly form: string;
  readonly delivery: Delivery;
  readonly #browser: Browser;
  readonly #hearers: ((message: TabMessage) => void)[] = [];
  readonly modes: (RequestCredentials | undefined)[] = []; // of its attempts
  isAlive = true;
  asksToStay = 0;
  hurriedAt = 0;
  #drawn = 0;

  constructor(browser: Browser, form: string, host: DeliveryHost) {
    this.#browser = browser;
    this.form = form;
    const store = new DiskStore(
      browser.disk,
      (act) => this.step(act),
      () => browser.isFull,
      () => browser.failsToRead(),
      (changes) => browser.committed(this, changes),
    );
    const vault = new Vault(store, new PlainSealer(browser.disk));
    const { world, net, tabs } = this;
    this.delivery = new Delivery({ form, world, net, tabs, vault, offersDrafts: true, stays: () => ++this.asksToStay }, host);
  }

  get #universe() {
    return this.#browser.universe;
  }

  // Nothing of a tab that has ended is ever heard again: its promises stay open.
  step<T>(act: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#universe.later(this.#universe.within(20), () => {
        if (!this.isAlive || this.#browser.strikes(this)) return;
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
    if (this.isAlive) for (const hear of this.#hearers) hear(message);
  }

  // It hurries when it has looked through what earlier tabs left, at a moment that is not seen from here.
  async begin(): Promise<void> {
    this.hurriedAt = Infinity;
    await this.delivery.begin();
    this.hurriedAt = this.#universe.now;
  }

  retryNow(): void {
    this.hurriedAt = Math.max(this.hurriedAt, this.#universe.now);
    void this.delivery.retryNow();
  }

  readonly after = (ms: number, then: () => void): (() => void) => this.#universe.later(ms, () => this.isAlive && then());

  readonly world: World = {
    now: () => this.#universe.now,
    chance: () => (this.#drawn = this.#universe.random.next()),
    after: this.after,
    exclusively: (work) => this.#browser.lock(this, work),
  };

  readonly tabs: Tabs = {
    isAlive: (form) => this.step(() => this.#browser.isAlive(form)),
    say: (message) => this.#browser.say(this, message),
    listen: (hear) => void this.#hearers.push(hear),
    close: () => undefined,
  };

  readonly net: Net = {
    now: () => this.#universe.now,
    after: this.after,
    digest: (body) => Promise.resolve(new Uint8Array(createHash("sha256").update(body).digest()).buffer),
    fetch: (_address, init) => this.#fetch(init),
  };

  // What the law of backoff would have the next attempt wait, by the chance last drawn here.
  backoffDrawn(failures: number): number {
    return backoff(failures, this.#drawn);
  }

  async #fetch(init: RequestInit): Promise<Answered> {
    const headers = init.headers as Headers;
    this.modes.push(init.credentials);
    const key = headers.get("Idempotency-Key") ?? "";
    const body = new TextDecoder().decode(init.body as Uint8Array<ArrayBuffer>);
    this.#browser.attempted(this, key, body);
    const reply: Reply = await this.step(() =>
      this.#browser.isOnline
        ? this.#browser.receiver.take(key, headers.get("Content-Digest"), body)
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
          this.#browser.answered(this, key, reply);
          return reply.body;
        }),
    };
  }
}
