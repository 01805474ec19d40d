// What is on the device is neither lost nor touched when it cannot be read, by this version or at this moment.

import assert from "node:assert/strict";
import { test } from "node:test";
import { freshEntry } from "../../../web/delivery/entry.js";
import { recordFormat, type Sealed } from "../../../web/delivery/store.js";
import { readMessage } from "../../../web/delivery/tabs.js";
import type { Browser } from "./simulation/browser.js";
import {
  answering,
  answers,
  calmBrowser,
  complaint,
  hostOf,
  leftDraft,
  open,
  pass,
  rewrite,
  waitingComplaint,
} from "./simulation/calm.js";
import { Tab } from "./simulation/tab.js";

const day = 24 * 3_600_000; // ms

const none = new Uint8Array(0);

function later(id: string): Sealed {
  const data = new TextEncoder().encode("what a later version writes").buffer;
  return { format: recordFormat + 1, id, account: "", salt: none, iv: none, data };
}

test("kept: what a later version wrote is left as it is, and not counted", async () => {
  const browser = calmBrowser();
  const [complaintLater, draftLater] = [later("c"), later("d")];
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

test("kept: one read that fails ends nothing: what waits is sent when the device answers again", async () => {
  const browser = calmBrowser();
  const { tab, events } = await waitingComplaint(browser);
  browser.failingReads = 1_000_000;
  tab.retryNow();
  await pass(browser, 60_000);
  assert.ok(!browser.receiver.stored.has('"c"'));
  browser.failingReads = 0;
  await pass(browser, 600_000); // nobody looks, the connection does not change
  assert.ok(browser.receiver.stored.has('"c"'));
  assert.equal(events.at(-1), "sent");
});

test("kept: a device that cannot be read is asked less and less often, and as at first once it has answered", async () => {
  const browser = calmBrowser();
  const { tab } = await waitingComplaint(browser);
  answering(browser, 503);
  const readsIn = async (ms: number): Promise<number> => {
    browser.failingReads = 1_000_000;
    tab.retryNow();
    await pass(browser, ms);
    return 1_000_000 - browser.failingReads;
  };
  const [soon, later] = [await readsIn(3_000), await readsIn(600_000)];
  assert.ok(soon > 3 && later > soon && later < 60, `${soon} and ${later}`);
  browser.failingReads = 0;
  await pass(browser, 600_000);
  assert.equal(await readsIn(3_000), soon);
});

test("kept: an attempt whose outcome cannot be compared with the device's ends all the same", async () => {
  const browser = calmBrowser();
  const { tab, events } = await open(browser, "form");
  browser.isOnline = false;
  browser.failingReads = 1_000_000;
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.equal(events[1], "waiting");
});

test("kept: a clearing of somebody else's is not taken for the person's while the device cannot be read", async () => {
  const browser = calmBrowser();
  const { tab, emptied } = await waitingComplaint(browser);
  browser.disk.markWipe();
  browser.failingReads = 1;
  tab.retryNow();
  await pass(browser);
  assert.deepEqual(emptied, []);
});

test("kept: a start at which the device does not answer is made up for", async () => {
  const browser = calmBrowser();
  const gone = await open(browser, "gone");
  browser.isOnline = false;
  gone.tab.delivery.keepDraft([["kind", "complaint"]]);
  void gone.tab.delivery.keepAll();
  await pass(browser);
  browser.end(gone.tab);
  const other = await waitingComplaint(browser);
  browser.end(other.tab);
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

test("kept: a start is made up for after 2, 6 and 14 s", async () => {
  const browser = calmBrowser();
  await leftDraft(browser);
  browser.readDangers = 1;
  const { offers } = await open(browser, "form");
  await pass(browser, 6_000);
  browser.readDangers = 0;
  await pass(browser, 2_000);
  assert.deepEqual(offers, []); // 13 s after it was opened
  await pass(browser, 2_000);
  assert.deepEqual(offers, [answers("1")]);
});

test("kept: what another page of the origin says is a hint, and never taken for an answer", async () => {
  const browser = calmBrowser();
  const { tab, events } = await waitingComplaint(browser);
  browser.isOnline = false;
  const before = events.length;
  tab.hear({ type: "attempted", complaint: "c" });
  tab.hear({ type: "changed" });
  await pass(browser, 100);
  assert.deepEqual(
    events.slice(before).filter((type) => type !== "waiting" && type !== "sending"),
    [],
  );
  assert.ok(browser.disk.shelves.outbox.has("c"));
  browser.isOnline = true;
  tab.retryNow();
  await pass(browser);
  assert.ok(browser.receiver.stored.has('"c"'));
});

test("kept: only messages of ours are messages, and only what is ours of them is read", () => {
  for (const data of [null, undefined, 1, "sent", [], {}, { type: "else" }, { type: "attempted" }, { type: null }])
    assert.equal(readMessage(data), undefined);
  assert.deepEqual(readMessage({ type: "changed", more: 1 }), { type: "changed" });
  assert.deepEqual(readMessage({ type: "attempted", complaint: "c", reference: "made up" }), {
    type: "attempted",
    complaint: "c",
  });
});

// As if it had been sent so long ago.
function age(browser: Browser, id: string, ms: number): void {
  const { createdAt } = JSON.parse(browser.disk.text("outbox", id)!) as { createdAt: number };
  rewrite(browser, id, { createdAt: createdAt - ms });
}

test("kept: until 30 days have passed a complaint is sent", async () => {
  const browser = calmBrowser();
  const { tab, events } = await waitingComplaint(browser);
  age(browser, "c", 30 * day - 60_000);
  tab.retryNow();
  await pass(browser);
  assert.equal(events.at(-1), "sent");
});

test("kept: after 30 days a complaint is not sent any more, and its form is told", async () => {
  const browser = calmBrowser();
  const { tab, events } = await waitingComplaint(browser);
  age(browser, "c", 30 * day);
  tab.retryNow();
  await pass(browser);
  assert.equal(events.at(-1), "rejected");
  assert.equal(browser.receiver.stored.size, 0);
});

test("kept: after 30 days a complaint of a form that is gone is offered, and sent anew under another id", async () => {
  const browser = calmBrowser();
  const gone = await waitingComplaint(browser);
  browser.end(gone.tab);
  age(browser, "c", 30 * day);
  const { tab, offers, news } = await open(browser, "next");
  assert.deepEqual(offers, []);
  void tab.delivery.knowEmail("a@example.org");
  await pass(browser, day);
  assert.equal(browser.receiver.stored.size, 0);
  assert.deepEqual(new Map(offers[0] as [string, string][]).get("statement.reason"), "c");
  assert.deepEqual(
    news.map(({ kind }) => kind),
    ["expired"],
  );
  void tab.delivery.takeOver();
  void tab.delivery.send(complaint("again"));
  await pass(browser);
  assert.deepEqual([...browser.receiver.stored.keys()], ['"again"']);
  assert.equal(browser.disk.shelves.outbox.size, 0);
});

test("kept: a form that is closed while it looks back takes nobody's receipt", async () => {
  const browser = calmBrowser();
  const record = { ...freshEntry(complaint("c"), "gone", browser.universe.now), held: "sent", reference: "R", payload: "" };
  const data = new TextEncoder().encode(JSON.stringify(record)).buffer;
  const receipt = { format: recordFormat, id: "c", account: "", salt: none, iv: none, data };
  browser.disk.shelves.outbox.set("c", receipt);
  const shut = new Tab(browser, "shut", hostOf({}));
  browser.tabs.push(shut);
  void shut.begin();
  shut.delivery.close();
  await pass(browser);
  assert.equal(browser.disk.shelves.outbox.get("c"), receipt);
  const { news } = await open(browser, "next");
  assert.deepEqual(news, [{ kind: "sent", id: "c", reference: "R", receivedAt: "" }]);
});

test("kept: a form that is closed while it sends takes no receipt of its own complaint either", async () => {
  for (const isHint of [false, true]) {
    const browser = calmBrowser();
    const { tab } = await waitingComplaint(browser);
    rewrite(browser, "c", { held: "sent", reference: "R" }); // by another tab
    if (isHint) tab.hear({ type: "attempted", complaint: "c" });
    else tab.retryNow();
    await pass(browser, 0);
    tab.delivery.close();
    await pass(browser);
    browser.end(tab);
    const { news } = await open(browser, "next");
    assert.deepEqual(news, [{ kind: "sent", id: "c", reference: "R", receivedAt: "" }]);
  }
});

test("kept: a complaint goes with the credentials mode that it was sent with", async () => {
  const browser = calmBrowser();
  const gone = await open(browser, "gone");
  browser.isOnline = false;
  void gone.tab.delivery.send({ ...complaint("c"), credentials: "omit" });
  await pass(browser);
  browser.end(gone.tab);
  browser.isOnline = true;
  const { tab } = await open(browser, "next");
  assert.deepEqual(tab.modes, ["omit"]);
});

test("kept: the browser is asked to keep what could not be sent, and nothing else", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.equal(tab.asksToStay, 0);
  browser.isOnline = false;
  void tab.delivery.send(complaint("d"));
  await pass(browser);
  assert.ok(tab.asksToStay > 0);
});

test("kept: a draft of answers that the tab still has is gone on with: nothing is offered, and one record holds them", async () => {
  const browser = calmBrowser();
  await leftDraft(browser);
  const [record = ""] = browser.disk.shelves.drafts.keys();
  const offers: unknown[] = [];
  const tab = new Tab(browser, "next", hostOf({ offer: (found) => void offers.push(found) }));
  browser.tabs.push(tab);
  const kept = { page: "contact", answers: answers("1"), form: "gone", draft: record, draftIsWritten: true, wipe: "" };
  const resuming = tab.delivery.resume(kept);
  await pass(browser, 1_000);
  assert.equal(await resuming, true);
  tab.delivery.keepDraft(answers("1"));
  void tab.begin();
  await pass(browser);
  assert.deepEqual(offers, []);
  assert.deepEqual([...browser.disk.shelves.drafts.keys()], [record]);
  assert.equal(tab.delivery.mark.draft, record);
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.deepEqual([browser.disk.shelves.drafts.size, [...browser.receiver.stored.keys()]], [0, ['"c"']]);
});
