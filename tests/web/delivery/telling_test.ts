// What the person and the other tabs are told, and when: nothing untrue, nothing twice, nothing that belongs to a form that lives.

import assert from "node:assert/strict";
import { test } from "node:test";
import { keptFor } from "../../../web/delivery/drafts.js";
import { recordFormat } from "../../../web/delivery/store.js";
import {
  answering,
  answeringAgain,
  answers,
  calmBrowser,
  complaint,
  ended,
  leftDraft,
  open,
  pass,
  silent,
  waitingComplaint,
  type Opened,
} from "./simulation/calm.js";
import type { Browser } from "./simulation/browser.js";

const kinds = ({ news }: Opened): string[] => news.map(({ kind }) => kind);
test("telling: leaving is asked about only while answers or a complaint would be lost", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  const { delivery } = tab;
  assert.ok(!delivery.isAtRisk); // nothing was answered
  delivery.touched();
  assert.ok(delivery.isAtRisk);
  delivery.keepDraft(answers("1"));
  assert.ok(delivery.isAtRisk); // not yet on the device
  await pass(browser);
  assert.ok(!delivery.isAtRisk);
  delivery.keepDraft(answers("2"));
  assert.ok(delivery.isAtRisk);
  await pass(browser);
  assert.ok(!delivery.isAtRisk);
  void delivery.forgetDraft();
  await pass(browser);
  assert.ok(delivery.isAtRisk); // unticked: the answers are in this tab only
  void delivery.send(complaint("c"));
  await pass(browser);
  assert.ok(!delivery.isAtRisk); // received
  delivery.touched();
  delivery.startAnew(); // started anew
  assert.ok(!delivery.isAtRisk);
});

test("telling: a complaint of a form that lives is that form's to tell, whoever sends it", async () => {
  for (const status of [0, 500, 401, 404]) {
    const browser = calmBrowser();
    browser.logIn("ann");
    const owner = await waitingComplaint(browser, "owner");
    owner.tab.freeze(false);
    if (status > 0) answering(browser, status);
    const other = await open(browser, "other");
    await pass(browser, 60_000);
    assert.deepEqual([other.news, other.offers], [[], []], String(status));
    browser.end(other.tab);
    owner.tab.thaw();
    await pass(browser);
    const last = { 0: "sent", 500: "waiting", 401: "sessionEnded", 404: "rejected" }[status]!;
    assert.equal(owner.events.at(-1), last);
    owner.tab.retryNow();
    await pass(browser);
    if (last !== "waiting") assert.equal(owner.events.filter((type) => type === last).length, 1);
  }
});

test("telling: an earlier complaint that is not taken is told and offered once, to its account", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const gone = await waitingComplaint(browser, "gone");
  browser.end(gone.tab);
  answering(browser, 404);
  const next = await open(browser, "next");
  await pass(browser, 60_000);
  assert.deepEqual([kinds(next), next.offers.length], [["notTaken"], 1]);
  next.tab.hear({ type: "changed" });
  await pass(browser);
  assert.deepEqual([kinds(next), next.offers.length], [["notTaken"], 1]);
});

test("telling: a draft is offered without a word about complaints", async () => {
  const browser = calmBrowser();
  await leftDraft(browser);
  const next = await open(browser, "next");
  assert.deepEqual([kinds(next), next.offers], [[], [answers("1")]]);
});

test("telling: a newer draft that another tab leaves is offered in place of the older", async () => {
  const browser = calmBrowser();
  const [older, newer] = [await open(browser, "older"), await open(browser, "newer")];
  older.tab.delivery.keepDraft(answers("older"));
  await pass(browser);
  browser.end(older.tab);
  const { tab, offers } = await open(browser, "form");
  newer.tab.delivery.keepDraft(answers("newer"));
  await pass(browser);
  browser.end(newer.tab);
  tab.hear({ type: "changed" });
  await pass(browser);
  assert.deepEqual(offers, [answers("older"), answers("newer")]);
});

test("telling: a page that goes and stays is not taken for one that lives", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "left");
  tab.delivery.keepDraft(answers("1"));
  await pass(browser);
  tab.freeze(true);
  assert.deepEqual((await open(browser, "next")).offers, [answers("1")]);
});

test("telling: an offer that another tab has taken or refused is withdrawn", async () => {
  for (const how of ["takeOver", "refuseOffer"] as const) {
    const browser = calmBrowser();
    await leftDraft(browser);
    const [one, other] = [await open(browser, "one"), await open(browser, "other")];
    if (how === "takeOver") one.tab.delivery.keepDraft(answers("1"));
    void one.tab.delivery[how]();
    await pass(browser);
    assert.deepEqual(other.offers, [answers("1"), []], how);
  }
});

test("telling: what earlier forms left goes when it is 7 days old, and not before", async () => {
  for (const [age, remain] of [
    [keptFor - 60_000, true],
    [keptFor + 20_000, false],
  ] as const) {
    const browser = calmBrowser();
    browser.logIn("ann");
    const gone = await open(browser, "gone");
    gone.tab.delivery.keepDraft(answers("draft"));
    await pass(browser);
    browser.end(gone.tab);
    answering(browser, 404);
    const held = await open(browser, "held", { offersDrafts: false });
    void held.tab.delivery.send(complaint("c"));
    await pass(browser);
    browser.end(held.tab);
    await pass(browser, age - 10_000);
    const next = await open(browser, "next");
    await pass(browser, 0);
    const { outbox, drafts } = browser.disk.shelves;
    assert.deepEqual([next.offers.length > 0, outbox.size > 0, drafts.size > 0], [remain, remain, remain]);
  }
});

test("telling: what the device has in another tab is counted anew when something became of it", async () => {
  const browser = calmBrowser();
  const owner = await waitingComplaint(browser, "owner");
  const looking = await open(browser, "looking", { offersDrafts: false });
  browser.isOnline = false;
  await pass(browser);
  void owner.tab.delivery.send(complaint("d"));
  await pass(browser);
  assert.equal(looking.holds.at(-1)?.complaints, 1); // the first was sent
  browser.isOnline = true;
  owner.tab.retryNow();
  await pass(browser);
  assert.deepEqual(looking.holds.at(-1), { draft: false, complaints: 0 });
});

test("telling: a draft that cannot be read goes, and nothing is offered of it", async () => {
  for (let seed = 1; seed <= 30; ++seed) {
    const browser = calmBrowser(seed);
    const none = new Uint8Array(0);
    const data = new TextEncoder().encode('{"answers":[["x"]]}').buffer;
    browser.disk.shelves.drafts.set("x", { format: recordFormat, id: "x", account: "", salt: none, iv: none, data });
    const { offers, holds } = await open(browser, "form");
    assert.deepEqual([offers, holds, browser.disk.shelves.drafts.size], [[], [], 0]);
  }
});

test("telling: answers that were cleared away are not written after all", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  tab.delivery.touched();
  tab.delivery.keepDraft(answers("1"));
  void tab.delivery.forgetAll();
  await pass(browser);
  assert.deepEqual([browser.disk.shelves.drafts.size, tab.delivery.isAtRisk], [0, false]);
  tab.delivery.keepDraft(answers("2")); // answered since
  await pass(browser);
  assert.equal(browser.disk.shelves.drafts.size, 1);
});

test("telling: nothing is written any more when clearing has ended, though a draft was being written", async () => {
  const browser = calmBrowser();
  const { universe, disk } = browser;
  const { tab } = await open(browser, "form");
  tab.delivery.keepDraft(answers("1"));
  universe.within = () => 200;
  await pass(browser, 301);
  universe.within = () => 1;
  await ended(browser, tab.delivery.forgetAll());
  let late = 0;
  browser.committed = () => ++late;
  await pass(browser);
  assert.deepEqual([late, disk.shelves.drafts.size], [0, 0]);
});

test("telling: answers that are unticked while they are written would be lost with the page", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  tab.delivery.touched();
  tab.delivery.keepDraft(answers("1"));
  await pass(browser, 300); // it is being written
  void tab.delivery.forgetDraft();
  await pass(browser);
  assert.deepEqual([browser.disk.shelves.drafts.size, tab.delivery.isAtRisk], [0, true]);
});

test("telling: what is answered after a clearing in another tab is kept, typed or gone on with", async () => {
  const browser = calmBrowser();
  browser.disk.markWipe();
  const first = await open(browser, "first");
  first.tab.delivery.keepDraft(answers("1"));
  await pass(browser);
  assert.equal(browser.disk.shelves.drafts.size, 1);
  browser.end(first.tab);
  const held = await open(browser, "held", { offersDrafts: false });
  answering(browser, 404);
  void held.tab.delivery.send(complaint("c"));
  await pass(browser);
  browser.end(held.tab);
  const next = await open(browser, "next");
  browser.disk.markWipe(); // another account's, in another tab: what is offered here is there still
  void next.tab.delivery.knowEmail("a@example.org");
  await pass(browser);
  void next.tab.delivery.takeOver();
  await pass(browser);
  assert.match(browser.disk.text("outbox", "c")!, /"owner":"next"/);
});

test("telling: what cannot be read is not offered, and is when the device answers again", async () => {
  for (const failing of [1, 2]) {
    const browser = calmBrowser();
    await leftDraft(browser);
    const { tab, offers } = await open(browser, "form");
    let reads = 0;
    browser.failsToRead = () => ++reads === failing;
    tab.hear({ type: "changed" });
    await pass(browser, 100);
    assert.deepEqual(offers, [answers("1"), []]);
    await pass(browser, 3_000);
    assert.deepEqual(offers, [answers("1"), [], answers("1")]);
  }
});

test("telling: while answers are offered, or gone on with, a complaint that is not taken waits for the next visit", async () => {
  for (const isTaken of [false, true]) {
    const browser = calmBrowser();
    browser.logIn("ann");
    await leftDraft(browser);
    browser.isOnline = false;
    const owner = await waitingComplaint(browser, "owner");
    browser.end(owner.tab);
    browser.isOnline = false;
    const { tab, offers } = await open(browser, "form");
    if (isTaken) void tab.delivery.takeOver();
    await pass(browser);
    answering(browser, 404);
    browser.isOnline = true;
    tab.retryNow();
    await pass(browser);
    if (isTaken) tab.hear({ type: "changed" });
    await pass(browser);
    assert.deepEqual(offers, [answers("1")]);
    assert.match(browser.disk.text("outbox", "c")!, /"rejected"/);
  }
});

test("telling: when answers that were gone on with have been sent, others are offered again", async () => {
  const browser = calmBrowser();
  await leftDraft(browser);
  const { tab, offers } = await open(browser, "form");
  void tab.delivery.takeOver();
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  await leftDraft(browser, "2");
  tab.hear({ type: "changed" });
  await pass(browser);
  assert.deepEqual(offers, [answers("1"), answers("2")]);
});

test("telling: a hint is looked into for this form's complaint, and for no other", async () => {
  const browser = calmBrowser();
  const { tab, events, news } = await open(browser, "form");
  answering(browser, 503, { retryAfter: "3600" });
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  const gone = await open(browser, "gone");
  void gone.tab.delivery.send(complaint("d"));
  await pass(browser);
  browser.end(gone.tab);
  const before = events.length;
  for (const id of ["c", "d"]) tab.hear({ type: "attempted", complaint: id });
  await pass(browser);
  assert.deepEqual([events.slice(before), news], [["waiting"], []]);
});

test("telling: what was cleared in another tab empties the form at once", async () => {
  const browser = calmBrowser();
  const { tab, emptied } = await open(browser, "form");
  answering(browser, 503, { retryAfter: "3600" });
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  const other = await open(browser, "other");
  void other.tab.delivery.forgetAll();
  await pass(browser, 1_000);
  assert.equal(emptied.length, 1);
});

test("telling: that something may have become of a complaint under way does not make it wait", async () => {
  const browser = calmBrowser();
  const { tab, events } = await open(browser, "form");
  silent(browser);
  void tab.delivery.send(complaint("c"));
  await pass(browser, 100);
  tab.hear({ type: "attempted", complaint: "c" });
  await pass(browser);
  assert.deepEqual(events, ["sending"]);
});

test("telling: a device that could not be counted is counted later", async () => {
  const browser = calmBrowser();
  const owner = await waitingComplaint(browser);
  browser.isOnline = false;
  const { tab, holds } = await open(browser, "looking");
  assert.deepEqual(holds, [{ draft: false, complaints: 1 }]);
  browser.end(owner.tab);
  browser.disk.shelves.outbox.clear();
  browser.failingReads = 1;
  tab.hear({ type: "attempted", complaint: "c" });
  await pass(browser, 100);
  assert.equal(holds.length, 1);
  await pass(browser, 10_000);
  assert.deepEqual(holds.at(-1), { draft: false, complaints: 0 });
});

test("telling: what is being cleared is not offered again", async () => {
  const browser = calmBrowser();
  await leftDraft(browser);
  for (const meanwhile of ["a new start", "a hint", "a return"]) {
    const { tab, offers, holds } = await open(browser, meanwhile);
    assert.equal(offers.length, 1);
    void tab.delivery.forgetAll();
    if (meanwhile === "a new start") tab.delivery.startAnew();
    if (meanwhile === "a hint") tab.hear({ type: "changed" });
    if (meanwhile === "a return") void tab.delivery.comeBack();
    await pass(browser, 20_000);
    const [last] = offers.slice(1).slice(-1);
    assert.deepEqual([last ?? [], holds.at(-1)], [[], { draft: false, complaints: 0 }], meanwhile);
    browser.end(tab);
    const next = await open(browser, "gone");
    next.tab.delivery.keepDraft(answers("1"));
    await pass(browser);
    browser.end(next.tab);
  }
});

test("telling: a form hears at once what another tab was answered for it", async () => {
  const browser = calmBrowser();
  const owner = await waitingComplaint(browser, "owner");
  answering(browser, 503);
  for (let i = 0; i < 10; ++i) {
    owner.tab.retryNow();
    await pass(browser, 10_000);
  }
  answeringAgain(browser);
  const other = await open(browser, "other");
  assert.deepEqual([owner.events.at(-1), other.news], ["sent", []]);
  assert.equal(browser.disk.shelves.outbox.size, 0);
});
