// What is on the device is neither lost nor touched when it cannot be read, by this version or at this moment.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Holdings, News } from "../../../web/delivery/delivery.js";
import { recordFormat, type Sealed } from "../../../web/delivery/store.js";
import { Browser } from "./simulation/browser.js";
import { Tab } from "./simulation/tab.js";
import { Universe } from "./simulation/universe.js";

const endpoint = "https://site.example/api";
const complaint = (id: string) => ({
  id,
  payload: `{"id":"${id}","statement":{"reason":"${id}"}}`,
  endpoint,
  credentials: "same-origin" as const,
  bare: true,
  since: "2026-11-22T13:00:00+01:00",
});

interface Opened {
  readonly tab: Tab;
  readonly holds: Holdings[];
  readonly news: News[];
  readonly offers: unknown[];
  readonly events: string[];
}

function calmBrowser(): Browser {
  const browser = new Browser(new Universe(1));
  browser.dangers = 0;
  browser.receiver.calm();
  return browser;
}

async function pass(browser: Browser, ms = 5_000): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await browser.universe.run(browser.universe.now + ms);
}

async function open(browser: Browser, form: string): Promise<Opened> {
  const [holds, news, offers, events]: [Holdings[], News[], unknown[], string[]] = [[], [], [], []];
  const tab = new Tab(browser, form, {
    destination: () => ({ endpoint, headers: {} }),
    report: (event) => void events.push(event.type),
    offer: (answers) => void offers.push(answers),
    tell: (told) => void news.push(told),
    emptied: () => undefined,
    holds: (what) => void holds.push(what),
  });
  browser.tabs.push(tab);
  void tab.begin();
  await pass(browser);
  return { tab, holds, news, offers, events };
}

function later(id: string, browser: Browser): Sealed {
  const data = new TextEncoder().encode("what a later version writes").buffer;
  return { format: recordFormat + 1, id, key: browser.disk.keyName(), iv: new Uint8Array(0), data };
}

test("kept: what a later version wrote is left as it is, and not counted", async () => {
  const browser = calmBrowser();
  const [complaintLater, draftLater] = [later("c", browser), later("d", browser)];
  browser.disk.shelves.outbox.set("c", complaintLater);
  browser.disk.shelves.drafts.set("d", draftLater);
  const { tab, holds, news, offers } = await open(browser, "form");
  void tab.delivery.send(complaint("own"));
  await pass(browser);
  assert.equal(browser.disk.shelves.outbox.get("c"), complaintLater);
  assert.equal(browser.disk.shelves.drafts.get("d"), draftLater);
  assert.deepEqual([news, offers], [[], []]);
  assert.ok(holds.every(({ draft, complaints }) => !draft && complaints <= 1));
  assert.deepEqual([...browser.receiver.stored.keys()], ['"own"']);
});

test("kept: what the first version wrote is read", async () => {
  const browser = calmBrowser();
  const gone = await open(browser, "gone");
  browser.isOnline = false;
  void gone.tab.delivery.send(complaint("c"));
  await pass(browser);
  browser.end(gone.tab);
  const record = browser.disk.shelves.outbox.get("c")!;
  assert.equal(record.format, recordFormat);
  const { format: _, ...old } = record;
  const { credentials: __, ...entry } = JSON.parse(browser.disk.text("outbox", "c")!) as Record<string, unknown>;
  browser.disk.shelves.outbox.set("c", { ...old, data: new TextEncoder().encode(JSON.stringify(entry)).buffer });
  browser.isOnline = true;
  await open(browser, "next");
  assert.ok(browser.receiver.stored.has('"c"'));
  assert.equal(browser.disk.shelves.outbox.size, 0);
});

test("kept: one read that fails ends nothing: what waits is sent when the device answers again", async () => {
  const browser = calmBrowser();
  const { tab, events } = await open(browser, "form");
  browser.isOnline = false;
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  browser.isOnline = true;
  browser.failingReads = 1_000_000;
  tab.hurry();
  await pass(browser, 60_000);
  assert.ok(!browser.receiver.stored.has('"c"'));
  browser.failingReads = 0;
  await pass(browser, 600_000); // nobody looks, the connection does not change
  assert.ok(browser.receiver.stored.has('"c"'));
  assert.equal(events.at(-1), "sent");
});

test("kept: a start at which the device does not answer is made up for", async () => {
  const browser = calmBrowser();
  const gone = await open(browser, "gone");
  browser.isOnline = false;
  gone.tab.delivery.keepDraft([["kind", "complaint"]]);
  void gone.tab.delivery.flushDraft();
  await pass(browser);
  browser.end(gone.tab);
  const other = await open(browser, "other");
  void other.tab.delivery.send(complaint("c"));
  await pass(browser);
  browser.end(other.tab);
  browser.isOnline = true;
  browser.failingReads = 3;
  const { offers, holds, news } = await open(browser, "form");
  await pass(browser, 120_000);
  assert.deepEqual(offers, [[["kind", "complaint"]]]);
  assert.deepEqual(holds.at(-1), { draft: true, complaints: 0 });
  assert.ok(browser.receiver.stored.has('"c"'));
  assert.deepEqual(
    news.filter(({ kind }) => kind === "notKept"),
    [],
  );
});
