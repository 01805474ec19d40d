// What a delivery was asked for is done when its promise ends, and nothing is done that was not asked for.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Change } from "../../../web/delivery/store.js";
import {
  answering,
  answeringAgain,
  answers,
  calmBrowser,
  complaint,
  ended,
  heldBack,
  hostOf,
  leftDraft,
  open,
  pass,
  rewrite,
  silent,
  waitingComplaint,
} from "./simulation/calm.js";
import type { Browser } from "./simulation/browser.js";
import { Tab } from "./simulation/tab.js";

// Every transaction from now on.
function transactions(browser: Browser): (readonly Change[])[] {
  const all: (readonly Change[])[] = [];
  const committed = browser.committed.bind(browser);
  browser.committed = (by, changes) => {
    committed(by, changes);
    all.push(changes);
  };
  return all;
}

test("promises: drafts are kept, taken over, refused and forgotten when it says so", async () => {
  const browser = calmBrowser();
  const { drafts } = browser.disk.shelves;
  await leftDraft(browser);
  const first = await open(browser, "first");
  await ended(browser, first.tab.delivery.refuseOffer());
  assert.equal(drafts.size, 0);
  await leftDraft(browser);
  const { tab } = await open(browser, "form");
  tab.delivery.keepDraft(answers("2"));
  await ended(browser, tab.delivery.takeOver());
  assert.match(browser.disk.texts("drafts").join(), /"owner":"form"/);
  tab.delivery.keepDraft(answers("3"));
  await ended(browser, tab.delivery.keepAll());
  assert.match(browser.disk.texts("drafts").join(), /"3"/);
  await ended(browser, tab.delivery.forgetDraft());
  assert.equal(drafts.size, 0);
});

test("promises: a form has looked back, and a complaint has begun, when it says so", async () => {
  const browser = calmBrowser();
  await leftDraft(browser);
  const gone = await waitingComplaint(browser, "sender");
  browser.end(gone.tab);
  const { tab, offers, events } = await open(browser, "form", { offersDrafts: true });
  assert.deepEqual(offers, [answers("1")]);
  tab.delivery.keepDraft(answers("1"));
  await ended(browser, tab.delivery.takeOver());
  await ended(browser, tab.delivery.send(complaint("d")));
  assert.deepEqual([[...browser.disk.shelves.outbox.keys()], browser.disk.shelves.drafts.size], [["d"], 0]);
  await pass(browser);
  assert.equal(events.at(-1), "sent");
});

test("promises: a start, and that of another account, is over when it says so", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  await leftDraft(browser);
  browser.logIn("");
  const { tab, offers } = await open(browser, "form");
  assert.deepEqual(offers, []);
  await ended(browser, tab.delivery.switchTo({ account: "ann", key: undefined }));
  assert.deepEqual(offers.at(-1), answers("1"));
  await ended(browser, tab.delivery.switchTo({ account: "", key: undefined }));
  await ended(browser, tab.delivery.switchTo({ account: "ann", key: undefined }));
  assert.deepEqual(offers.at(-1), answers("1"));
  browser.logIn("ann");
  await leftDraft(browser);
  const before = offers.length;
  const next = new Tab(browser, "next", hostOf({ offer: () => void offers.push("next") }), { account: "ann" });
  browser.tabs.push(next);
  await ended(browser, next.delivery.begin());
  assert.equal(offers.length, before + 1);
});

test("promises: what waited has been sent, and its receipt shown and removed, when the start is over", async () => {
  const browser = calmBrowser();
  for (const isSent of [false, true]) {
    const gone = await waitingComplaint(browser, "gone");
    browser.end(gone.tab);
    if (isSent) rewrite(browser, "c", { held: "sent", reference: "R" });
    const tab = new Tab(browser, "form", hostOf({}));
    browser.tabs.push(tab);
    await ended(browser, tab.delivery.begin());
    assert.deepEqual([browser.receiver.stored.size, browser.disk.shelves.outbox.size], [1, 0]);
  }
});

test("promises: a complaint whose session ended has been sent when its person's address has been taken in", async () => {
  const browser = calmBrowser();
  const { tab } = await heldBack(browser, 401, { form: "gone" });
  browser.end(tab);
  const next = await open(browser, "next");
  assert.equal(browser.receiver.stored.size, 0);
  await ended(browser, next.tab.delivery.knowEmail("a@example.org"));
  assert.equal(browser.receiver.stored.size, 1);
});

test("promises: a pause from when the clock was wrong is over when the session ends", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  browser.clockError = 3 * 24 * 3_600_000;
  answering(browser, 429, { retryAfter: "60" });
  const { tab } = await open(browser, "form");
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  browser.clockError = 0;
  answering(browser, 401);
  await pass(browser);
  tab.retryNow();
  await pass(browser);
  answeringAgain(browser);
  browser.end(tab);
  await open(browser, "next");
  assert.equal(browser.receiver.stored.size, 1);
});

test("promises: what is under way is on the device when another account comes", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const { tab } = await open(browser, "form");
  silent(browser);
  tab.delivery.keepDraft(answers("draft"));
  void tab.delivery.send(complaint("c"));
  await pass(browser, 100);
  tab.delivery.keepDraft(answers("next"));
  browser.logIn("bob");
  await pass(browser, 100);
  assert.deepEqual([browser.disk.shelves.outbox.get("c")?.account, browser.disk.shelves.drafts.size], ["ann", 1]);
});

test("promises: where the browser keeps nothing, that is told once, and a complaint is sent all the same", async () => {
  const browser = calmBrowser();
  const { tab, news, events } = await open(browser, "form", { keepsNothing: true });
  assert.deepEqual(news, [{ kind: "notKept" }]);
  void tab.delivery.knowEmail("a@example.org");
  tab.hear({ type: "changed" });
  await pass(browser, 60_000);
  answering(browser, 503);
  void tab.delivery.send(complaint("c"));
  await pass(browser, 60_000);
  assert.ok(tab.delivery.isAtRisk);
  answeringAgain(browser);
  tab.retryNow();
  await pass(browser);
  assert.deepEqual([events.at(-1), tab.delivery.isAtRisk], ["sent", false]);
});

test("promises: clearing has cleared when it says so, at the fifth try if it must", async () => {
  for (const failures of [{}, { failingReads: 4 }, { failingWrites: 4 }]) {
    const browser = calmBrowser();
    const { tab, news } = await waitingComplaint(browser);
    Object.assign(browser, { isOnline: false, ...failures });
    await ended(browser, tab.delivery.forgetAll());
    assert.deepEqual([browser.disk.shelves.outbox.size, news], [0, []]);
  }
});

test("promises: clearing waits between its tries", async () => {
  const browser = calmBrowser();
  const { tab, news } = await waitingComplaint(browser);
  browser.isOnline = false;
  browser.readDangers = 1;
  void tab.delivery.forgetAll();
  await pass(browser, 3_000);
  browser.readDangers = 0;
  await pass(browser, 10_000);
  assert.deepEqual([browser.disk.shelves.outbox.size, news], [0, []]);
});

test("promises: a complaint that is refused by the person goes with its draft", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const { tab } = await heldBack(browser, 404, { form: "gone" });
  tab.delivery.keepDraft(answers("changed"));
  await pass(browser);
  browser.end(tab);
  const next = await open(browser, "next");
  await ended(browser, next.tab.delivery.refuseOffer());
  assert.deepEqual([browser.disk.shelves.outbox.size, browser.disk.shelves.drafts.size], [0, 0]);
});

test("promises: where there is nothing to do, nothing is written", async () => {
  const browser = calmBrowser();
  const all = transactions(browser);
  const { tab } = await open(browser, "form");
  void tab.delivery.refuseOffer();
  void tab.delivery.forgetDraft();
  void tab.delivery.keepAll();
  tab.retryNow();
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.equal(browser.receiver.stored.size, 1);
  assert.deepEqual(
    all.flat().filter(({ kind }) => kind !== "remove"),
    [],
  );
  assert.ok(all.every((changes) => changes.length > 0));
});

test("promises: what was written once is not written again with the next answer", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const held = await heldBack(browser, 404, { form: "gone" });
  browser.end(held.tab);
  const { tab } = await open(browser, "form");
  tab.delivery.keepDraft(answers("1"));
  await ended(browser, tab.delivery.takeOver());
  const all = transactions(browser);
  tab.delivery.keepDraft(answers("2"));
  await pass(browser);
  assert.deepEqual(
    all.flat().map(({ kind, shelf }) => `${kind} ${shelf}`),
    ["put drafts"],
  );
});

test("promises: going on with a draft is made up for when it could not be written", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const held = await heldBack(browser, 404, { form: "gone" });
  browser.end(held.tab);
  const { tab } = await open(browser, "form");
  browser.failingWrites = 1;
  tab.delivery.keepDraft(answers("1"));
  void tab.delivery.takeOver();
  await pass(browser);
  assert.match(browser.disk.text("outbox", "c")!, /"owner":"gone"/);
  tab.delivery.keepDraft(answers("2"));
  await pass(browser);
  assert.match(browser.disk.text("outbox", "c")!, /"owner":"form"/);
  assert.match(browser.disk.texts("drafts").join(), /"2"/);
});

test("promises: a draft counts as kept only when its newest answers are on the device", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  tab.delivery.touched();
  tab.delivery.keepDraft(answers("1"));
  await pass(browser, 301); // it is being written
  tab.delivery.keepDraft(answers("2"));
  await pass(browser, 100);
  assert.match(browser.disk.texts("drafts").join(), /"1"/);
  assert.ok(tab.delivery.isAtRisk);
  await pass(browser);
  assert.ok(!tab.delivery.isAtRisk);
});

test("promises: after a draft was unticked a complaint is sent from memory again", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  tab.delivery.keepDraft(answers("1"));
  await pass(browser);
  void tab.delivery.forgetDraft();
  await pass(browser);
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.deepEqual([browser.receiver.stored.size, browser.everKept.size], [1, 0]);
});

test("promises: what could not be written of an attempt is obeyed all the same", async () => {
  const browser = calmBrowser();
  const { tab } = await waitingComplaint(browser);
  answering(browser, 503, { retryAfter: "3600" });
  browser.failingWrites = 1;
  tab.retryNow();
  await pass(browser, 100);
  const { length } = tab.modes;
  tab.retryNow();
  await pass(browser, 3_000_000);
  assert.equal(tab.modes.length, length);
  await pass(browser, 1_000_000);
  assert.ok(tab.modes.length > length);
});

test("promises: what the browser threw away and does not take back stays in memory, and is not called thrown away", async () => {
  const browser = calmBrowser();
  const { tab, emptied, news } = await waitingComplaint(browser);
  browser.isOnline = false;
  browser.disk.shelves.outbox.clear();
  browser.isFull = true;
  tab.retryNow();
  await pass(browser);
  assert.ok(tab.delivery.isAtRisk);
  assert.deepEqual([emptied, news.map(({ kind }) => kind).includes("notKept")], [[], true]);
  browser.isOnline = true;
  tab.retryNow();
  await pass(browser);
  assert.ok(browser.receiver.stored.has('"c"'));
});

test("promises: a clearing of somebody else's, once noticed, does not explain what is missing later", async () => {
  const browser = calmBrowser();
  const { tab, emptied } = await waitingComplaint(browser);
  browser.isOnline = false;
  browser.disk.markWipe(); // what is the person's is there still
  tab.retryNow();
  await pass(browser);
  browser.disk.shelves.outbox.clear(); // by the browser
  tab.retryNow();
  await pass(browser);
  assert.deepEqual([emptied, [...browser.disk.shelves.outbox.keys()]], [[], ["c"]]);
});

test("promises: a receiver that asks for days is asked again after one", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  answering(browser, 503, { retryAfter: String(9 * 24 * 3600) });
  void tab.delivery.send(complaint("c"));
  await pass(browser, 23 * 3_600_000);
  assert.equal(tab.modes.length, 1);
  await pass(browser, 2 * 3_600_000);
  assert.equal(tab.modes.length, 2);
});

test("promises: a receipt that another tab left for this form is told here, and goes", async () => {
  const browser = calmBrowser();
  const { tab, events, news } = await waitingComplaint(browser);
  const { length } = tab.modes;
  tab.freeze(true);
  browser.isAlive = (form) => form === "first"; // it says so late
  await open(browser, "other");
  tab.thaw();
  await pass(browser);
  tab.retryNow();
  await pass(browser);
  assert.deepEqual([events.slice(-2), browser.disk.shelves.outbox.size, tab.modes.length], [["waiting", "sent"], 0, length]);
  assert.deepEqual(news, []);
});

test("promises: a closed form tells its host nothing more", async () => {
  const browser = calmBrowser();
  const { tab, events, news, holds } = await open(browser, "form");
  void tab.delivery.send(complaint("c"));
  await pass(browser, 1);
  const before = [events.length, news.length, holds.length];
  tab.delivery.close();
  await pass(browser);
  assert.ok(browser.receiver.stored.has('"c"'));
  assert.deepEqual([events.length, news.length, holds.length], before);
});

test("promises: a page that comes back looks at the device anew, and sends at once", async () => {
  const browser = calmBrowser();
  const { tab, events } = await waitingComplaint(browser);
  browser.isOnline = false;
  for (let i = 0; i < 8; ++i) {
    tab.retryNow();
    await pass(browser);
  }
  const looking = await open(browser, "looking");
  looking.tab.freeze(true);
  tab.freeze(true);
  await leftDraft(browser);
  browser.isOnline = true;
  looking.tab.thaw();
  await pass(browser);
  assert.deepEqual(looking.offers, [answers("1")]);
  browser.end(looking.tab);
  tab.thaw();
  await pass(browser);
  assert.equal(events.at(-1), "sent");
});

test("promises: an older complaint goes on with the draft that is offered, and is nobody else's meanwhile", async () => {
  const browser = calmBrowser();
  const { tab } = await heldBack(browser, 404, { form: "gone" });
  tab.delivery.keepDraft(answers("later"));
  await pass(browser);
  browser.end(tab);
  const next = await open(browser, "next");
  assert.deepEqual(next.offers, [answers("later")]);
  next.tab.delivery.keepDraft(answers("later"));
  await ended(browser, next.tab.delivery.takeOver());
  const other = await open(browser, "other");
  void other.tab.delivery.knowEmail("a@example.org");
  await pass(browser);
  assert.deepEqual(other.offers, []);
  void next.tab.delivery.send(complaint("mended"));
  await pass(browser);
  assert.deepEqual([browser.disk.shelves.outbox.size, [...browser.receiver.stored.keys()]], [0, ['"mended"']]);
});
