// What is kept on a device belongs to one person: nothing is sent for, shown to, counted for or thrown away by somebody else.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answering,
  answeringAgain,
  answers,
  calmBrowser,
  complaint,
  heldBack,
  open,
  pass,
  waitingComplaint,
  type Opened,
} from "./simulation/calm.js";
import type { Browser } from "./simulation/browser.js";

const kinds = ({ news }: Opened): string[] => news.map(({ kind }) => kind);

const refusal = '{"problems":[{"pointer":"/contact/email","code":"bad_shape"}]}';

test("account: what waits for one account is not sent, shown or counted for another, nor for nobody", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const ann = await waitingComplaint(browser, "ann");
  browser.isOnline = false;
  ann.tab.delivery.keepDraft([["kind", "complaint"]]);
  await pass(browser);
  browser.end(ann.tab);
  browser.isOnline = true;
  for (const account of ["bob", ""]) {
    browser.logIn(account);
    const other = await open(browser, `for ${account}`);
    other.tab.retryNow();
    await pass(browser, 600_000);
    assert.deepEqual([other.holds, other.news, other.offers, other.events], [[], [], [], []]);
    browser.end(other.tab);
  }
  assert.equal(browser.receiver.stored.size, 0);
  browser.logIn("ann");
  const again = await open(browser, "again");
  assert.deepEqual(kinds(again), ["sent"]);
  assert.equal(browser.receiver.stored.get('"c"')?.session, "ann");
  assert.deepEqual(again.offers, [[["kind", "complaint"]]]);
});

test("account: what nobody in particular left is not for who logs in", async () => {
  const browser = calmBrowser();
  const gone = await waitingComplaint(browser);
  browser.end(gone.tab);
  browser.logIn("ann");
  const ann = await open(browser, "ann");
  await pass(browser, 600_000);
  assert.deepEqual([ann.news, ann.offers, ann.holds, browser.receiver.stored.size], [[], [], [], 0]);
});

test("account: a session that ended holds a complaint until its owner is back", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const ann = await heldBack(browser, 401);
  assert.equal(ann.events.at(-1), "sessionEnded");
  browser.end(ann.tab);
  browser.logIn("bob");
  const bob = await open(browser, "bob");
  assert.deepEqual([bob.news, bob.offers, bob.holds], [[], [], []]);
  browser.end(bob.tab);
  browser.logIn("ann");
  await open(browser, "ann again");
  assert.equal(browser.receiver.stored.get('"c"')?.session, "ann");
});

for (const [status, body] of [[401], [403], [400], [404], [422, refusal]] as const)
  test(`account: without one, a complaint answered ${status} is for who gives its e-mail address, and nobody else`, async () => {
    const browser = calmBrowser();
    const first = await heldBack(browser, status, { body });
    browser.end(first.tab);
    const next = await open(browser, "next");
    void next.tab.delivery.knowEmail("b@example.org");
    void next.tab.delivery.knowEmail("");
    await pass(browser, 600_000);
    assert.deepEqual([next.news, next.offers, next.holds, browser.receiver.stored.size], [[], [], [], 0]);
    void next.tab.delivery.knowEmail(" A@Example.org ");
    await pass(browser);
    if (status === 401 || status === 403) assert.ok(browser.receiver.stored.has('"c"'));
    else assert.equal(new Map(next.offers.at(-1) as [string, string][]).get("statement.reason"), "c");
  });

test("account: an address that is known, or that an account does not need, starts no other attempt", async () => {
  for (const account of ["", "ann"]) {
    const browser = calmBrowser();
    browser.logIn(account);
    browser.end((await heldBack(browser, 401, { form: "gone" })).tab);
    answering(browser, 401);
    const { tab } = await open(browser, "next");
    if (account === "") void tab.delivery.knowEmail("a@example.org");
    await pass(browser);
    assert.equal(tab.modes.length, 1);
    void tab.delivery.knowEmail("a@example.org");
    await pass(browser);
    assert.equal(tab.modes.length, 1);
  }
});

// A look: drafts and outbox, whether the form lives, and both once more.
const readings = 5;

test("account: a complaint that two looks at the device find without its session is tried once", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  browser.end((await heldBack(browser, 401, { form: "gone" })).tab);
  answering(browser, 401);
  const { tab } = await open(browser, "next");
  const step = tab.step.bind(tab);
  const heldUp: (() => void)[] = [];
  let steps = 0;
  tab.step = (act) =>
    ++steps > readings ? new Promise((resolve, reject) => heldUp.push(() => void step(act).then(resolve, reject))) : step(act);
  tab.hear({ type: "changed" });
  await pass(browser, 1_000);
  assert.ok(heldUp.length > 0);
  tab.step = step;
  tab.hear({ type: "changed" });
  await pass(browser);
  assert.equal(tab.modes.length, 2); // at the start, and now
  for (const goOn of heldUp) goOn();
  await pass(browser);
  assert.equal(tab.modes.length, 2);
});

test("account: without one, a later attempt's refusal is not told to the next visitor", async () => {
  for (const [status, body] of [[401], [422, refusal]] as const) {
    const browser = calmBrowser();
    const gone = await waitingComplaint(browser);
    browser.end(gone.tab);
    answering(browser, status, { body });
    const next = await open(browser, "next");
    await pass(browser, 60_000);
    assert.deepEqual([kinds(next), next.offers], [[], []]);
    assert.deepEqual(next.holds.at(-1) ?? { draft: false, complaints: 0 }, { draft: false, complaints: 0 });
  }
});

test("account: with drafts off a refused complaint is offered to nobody, and its own form still mends it", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const { tab, events } = await heldBack(browser, 422, { body: refusal });
  assert.equal(events.at(-1), "refused");
  void tab.delivery.send(complaint("mended"));
  await pass(browser);
  assert.deepEqual([...browser.receiver.stored.keys()], ['"mended"']);
  assert.equal(browser.disk.shelves.outbox.size, 0);

  const other = calmBrowser();
  const first = await heldBack(other, 404);
  other.end(first.tab);
  const next = await open(other, "next", { offersDrafts: false });
  void next.tab.delivery.knowEmail("a@example.org");
  await pass(other);
  assert.deepEqual([next.offers, kinds(next)], [[], []]);
});

test("account: a log-out takes back what was offered and told, and a log-in tells what is the account's", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const gone = await open(browser, "gone");
  gone.tab.delivery.keepDraft([["kind", "complaint"]]);
  await pass(browser);
  browser.end(gone.tab);
  const { tab, offers, holds } = await open(browser, "living");
  assert.deepEqual([offers.at(-1), holds.at(-1)], [[["kind", "complaint"]], { draft: true, complaints: 0 }]);
  browser.logIn("");
  await pass(browser);
  assert.deepEqual(offers.at(-1), []);
  browser.logIn("ann");
  await pass(browser);
  assert.deepEqual([offers.at(-1), holds.at(-1)], [[["kind", "complaint"]], { draft: true, complaints: 0 }]);
  assert.equal(tab.account, "ann");
});

test("account: a complaint of a form whose person logged out waits for them, and is sent when they are back", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const { tab, events } = await waitingComplaint(browser, "form");
  for (const account of ["", "bob"]) {
    browser.logIn(account);
    tab.retryNow();
    await pass(browser, 600_000);
    assert.equal(browser.receiver.stored.size, 0);
  }
  browser.logIn("ann");
  await pass(browser);
  assert.equal(browser.receiver.stored.get('"c"')?.session, "ann");
  assert.equal(events.at(-1), "sent");
});

test("account: an attempt that has not left when somebody else logs in does not go with their cookies", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const { tab } = await open(browser, "form");
  void tab.delivery.send(complaint("c")); // the request is being put together
  browser.logIn("bob");
  await pass(browser, 600_000);
  assert.equal(browser.receiver.stored.size, 0);
  assert.equal(browser.disk.shelves.outbox.get("c")?.account, "ann");
});

test("account: after a log-out the draft stays the account's, after a log-in the next one is the account's", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const { tab } = await open(browser, "form");
  const owners = (): string[] => [...browser.disk.shelves.drafts.values()].map(({ account }) => account).sort();
  tab.delivery.keepDraft([["contact.name", "Ann"]]);
  await pass(browser);
  browser.logIn("");
  tab.delivery.keepDraft([["contact.name", "Anna"]]);
  await pass(browser);
  assert.deepEqual(owners(), ["ann"]);
  assert.match(browser.disk.texts("drafts").join(), /Anna/);
  tab.delivery.startAnew(); // started anew
  tab.delivery.keepDraft([["contact.name", "Somebody"]]);
  await pass(browser);
  assert.deepEqual(owners(), ["", "ann"]);
  browser.logIn("bob");
  tab.delivery.keepDraft([["contact.name", "Bob"]]);
  await pass(browser);
  assert.deepEqual(owners(), ["ann", "bob"]); // the same answers: they are bob's now
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.deepEqual(owners(), ["ann"]); // what was sent is in no other draft of this form
});

test("account: clearing the device takes what is the person's, and leaves what is another's", async () => {
  const browser = calmBrowser();
  const nobodys = await heldBack(browser, 404);
  browser.end(nobodys.tab);
  for (const account of ["ann", "bob"]) {
    browser.logIn(account);
    const { tab } = await open(browser, account);
    browser.isOnline = false;
    tab.delivery.keepDraft([["kind", account]]);
    await pass(browser);
    browser.end(tab);
    const other = await open(browser, `${account} sends`);
    void other.tab.delivery.send(complaint(`${account}'s`));
    await pass(browser);
    browser.end(other.tab);
  }
  const bob = await open(browser, "clears");
  void bob.tab.delivery.forgetAll();
  await pass(browser);
  assert.deepEqual([...browser.disk.shelves.outbox.keys()], ["c", "ann's"]);
  assert.deepEqual(
    [...browser.disk.shelves.drafts.values()].map(({ account }) => account),
    ["ann"],
  );
  browser.end(bob.tab);
  browser.logIn("");
  const nobody = await open(browser, "nobody");
  void nobody.tab.delivery.forgetAll();
  await pass(browser);
  assert.deepEqual([...browser.disk.shelves.outbox.keys()], ["c", "ann's"]); // "c" is for who gives its address
  void nobody.tab.delivery.knowEmail("a@example.org");
  await pass(browser);
  void nobody.tab.delivery.forgetAll();
  await pass(browser);
  assert.deepEqual([...browser.disk.shelves.outbox.keys()], ["ann's"]);
});

test("account: who starts anew neither takes the place of what was held back before, nor knows of it", async () => {
  const browser = calmBrowser();
  const { tab, holds, offers } = await heldBack(browser, 422, { body: refusal });
  tab.delivery.startAnew();
  await pass(browser);
  assert.deepEqual(holds.at(-1), { draft: false, complaints: 0 });
  void tab.delivery.send(complaint("another's", "b@example.org"));
  await pass(browser);
  assert.deepEqual([...browser.receiver.stored.keys()], ['"another\'s"']);
  assert.deepEqual([[...browser.disk.shelves.outbox.keys()], offers], [["c"], []]);
  tab.delivery.startAnew();
  void tab.delivery.knowEmail("a@example.org");
  await pass(browser);
  assert.deepEqual(new Map(offers.at(-1) as [string, string][]).get("statement.reason"), "c");
  tab.delivery.startAnew();
  await pass(browser);
  assert.deepEqual(offers.at(-1), []);
});

test("account: a complaint that waits when its form starts anew is not told of as the next person's", async () => {
  for (const [status, body] of [[401], [422, refusal]] as const) {
    const browser = calmBrowser();
    const { tab, events, offers } = await waitingComplaint(browser);
    tab.delivery.startAnew();
    answering(browser, status, { body });
    const before = events.length;
    tab.retryNow();
    await pass(browser);
    assert.deepEqual([events.slice(before), offers], [[], []]);
    answeringAgain(browser);
    void tab.delivery.send(complaint("next", "b@example.org"));
    await pass(browser);
    assert.ok(browser.disk.shelves.outbox.has("c"));
  }
});

test("account: two fillings-in of one form are two things, also after it is gone", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const { tab } = await heldBack(browser, 422, { body: refusal });
  tab.delivery.startAnew();
  tab.delivery.keepDraft([["statement.reason", "another"]]);
  await pass(browser);
  browser.end(tab);
  const next = await open(browser, "next");
  assert.deepEqual(next.offers, [[["statement.reason", "another"]]]);
  next.tab.delivery.keepDraft([["statement.reason", "another"]]);
  void next.tab.delivery.takeOver();
  void next.tab.delivery.send(complaint("another"));
  await pass(browser);
  assert.deepEqual([...browser.receiver.stored.keys()], ['"another"']);
  assert.ok(browser.disk.shelves.outbox.has("c"));
});

test("account: what was cleared elsewhere of an earlier filling-in does not empty the present one", async () => {
  const browser = calmBrowser();
  const { tab, emptied } = await waitingComplaint(browser);
  browser.isOnline = false;
  tab.delivery.startAnew();
  const other = await open(browser, "other");
  void other.tab.delivery.forgetAll();
  await pass(browser);
  assert.deepEqual([emptied, browser.disk.shelves.outbox.size], [[], 0]);
});
