// A calm browser for tests of one case: people at forms, whose every word to their host is kept.

import assert from "node:assert/strict";
import type { Entry } from "../../../../web/delivery/entry.js";
import type { DeliveryHost, Notice } from "../../../../web/delivery/host.js";
import type { Holdings } from "../../../../web/delivery/holdings.js";
import { Browser } from "./browser.js";
import type { Reply } from "./receiver.js";
import { Tab, type TabOptions } from "./tab.js";
import { Universe } from "./universe.js";

export const endpoint = "https://site.example/api";
export const complaint = (id: string, email = "a@example.org") => ({
  id,
  payload: JSON.stringify({ form: "complaint", id, contact: { email }, statement: { reason: id } }),
  endpoint,
  credentials: "same-origin" as const,
  bare: true,
  since: "2026-11-22T13:00:00+01:00",
});

export interface Opened {
  readonly tab: Tab;
  readonly holds: Holdings[];
  readonly news: Notice[];
  readonly offers: unknown[];
  readonly events: string[];
  readonly emptied: number[]; // moments
}

// A browser in which nothing goes wrong by itself.
export function calmBrowser(seed = 1): Browser {
  const browser = new Browser(new Universe(seed));
  browser.dangers = 0;
  browser.receiver.calm();
  return browser;
}

// What was just asked for is under way when the clock begins to turn.
export async function pass(browser: Browser, ms = 5_000): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await browser.universe.run(browser.universe.now + ms);
}

// Turns the clock until the promise ends, and not further.
export async function ended(browser: Browser, promise: Promise<void>): Promise<void> {
  let isOver = false;
  void promise.then(() => (isOver = true));
  for (let ms = 0; !isOver && ms < 600_000; ++ms) await pass(browser, 1);
  assert.ok(isOver);
}

export const hostOf = (ears: Partial<DeliveryHost>): DeliveryHost => ({
  destination: () => ({ endpoint, headers: {} }),
  report: () => undefined,
  offer: () => undefined,
  tell: () => undefined,
  draftWritten: () => undefined,
  emptied: () => undefined,
  holds: () => undefined,
  ...ears,
});

export async function open(browser: Browser, form: string, options: TabOptions = {}): Promise<Opened> {
  const [holds, news, offers, events]: [Holdings[], Notice[], unknown[], string[]] = [[], [], [], []];
  const emptied: number[] = [];
  const host = hostOf({
    report: (event) => void events.push(event.type),
    offer: (answers) => void offers.push(answers),
    tell: (told) => void news.push(told),
    holds: (what) => void holds.push(what),
    emptied: () => void emptied.push(browser.universe.now),
  });
  const tab = new Tab(browser, form, host, { account: browser.session, ...options });
  browser.tabs.push(tab);
  void tab.begin();
  await pass(browser);
  return { tab, holds, news, offers, events, emptied };
}

// A form whose complaint could not be sent, because there was no connection; there is one again.
export async function waitingComplaint(browser: Browser, form = "first", options: TabOptions = {}): Promise<Opened> {
  const opened = await open(browser, form, options);
  browser.isOnline = false;
  void opened.tab.delivery.send(complaint("c"));
  await pass(browser);
  browser.isOnline = true;
  return opened;
}

// From now on the receiver answers nothing else, and stores nothing.
export function answering(browser: Browser, status: number, { retryAfter = null, body = "" }: Partial<Answer> = {}): void {
  browser.receiver.take = () => ({ kind: "answer", status, retryAfter, body, broken: false });
}

type Answer = Extract<Reply, { kind: "answer" }>;

export function silent(browser: Browser): void {
  browser.receiver.take = () => ({ kind: "silence" });
}

export function answeringAgain(browser: Browser): void {
  Reflect.deleteProperty(browser.receiver, "take");
}

// A form whose complaint the receiver held back; it takes the next one.
export async function heldBack(browser: Browser, status = 404, { form = "first", id = "c", body = "" } = {}): Promise<Opened> {
  const opened = await open(browser, form);
  answering(browser, status, { body });
  opened.tab.delivery.touched();
  void opened.tab.delivery.send(complaint(id));
  await pass(browser);
  answeringAgain(browser);
  assert.ok(browser.disk.shelves.outbox.has(id));
  return opened;
}

export const answers = (reason: string) => [["statement.reason", reason]] as const;

// A form that is gone has left this draft.
export async function leftDraft(browser: Browser, reason = "1", form = "gone"): Promise<void> {
  const { tab } = await open(browser, form);
  tab.delivery.keepDraft(answers(reason));
  await pass(browser);
  browser.end(tab);
}

// Changes what the outbox on the device has of a complaint.
export function rewrite(browser: Browser, id: string, changes: Partial<Entry>): void {
  const entry = JSON.parse(browser.disk.text("outbox", id)!) as Entry;
  const data = new TextEncoder().encode(JSON.stringify({ ...entry, ...changes })).buffer;
  browser.disk.shelves.outbox.set(id, { ...browser.disk.shelves.outbox.get(id)!, data });
}

// Ids of all that is on the device.
export const records = ({ disk }: Browser): string[] => [...disk.shelves.outbox.keys(), ...disk.shelves.drafts.keys()];
