// The same answers lie in one record: in two, each could be sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { freshEntry } from "../../../web/delivery/entry.js";
import { Outbox } from "../../../web/delivery/outbox.js";
import type { Change } from "../../../web/delivery/store.js";
import { Vault } from "../../../web/delivery/vault.js";
import {
  answering,
  answeringAgain,
  answers,
  calmBrowser,
  complaint,
  heldBack,
  leftDraft,
  open,
  pass,
  records,
  rewrite,
  silent,
} from "./simulation/calm.js";
import { Disk, PlainSealer } from "./simulation/disk.js";

test("once: a draft that two tabs were offered stays one record, also when the first ends before it can say so", async () => {
  const browser = calmBrowser();
  await leftDraft(browser);
  const [first, second] = [await open(browser, "first"), await open(browser, "second")];
  browser.say = () => undefined;
  for (const { tab, offers } of [first, second]) {
    assert.equal(offers.length, 1);
    tab.delivery.keepDraft(answers("1"));
    void tab.delivery.takeOver();
    await pass(browser);
    assert.equal(records(browser).length, 1);
    if (tab === first.tab) browser.end(tab);
  }
  void second.tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.deepEqual([records(browser), browser.receiver.stored.size], [[], 1]);
});

test("once: answers of a complaint that came back stay one record, also when two tabs go on with them", async () => {
  const browser = calmBrowser();
  browser.end((await heldBack(browser, 404, { form: "gone" })).tab);
  const [first, second] = [await open(browser, "first"), await open(browser, "second")];
  browser.say = () => undefined;
  for (const { tab } of [first, second]) void tab.delivery.knowEmail("a@example.org");
  await pass(browser);
  for (const { tab, offers } of [first, second]) {
    assert.equal(offers.length, 1);
    tab.delivery.keepDraft(answers("1"));
    void tab.delivery.takeOver();
    await pass(browser);
  }
  browser.end(first.tab);
  void second.tab.delivery.send(complaint("mended"));
  await pass(browser);
  assert.deepEqual([browser.disk.shelves.drafts.size, browser.receiver.stored.size], [0, 1]);
});

test("once: whoever goes on with a draft owns it while they live, and leaves it to the next", async () => {
  const browser = calmBrowser();
  await leftDraft(browser);
  const first = await open(browser, "first");
  first.tab.delivery.keepDraft(answers("2"));
  void first.tab.delivery.takeOver();
  await pass(browser);
  const other = await open(browser, "other");
  assert.deepEqual(other.offers, []);
  browser.end(first.tab);
  const next = await open(browser, "next");
  assert.deepEqual(next.offers, [answers("2")]);
});

test("once: of two tabs that go on with one draft, the one that forgets it and keeps it again makes no second", async () => {
  const browser = calmBrowser();
  await leftDraft(browser);
  const [first, second] = [await open(browser, "first"), await open(browser, "second")];
  browser.say = () => undefined;
  for (const { tab } of [first, second]) {
    tab.delivery.keepDraft(answers("1"));
    void tab.delivery.takeOver();
    await pass(browser);
  }
  void first.tab.delivery.forgetDraft();
  await pass(browser);
  for (const { tab } of [first, second]) tab.delivery.keepDraft(answers("2"));
  await pass(browser);
  assert.deepEqual(records(browser), ["gone"]);
});

test("once: a draft that a log-in moves is not left behind when the person goes on with another", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  await leftDraft(browser);
  browser.logIn("");
  const { tab, offers } = await open(browser, "form");
  tab.delivery.keepDraft(answers("2"));
  await pass(browser);
  browser.logIn("ann");
  await pass(browser);
  assert.deepEqual(offers.at(-1), answers("1"));
  tab.delivery.keepDraft(answers("3"));
  void tab.delivery.takeOver();
  await pass(browser);
  assert.deepEqual(records(browser), ["gone"]);
});

test("once: answers of one's own that were kept before going on with an earlier draft are not left beside it", async () => {
  const browser = calmBrowser();
  await leftDraft(browser);
  const { tab } = await open(browser, "form");
  tab.delivery.keepDraft([["contact.name", "A"]]);
  await pass(browser);
  tab.delivery.keepDraft([
    ["contact.name", "A"],
    ["statement.reason", "1"],
  ]);
  void tab.delivery.takeOver();
  await pass(browser);
  assert.deepEqual(records(browser), ["gone"]);
  void tab.delivery.forgetDraft();
  await pass(browser);
  assert.deepEqual(records(browser), []);
});

test("once: a complaint takes its draft's place in one step, whatever else the tab does", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  browser.isOnline = false;
  const committed = browser.committed.bind(browser);
  let [seen, twice] = [0, 0];
  browser.committed = (by, changes) => {
    committed(by, changes);
    if (records(browser).length > seen + 1) twice += 1;
  };
  for (; seen < 20; ++seen) {
    tab.delivery.keepDraft(answers(String(seen)));
    await pass(browser);
    void tab.delivery.send(complaint(`c${seen}`));
    await pass(browser, 0);
    tab.retryNow();
    await pass(browser);
    assert.ok(browser.disk.shelves.outbox.has(`c${seen}`));
  }
  assert.equal(twice, 0);
});

test("once: what could not be kept, and was mended, does not come back when there is room", async () => {
  for (const account of ["ann", ""]) {
    const browser = calmBrowser();
    browser.logIn(account);
    const { tab } = await open(browser, "form");
    browser.isFull = true;
    answering(browser, 404);
    tab.delivery.touched();
    void tab.delivery.send(complaint("refused"));
    await pass(browser);
    browser.logIn("");
    await pass(browser);
    answeringAgain(browser);
    browser.isFull = false;
    void tab.delivery.send(complaint("mended"));
    await pass(browser);
    for (const name of ["", account]) {
      browser.logIn(name);
      void tab.delivery.keepAll();
      await pass(browser);
      assert.deepEqual([account, name, records(browser)], [account, name, []]);
    }
  }
});

test("once: an attempt that took long does not undo what another tab was told, though the device cannot be read for a moment", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  silent(browser);
  void tab.delivery.send(complaint("c"));
  await pass(browser, 10_000);
  answering(browser, 503, { retryAfter: "3600" });
  const other = await open(browser, "other");
  other.tab.retryNow();
  await pass(browser, 5_000);
  const told = browser.disk.text("outbox", "c")!;
  assert.match(told, /"notBefore":[1-9]/);
  browser.end(other.tab);
  browser.failingReads = 2;
  await pass(browser, 25_000); // the first attempt has ended
  assert.equal(browser.disk.text("outbox", "c"), told);
});

test("once: what is done with while it is being written does not stay, whichever write is the last", async () => {
  const disk = new Disk();
  const writes: (() => void)[] = [];
  const change = (changes: readonly Change[]): Promise<void> =>
    new Promise((done) => {
      const write = (): void => {
        disk.apply(changes);
        done();
      };
      if (changes.some(({ kind }) => kind === "put")) writes.push(write);
      else write();
    });
  const all = (shelf: "outbox" | "drafts") => Promise.resolve([...disk.shelves[shelf].values()]);
  const store = { all, change, lastWipe: () => "", markWipe: () => undefined };
  const news = { refused: () => undefined, unreadable: () => undefined };
  const outbox = new Outbox(new Vault(store, new PlainSealer("")), news);
  outbox.hold(freshEntry(complaint("c"), "form", 0));
  const keeping = outbox.keep("c");
  await new Promise((resolve) => setImmediate(resolve));
  await outbox.remove("c");
  assert.equal(writes.length, 1);
  writes[0]!();
  await keeping;
  assert.equal(disk.shelves.outbox.size, 0);
});

test("once: what a form leaves that ends while another looks stays together", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const { tab } = await heldBack(browser, 404, { form: "gone" });
  tab.delivery.keepDraft(answers("changed"));
  await pass(browser);
  browser.end(tab);
  let asked = 0;
  browser.isAlive = (form) => form === "gone" && ++asked === 1;
  const next = await open(browser, "next");
  next.tab.hear({ type: "changed" });
  await pass(browser);
  assert.deepEqual(next.offers, [answers("changed")]);
  next.tab.delivery.keepDraft(answers("changed"));
  void next.tab.delivery.takeOver();
  void next.tab.delivery.send(complaint("mended"));
  await pass(browser);
  assert.deepEqual([records(browser), [...browser.receiver.stored.keys()]], [[], ['"mended"']]);
});

test("once: sent again as it was, a complaint keeps to the pause that another tab was asked for", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const { tab } = await heldBack(browser, 401);
  rewrite(browser, "c", { held: "", notBefore: browser.universe.now + 3_600_000 });
  void tab.delivery.send(complaint("c"));
  await pass(browser, 3_500_000);
  assert.equal(browser.receiver.stored.size, 0);
  await pass(browser, 200_000);
  assert.equal(browser.receiver.stored.size, 1);
});

test("once: a page that was frozen and comes back to send withdraws its draft where it was offered", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "frozen");
  tab.delivery.keepDraft(answers("1"));
  await pass(browser);
  tab.freeze(true);
  const other = await open(browser, "other");
  assert.equal(other.offers.length, 1);
  tab.thaw();
  await pass(browser);
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.deepEqual([other.offers.at(-1), records(browser)], [[], []]);
});

test("once: a clearing that has to be repeated leaves what was sent meanwhile", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "clears");
  const other = await open(browser, "sends");
  browser.isOnline = false;
  browser.failingReads = 1;
  void tab.delivery.forgetAll();
  await pass(browser, 100);
  void other.tab.delivery.send(complaint("c"));
  await pass(browser, 20_000);
  assert.deepEqual(records(browser), ["c"]);
});
