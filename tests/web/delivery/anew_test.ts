// A form whose answers are let go of, or whose account changes, in the middle of something: what was asked for before is finished for
// whom it was asked, and nothing of it is left to the next.

import assert from "node:assert/strict";
import { test } from "node:test";
import { keyFrom } from "../../../web/delivery/seal.js";
import {
  answering,
  answeringAgain,
  answers,
  calmBrowser,
  complaint,
  heldBack,
  open,
  pass,
  records,
  type Opened,
} from "./simulation/calm.js";
import type { Browser } from "./simulation/browser.js";

const owners = ({ disk }: Browser): string[] => [...disk.shelves.drafts.values()].map(({ account }) => account);

test("anew: clearing takes the person's own complaint that was held back, although the form starts anew at once", async () => {
  for (const account of ["", "ann"]) {
    const browser = calmBrowser();
    browser.logIn(account);
    const { tab } = await heldBack(browser, 404, { id: "refused" });
    void tab.delivery.forgetAll();
    tab.delivery.startAnew();
    await pass(browser);
    assert.deepEqual(records(browser), []);
  }
});

async function keptDraft(browser: Browser, { tab }: Opened): Promise<void> {
  tab.delivery.touched();
  tab.delivery.keepDraft(answers("1"));
  await pass(browser);
}

test("anew: a draft is forgotten in every account that has it, although the form starts anew at once", async () => {
  const browser = calmBrowser();
  const form = await open(browser, "form");
  const { tab } = form;
  browser.logIn("ann");
  await keptDraft(browser, form);
  assert.deepEqual(owners(browser), ["ann"]);
  void tab.delivery.forgetDraft();
  tab.delivery.startAnew();
  await pass(browser);
  assert.deepEqual(records(browser), []);
});

test("anew: what the host posted itself leaves no draft with the account that was there before", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const form = await open(browser, "form");
  const { tab } = form;
  await keptDraft(browser, form);
  browser.logIn("bob");
  void tab.delivery.forgetDraft();
  tab.delivery.startAnew();
  await pass(browser);
  assert.deepEqual(records(browser), []);
});

test("anew: the corrected complaint takes the place of the refused one, although the form starts anew at once", async () => {
  const browser = calmBrowser();
  const { tab } = await heldBack(browser, 404, { id: "refused" });
  tab.delivery.touched();
  void tab.delivery.send(complaint("mended"));
  tab.delivery.startAnew();
  await pass(browser);
  assert.deepEqual([[...browser.receiver.stored.keys()], browser.disk.shelves.outbox.has("refused")], [['"mended"'], false]);
});

test("anew: what a listener of the host empties before it is sent is still the one's who pressed", async () => {
  const browser = calmBrowser();
  const { tab } = await open(browser, "form");
  answering(browser, 403);
  tab.delivery.touched();
  const send = tab.delivery.submission();
  tab.delivery.startAnew();
  void send(complaint("first", "a@example.org"));
  await pass(browser);
  answeringAgain(browser);
  void tab.delivery.send(complaint("second", "b@example.org"));
  await pass(browser);
  assert.deepEqual([[...browser.receiver.stored.keys()], records(browser)], [['"second"'], ["first"]]);
});

test("anew: after a log-out the answers that were sent and came back still are the account's", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const { tab } = await heldBack(browser, 401, { id: "refused" });
  browser.logIn("");
  tab.delivery.touched();
  tab.delivery.keepDraft(answers("changed"));
  await pass(browser);
  assert.deepEqual(owners(browser), ["ann"]);
});

test("anew: answers that were kept before the account's key came are not left beside those that are sealed by it", async () => {
  const browser = calmBrowser();
  browser.logIn("ann");
  const form = await open(browser, "form");
  const { tab } = form;
  await keptDraft(browser, form);
  void tab.delivery.switchTo({ account: "ann", key: keyFrom(new Uint8Array(32)) });
  await pass(browser);
  tab.delivery.touched();
  tab.delivery.keepDraft(answers("2"));
  await pass(browser);
  assert.equal(records(browser).length, 1);
  assert.match(browser.disk.texts("drafts").join(), /"2"/);
});
