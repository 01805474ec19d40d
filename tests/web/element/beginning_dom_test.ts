// What begins anew and what does not, several forms on a page, and a form that breaks while it is used.
import { listeners, scrolledTo, sizeObservers } from "../support/dom.js";
import assert from "node:assert/strict";
import { answers, fillIn, send } from "../support/complaint.js";
import { device, whenWritten } from "../support/device.js";
import { net } from "../support/net.js";
import { Opened, test } from "../support/opened.js";
import { pause, until, whenHistoryRests } from "../support/time.js";

test("beginning: a form that is in no document reads nothing, tells nothing and can be flushed", async () => {
  const opened = new Opened({ profile: "fr" });
  opened.form.theme = "pink" as never;
  opened.form.reset();
  opened.form.settle("1", { outcome: "rejected" });
  await opened.form.flush();
  opened.form.words = { language: "nl", words: {} };
  await pause(50);
  assert.deepEqual([opened.events, net.asked, opened.form.state], [[], [], "loading"]);
  opened.attach();
  await until("ready", () => opened.form.state === "ready");
  assert.throws(() => opened.form.settle("1", { outcome: "lost" } as never), TypeError);
});

test("beginning: an attribute that is written as it was begins nothing anew", async () => {
  net.hold(/[.]wasm$/);
  const opened = new Opened({ lang: "nl", profile: "nl" }).attach();
  await until("first", () => opened.form.state === "first");
  opened.form.lang = "nl";
  opened.form.profile = "nl";
  assert.equal(opened.form.state, "first");
});

test("beginning: a text that is typed, and not left yet, is an answer too", async () => {
  const opened = await Opened.ready();
  fillIn(opened, "contact");
  opened.form.reset();
  await until("anew", () => opened.find("kind.complaint"));
  opened.click("kind.complaint");
  opened.click("next");
  opened.form.reset();
  opened.form.profile = "be";
  assert.equal(opened.form.state, "loading"); // nothing is answered
  await until("ready", () => opened.form.state === "ready");
  opened.click("kind.complaint");
  opened.click("next");
  const field = opened.at("contact.name");
  field.value = "A";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  opened.form.profile = "nl";
  assert.equal(opened.form.state, "ready");
});

test("beginning: one that comes back without answers of its own begins anew at a change again", async () => {
  const opened = await Opened.ready();
  opened.click("kind.complaint");
  opened.form.remove();
  await pause();
  sessionStorage.clear();
  opened.attach();
  await until("ready", () => opened.form.state === "ready");
  opened.form.profile = "be";
  assert.equal(opened.form.state, "loading");
});

test("beginning: one that goes, or goes and comes back, while it is about to begin anew begins once or never", async () => {
  const first = await Opened.ready();
  dispatchEvent(new Event("pointermove"));
  first.form.remove();
  await pause(20);
  const before = [listeners(), sizeObservers()];
  const opened = await Opened.ready();
  opened.form.profile = "be";
  opened.form.remove();
  await pause(60);
  assert.deepEqual([listeners(), sizeObservers()], before);
  opened.attach();
  await until("ready", () => opened.form.state === "ready");
  opened.form.profile = "nl";
  opened.form.remove();
  await pause();
  opened.attach();
  await pause(60);
  await until("ready", () => opened.form.state === "ready");
  assert.equal(opened.of("ready").length, 3);
  assert.equal(opened.root.querySelectorAll("form.page").length, 1);
});

test("beginning: without WebAssembly no first page shows, and the fallback does", async () => {
  const { WebAssembly: real } = globalThis;
  Reflect.deleteProperty(globalThis, "WebAssembly");
  const opened = new Opened().attach();
  await until("failed", () => opened.form.state === "failed");
  Object.defineProperty(globalThis, "WebAssembly", { configurable: true, writable: true, value: real });
  assert.equal(
    net.asked.some((name) => name === "complaint-nl-nl.json"),
    false,
  );
  assert.deepEqual(
    opened.of("error").map(({ reason }) => reason),
    ["wasm"],
  );
});

test("beginning: two forms of a page have each its own state, history and title", async () => {
  history.replaceState({ host: 1 }, "");
  const one = await Opened.ready();
  const two = await Opened.ready({ form: "personal-data" });
  one.form.id = "one";
  assert.notEqual(one.heading, two.heading);
  const [start, other] = [one.heading, two.heading];
  fillIn(one, "contact");
  two.click("kind.overview");
  two.click("next");
  const [first, second] = [one.heading, two.heading];
  assert.notEqual(second, other);
  const goBack = async (): Promise<void> => {
    history.back();
    await whenHistoryRests();
  };
  await goBack();
  assert.deepEqual([one.heading, two.heading], [first, other]);
  await goBack();
  assert.deepEqual([one.heading, two.heading], [start, other]);
  two.form.remove();
  await pause();
  assert.equal(one.heading, start);
  assert.notEqual(document.title, "Site");
});

test("beginning: after the receipt one step back leaves the form, whose page stays", async () => {
  history.pushState({ host: 2 }, "");
  const opened = await Opened.ready();
  fillIn(opened);
  send(opened);
  await until("sent", () => opened.of("sent").length > 0);
  await until("back at the host's entry", () => (history.state as { host?: number } | null)?.host === 2);
  assert.match(opened.page?.textContent ?? "", /AG-2026-1/);
});

// While the deed lasts whatever is told to the module, by a message that has this member, traps.
function broken(member: string): () => void {
  const { stringify } = JSON;
  JSON.stringify = ((value: unknown, ...more: never[]) => {
    if (typeof value === "object" && value !== null && member in value) throw new Error("trap");
    return stringify(value, ...more);
  }) as typeof stringify;
  return () => {
    JSON.stringify = stringify;
  };
}

test("broken: a module that traps stops the form, whose answers can be read, and which begins anew by reset()", async () => {
  const opened = await Opened.ready();
  fillIn(opened, "case");
  const mend = broken("at");
  opened.click("back");
  mend();
  assert.equal(opened.form.state, "stopped");
  assert.match(opened.status, /werkt niet meer/);
  assert.deepEqual(opened.of("error"), [{ reason: "stopped", message: "Error: trap" }]);
  assert.equal(scrolledTo.at(-1), opened.root.querySelector(".frame > .state"));
  assert.equal(opened.frame.dataset["painter"], "native");
  assert.ok(opened.page);
  opened.click("next");
  assert.equal(opened.of("error").length, 1);
  opened.form.reset();
  await until("ready", () => opened.form.state === "ready");
  assert.equal(opened.at("kind.complaint").checked, false);
});

test("broken: a module that traps at its start has failed, with the fallback, and is tried again", async () => {
  const arrive = net.hold(/[.]wasm$/);
  const opened = new Opened().attach();
  await until("first", () => opened.form.state === "first");
  const mend = broken("settings");
  arrive();
  await until("failed", () => opened.form.state === "failed");
  mend();
  assert.deepEqual(opened.of("error"), [{ reason: "wasm", message: "Error: trap" }]);
  assert.equal(opened.page, null);
  dispatchEvent(new Event("online"));
  await until("ready", () => opened.form.state === "ready");
});

test("account: one that logs in while the module is on its way keeps what is answered from then on", async () => {
  const arrive = net.hold(/[.]wasm$/);
  const first = new Opened({ drafts: "on" }).attach();
  await until("first", () => first.form.state === "first");
  const key = new Uint8Array(32).fill(3);
  first.form.account = "klant-1";
  first.form.accountKey = key;
  arrive();
  await until("ready", () => first.form.state === "ready");
  fillIn(first, "case");
  first.form.remove();
  await pause();
  await whenWritten();
  assert.equal(device.disk.shelves.drafts.size, 1);
  const nobody = await Opened.ready({ drafts: "on" });
  await pause(30);
  assert.equal(nobody.find("draft.continue"), null);
  nobody.form.account = "klant-1";
  nobody.form.accountKey = key;
  await until("offered", () => nobody.find("draft.continue"));
});

test("answers: closing the page is not asked about after reset()", async () => {
  const opened = await Opened.ready();
  fillIn(opened, "case");
  opened.form.reset();
  await until("anew", () => opened.find("kind.complaint"));
  assert.equal(dispatchEvent(new Event("beforeunload", { cancelable: true })), true);
});

test("answers: an address that is given by Enter, its field not left, counts as known", async () => {
  net.receiver = () => new Response("", { status: 400 });
  const first = await Opened.ready();
  fillIn(first);
  send(first);
  await until("refused", () => first.of("refused").length > 0);
  first.form.remove();
  await pause();
  await whenWritten();
  const second = await Opened.ready();
  second.click("kind.complaint");
  second.click("next");
  const field = second.at("contact.email");
  field.focus();
  field.value = answers["contact.email"] ?? "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await pause(30);
  const lines = (): number => second.root.querySelector(".notices")?.children.length ?? 0;
  assert.equal(lines(), 0);
  second.page?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await until("told", () => lines() > 0);
});
