// Least on disk, shortest: a complaint that is answered soon never touches the device.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answering,
  answeringAgain,
  answers,
  calmBrowser,
  complaint,
  ended,
  heldBack,
  open,
  pass,
  records,
  silent,
  waitingComplaint,
} from "./simulation/calm.js";

test("memory: a complaint that is received at once is never on the disk", async () => {
  const browser = calmBrowser();
  const { tab, events } = await open(browser, "form");
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.deepEqual(events, ["sending", "sent"]);
  assert.equal(browser.everKept.size, 0);
  assert.ok(!tab.delivery.isAtRisk);
});

test("memory: without an answer in 2 s it is put on the disk, and until then the page is not left without asking", async () => {
  const browser = calmBrowser();
  const { tab, events } = await open(browser, "form");
  silent(browser);
  void tab.delivery.send(complaint("c"));
  await pass(browser, 1_900);
  assert.deepEqual([browser.everKept.size, tab.delivery.isAtRisk], [0, true]);
  await pass(browser, 200);
  assert.deepEqual([[...browser.everKept], tab.delivery.isAtRisk, events], [["c"], false, ["sending"]]);
  await pass(browser, 40_000);
  assert.equal(events[1], "waiting");
});

test("memory: it is on the disk before the page says that it waits, or was not taken", async () => {
  for (const [status, event] of [
    [503, "waiting"],
    [404, "rejected"],
  ] as const) {
    const browser = calmBrowser();
    const { tab, events } = await open(browser, "form");
    answering(browser, status);
    void tab.delivery.send(complaint("c"));
    for (let i = 0; i < 200 && !events.includes(event); ++i) await pass(browser, 1);
    assert.ok(events.includes(event) && browser.disk.shelves.outbox.has("c"));
  }
});

test("memory: a page that may go puts it on the disk at once, and the next one sends it", async () => {
  for (const goes of ["hidden", "left", "closed"] as const) {
    const browser = calmBrowser();
    const { tab } = await open(browser, "form");
    silent(browser);
    void tab.delivery.send(complaint("c"));
    await pass(browser, 100);
    if (goes === "hidden") void tab.delivery.keepAll();
    if (goes === "left") tab.delivery.leave();
    if (goes === "closed") tab.delivery.close();
    await pass(browser, 100);
    assert.ok(browser.disk.shelves.outbox.has("c"), goes);
    browser.end(tab);
    answeringAgain(browser);
    await open(browser, "next");
    assert.ok(browser.receiver.stored.has('"c"'), goes);
  }
});

test("memory: a form that was removed while its complaint was under way leaves the receipt for the next", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  void tab.delivery.send(complaint("c"));
  tab.delivery.close();
  await pass(browser);
  browser.end(tab);
  assert.ok(browser.receiver.stored.has('"c"'));
  const { news } = await open(browser, "next");
  assert.deepEqual(
    news.map(({ kind }) => kind),
    ["sent"],
  );
  assert.equal(browser.disk.shelves.outbox.size, 0);
});

test("memory: what has records on the device already takes their place before it is sent", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  tab.delivery.keepDraft([["kind", "complaint"]]);
  await pass(browser);
  silent(browser);
  void tab.delivery.send(complaint("c"));
  await pass(browser, 100);
  assert.deepEqual([[...browser.disk.shelves.outbox.keys()], browser.disk.shelves.drafts.size], [["c"], 0]);
  assert.ok(!tab.delivery.isAtRisk); // it is kept
});

test("memory: what the device does not take in the place of its draft would be lost at once with the page", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  tab.delivery.keepDraft(answers("1"));
  await pass(browser);
  browser.isFull = true;
  silent(browser);
  await ended(browser, tab.delivery.send(complaint("c")));
  assert.ok(tab.delivery.isAtRisk);
});

test("memory: what is under way from memory is not tried a second time by a person who looks", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  silent(browser);
  void tab.delivery.send(complaint("c"));
  await pass(browser, 100);
  tab.retryNow();
  await pass(browser);
  assert.equal(tab.modes.length, 1);
});

test("memory: when the corrected complaint is received, the next is sent from memory again", async () => {
  const browser = calmBrowser();
  const { tab } = await heldBack(browser, 404);
  void tab.delivery.send(complaint("mended"));
  await pass(browser);
  void tab.delivery.send(complaint("next"));
  await pass(browser);
  assert.equal(browser.receiver.stored.size, 2);
  assert.ok(!browser.everKept.has("next"));
});

test("memory: a session that ended is sent again, although that it ended could not be written", async () => {
  const browser = calmBrowser();
  const { tab, events } = await waitingComplaint(browser);
  answering(browser, 401);
  browser.failingWrites = 1;
  tab.retryNow();
  await pass(browser);
  assert.equal(events.at(-1), "sessionEnded");
  answeringAgain(browser);
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.equal(events.at(-1), "sent");
});

test("memory: a session that ended is sent again under the same id, from the disk", async () => {
  const browser = calmBrowser();
  const { tab, events } = await open(browser, "form");
  answering(browser, 401);
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.deepEqual([events.at(-1), browser.disk.shelves.outbox.size], ["sessionEnded", 1]);
  silent(browser);
  void tab.delivery.send(complaint("c"));
  await pass(browser, 100);
  assert.match(browser.disk.text("outbox", "c")!, /"held":""/);
});

test("memory: where nothing can be kept, a refused complaint is mended and received once", async () => {
  const browser = calmBrowser();
  browser.isFull = true;
  const { tab, events } = await open(browser, "form");
  const body = '{"problems":[{"pointer":"/contact/email","code":"bad_shape"}]}';
  answering(browser, 422, { body });
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.equal(events.at(-1), "refused");
  assert.ok(tab.delivery.isAtRisk);
  answeringAgain(browser);
  void tab.delivery.send(complaint("mended"));
  await pass(browser, 600_000);
  assert.deepEqual([...browser.receiver.stored.keys()], ['"mended"']);
  assert.ok(!tab.delivery.isAtRisk);
});

test("memory: a write that fails once is made up for, and the person hears of it at most once", async () => {
  const browser = calmBrowser();
  const { tab, news } = await open(browser, "form");
  browser.isOnline = false;
  browser.failingWrites = 1;
  void tab.delivery.send(complaint("c"));
  await pass(browser, 60_000);
  assert.ok(browser.disk.shelves.outbox.has("c"));
  assert.ok(!tab.delivery.isAtRisk);
  assert.ok(news.length <= 1);
  browser.isOnline = true;
  tab.retryNow();
  await pass(browser);
  assert.deepEqual([browser.receiver.stored.size, browser.disk.shelves.outbox.size], [1, 0]);
});

test("memory: a frozen tab that missed the clearing does not bring back what was cleared", async () => {
  for (const isTold of [true, false]) {
    const browser = calmBrowser();
    const { tab, emptied } = await waitingComplaint(browser);
    browser.isOnline = false;
    tab.delivery.keepDraft([["kind", "complaint"]]);
    tab.freeze(isTold);
    const other = await open(browser, "other");
    void other.tab.delivery.forgetAll();
    await pass(browser);
    assert.equal(browser.disk.shelves.outbox.size, 0);
    tab.thaw();
    tab.retryNow();
    await pass(browser, 600_000);
    assert.deepEqual([browser.disk.shelves.outbox.size, browser.disk.shelves.drafts.size], [0, 0]);
    assert.equal(emptied.length, 1);
    browser.isOnline = true;
    tab.retryNow();
    await pass(browser, 600_000);
    assert.equal(browser.receiver.stored.size, 0);
  }
});

test("memory: what the browser threw away by itself is put back by the form that has it", async () => {
  for (const hasDraft of [false, true]) {
    const browser = calmBrowser();
    const { tab, emptied } = await open(browser, "form");
    if (hasDraft) tab.delivery.keepDraft(answers("1"));
    await pass(browser);
    browser.isOnline = false;
    void tab.delivery.send(complaint("c"));
    await pass(browser);
    browser.disk.shelves.outbox.clear();
    tab.retryNow();
    await pass(browser);
    assert.ok(browser.disk.shelves.outbox.has("c"));
    assert.deepEqual(emptied, []);
  }
});

test("memory: what is put back is sent at once", async () => {
  for (let seed = 1; seed <= 10; ++seed) {
    const browser = calmBrowser(seed);
    const { tab } = await waitingComplaint(browser);
    browser.disk.shelves.outbox.clear();
    tab.retryNow();
    await pass(browser, 1_000);
    assert.ok(browser.receiver.stored.has('"c"'));
  }
});

test("memory: what is sent after a clearing is put back when the browser throws it away", async () => {
  const browser = calmBrowser();
  const { tab, emptied } = await open(browser, "form");
  void tab.delivery.forgetAll();
  await pass(browser);
  silent(browser);
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  browser.disk.shelves.outbox.clear();
  await pass(browser, 40_000);
  assert.deepEqual([emptied, records(browser)], [[], ["c"]]);
});

test("memory: what is put back keeps to the pause that the receiver asked for", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  answering(browser, 503, { retryAfter: "3600" });
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  const before = JSON.parse(browser.disk.text("outbox", "c")!) as object;
  browser.disk.shelves.outbox.clear();
  tab.retryNow();
  await pass(browser);
  assert.deepEqual(JSON.parse(browser.disk.text("outbox", "c")!), before);
  assert.deepEqual(tab.modes.length, 1);
});

test("memory: a tab that is frozen in the middle of an attempt does not stop the others for long", async () => {
  const browser = calmBrowser();
  const first = await waitingComplaint(browser);
  silent(browser);
  first.tab.retryNow();
  await pass(browser, 100);
  first.tab.freeze(false); // without a word: it keeps the lock
  answeringAgain(browser);
  const other = await open(browser, "other");
  other.tab.retryNow();
  await pass(browser, 60_000);
  assert.ok(browser.receiver.stored.has('"c"'));
});

test("memory: what cannot be opened is removed and told, once", async () => {
  const browser = calmBrowser();
  const none = new Uint8Array(0);
  const broken = { format: 3, id: "x", account: "", salt: none, iv: none, data: new TextEncoder().encode("no entry").buffer };
  browser.disk.shelves.outbox.set("x", broken);
  const { news } = await open(browser, "form");
  await pass(browser, 600_000);
  assert.deepEqual(news, [{ kind: "unreadable" }]);
  assert.equal(browser.disk.shelves.outbox.size, 0);
});

test("memory: a device that cannot be cleared is asked again, and the person is told if it stays so", async () => {
  const browser = calmBrowser();
  const { tab, news } = await waitingComplaint(browser);
  browser.isOnline = false;
  browser.failingReads = 3;
  void tab.delivery.forgetAll();
  await pass(browser, 30_000);
  assert.deepEqual([browser.disk.shelves.outbox.size, news], [0, []]);

  const other = calmBrowser();
  const waiting = await waitingComplaint(other);
  other.isOnline = false;
  other.failingReads = 1_000_000;
  void waiting.tab.delivery.forgetAll();
  await pass(other, 10_000);
  assert.deepEqual(waiting.news, [{ kind: "notWiped" }]);
});
