// What the form is told about the device, so that it can offer to clear it and say what would be lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { calmBrowser, complaint, open, pass } from "./simulation/calm.js";

test("holdings: an empty device is not spoken of, before a complaint or after it", async () => {
  const browser = calmBrowser();
  const { tab, holds: told } = await open(browser, "only");
  assert.deepEqual(told, []);
  void tab.delivery.send(complaint("c"));
  await pass(browser);
  assert.equal(browser.receiver.stored.size, 1);
  assert.ok(told.every(({ draft }) => !draft));
  assert.equal(told.at(-1)?.complaints ?? 0, 0);
});

test("holdings: what earlier forms left is told at the start, and what becomes of it", async () => {
  const browser = calmBrowser();
  const { tab: writing } = await open(browser, "writing");
  writing.delivery.keepDraft([["kind", "complaint"]]);
  const { tab: sending } = await open(browser, "sending");
  browser.isOnline = false;
  for (const id of ["one", "two"]) void sending.delivery.send(complaint(id));
  await pass(browser);
  for (const tab of [writing, sending]) browser.end(tab);

  const { tab, holds: told } = await open(browser, "later");
  assert.deepEqual(told, [{ draft: true, complaints: 2 }]);
  browser.isOnline = true;
  tab.retryNow();
  await pass(browser);
  assert.deepEqual(told.at(-1), { draft: true, complaints: 0 });
  void tab.delivery.refuseOffer();
  await pass(browser);
  assert.deepEqual(told.at(-1), { draft: false, complaints: 0 });
});

test("holdings: a complaint that waits in another tab counts, and clearing here empties both", async () => {
  const browser = calmBrowser();
  const looking = await open(browser, "looking");
  const sending = await open(browser, "sending");
  browser.isOnline = false;
  void sending.tab.delivery.send(complaint("c"));
  await pass(browser);
  for (const { holds: told } of [looking, sending]) assert.deepEqual(told, [{ draft: false, complaints: 1 }]);
  void looking.tab.delivery.forgetAll();
  await pass(browser);
  for (const { holds: told } of [looking, sending]) assert.deepEqual(told.at(-1), { draft: false, complaints: 0 });
  assert.equal(browser.disk.shelves.outbox.size, 0);
});

test("holdings: a draft that is unticked again is gone", async () => {
  const browser = calmBrowser();
  const first = await open(browser, "first");
  first.tab.delivery.keepDraft([["kind", "complaint"]]);
  await pass(browser);
  const second = await open(browser, "second");
  assert.deepEqual(second.holds, [{ draft: true, complaints: 0 }]);
  first.tab.hear({ type: "changed" });
  await pass(browser);
  void first.tab.delivery.forgetDraft();
  await pass(browser);
  assert.equal(browser.disk.shelves.drafts.size, 0);
  assert.deepEqual(first.holds, [
    { draft: true, complaints: 0 },
    { draft: false, complaints: 0 },
  ]);
  browser.end(second.tab);
  assert.deepEqual((await open(browser, "third")).holds, []);
});
