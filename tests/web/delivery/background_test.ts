// The worker of the app: nobody is looking, and it does not know whose cookies the browser has.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sendWaiting } from "../../../web/delivery/background.js";
import { calmBrowser, complaint, hostOf, open, pass } from "./simulation/calm.js";
import type { Browser } from "./simulation/browser.js";
import { Tab } from "./simulation/tab.js";
import type { NewEntry } from "../../../web/delivery/entry.js";

const bare = (id: string): NewEntry => ({ ...complaint(id), credentials: "omit", bare: true });

async function waiting(browser: Browser, ...complaints: readonly NewEntry[]): Promise<void> {
  browser.isOnline = false;
  for (const one of complaints) {
    const { tab } = await open(browser, `form of ${one.id}`);
    void tab.delivery.send(one);
    await pass(browser);
    browser.end(tab);
  }
  browser.isOnline = true;
}

// What became of a waking: "all sent", or why not.
async function wake(browser: Browser): Promise<{ readonly worker: Tab; readonly end: string[] }> {
  const worker = new Tab(browser, "worker", hostOf({}));
  browser.tabs.push(worker);
  const { world, net, tabs } = worker;
  const end: string[] = [];
  sendWaiting({ world, net, tabs, vault: worker.vaultOf("") }).then(
    () => end.push("all sent"),
    (reason: Error) => end.push(reason.message),
  );
  await pass(browser, 600_000);
  return { worker, end };
}

const stored = ({ receiver }: Browser): string[] => [...receiver.stored.keys()];

test("background: what needs neither headers nor cookies is sent without a form, and its reference kept for the next", async () => {
  const browser = calmBrowser();
  await waiting(browser, bare("c"), bare("d"));
  const { worker, end } = await wake(browser);
  assert.deepEqual([stored(browser), end, worker.modes], [['"c"', '"d"'], ["all sent"], ["omit", "omit"]]);
  browser.end(worker);
  const { news } = await open(browser, "next");
  assert.deepEqual(
    news.map((one) => one.kind === "sent" && one.id),
    ["c", "d"],
  );
});

test("background: what needs headers or cookies, or is an account's, is left to a form", async () => {
  const browser = calmBrowser();
  await waiting(browser, { ...bare("headers"), bare: false }, { ...bare("cookies"), credentials: "same-origin" });
  browser.logIn("ann");
  await waiting(browser, bare("ann's"));
  const kept = [...browser.disk.shelves.outbox.values()];
  const { end } = await wake(browser);
  assert.deepEqual([stored(browser), end], [[], ["all sent"]]);
  assert.deepEqual([...browser.disk.shelves.outbox.values()], kept);
});

test("background: the browser is asked to wake it again while something waits, and tries nothing by itself", async () => {
  const browser = calmBrowser();
  await waiting(browser, bare("c"));
  browser.isOnline = false;
  const { worker, end } = await wake(browser);
  assert.deepEqual([end, worker.modes.length], [["some still wait"], 1]);
});

test("background: a device that cannot be read is not an empty one", async () => {
  const browser = calmBrowser();
  await waiting(browser, bare("c"));
  browser.failingReads = 1_000;
  assert.deepEqual((await wake(browser)).end, ["some still wait"]);
});

test("background: a page that is open hears of it", async () => {
  const browser = calmBrowser();
  const { tab, events } = await open(browser, "form");
  browser.isOnline = false;
  void tab.delivery.send(bare("c"));
  await pass(browser);
  tab.freeze(false); // it cannot send by itself
  browser.isOnline = true;
  const { worker } = await wake(browser);
  browser.end(worker);
  assert.deepEqual(stored(browser), ['"c"']);
  tab.thaw();
  await pass(browser);
  assert.equal(events.at(-1), "sent");
});
