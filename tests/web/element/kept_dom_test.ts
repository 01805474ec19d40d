// What the device keeps for the person, and what the lines above the form say of it.
import assert from "node:assert/strict";
import { device, whenWritten } from "../support/device.js";
import { answers, fillIn, send } from "../support/complaint.js";
import { net } from "../support/net.js";
import { Opened, test } from "../support/opened.js";
import { pause, until } from "../support/time.js";

const drafts = (): string[] => device.disk.texts("drafts");

async function leave(opened: Opened): Promise<void> {
  opened.form.remove();
  await pause();
  await whenWritten();
}

// A visit that sends, and ends when it was told so.
async function sendAndLeave(told: "queued" | "refused"): Promise<void> {
  const opened = await Opened.ready();
  fillIn(opened);
  send(opened);
  await until(told, () => opened.of(told).length > 0);
  await leave(opened);
}

test("device: without one the person is told, and the form works", async () => {
  device.isThere = false;
  const opened = await Opened.ready();
  await until("told", () => opened.notices.length > 0);
  assert.deepEqual(opened.notices, ["notKept"]);
  const dutch = opened.root.querySelector(".notices")?.textContent;
  opened.form.lang = "en";
  await until("in English", () => opened.root.querySelector(".notices")?.textContent !== dutch);
  opened.form.reset();
  await leave(opened);
  assert.deepEqual(opened.notices, []);
});

test("device: answers are kept only where the person said so, and offered to whoever comes back", async () => {
  const first = await Opened.ready();
  fillIn(first, "case");
  await leave(first);
  assert.deepEqual(drafts(), []);
  const second = await Opened.ready();
  second.click("keep_draft");
  fillIn(second, "case");
  await leave(second);
  assert.equal(drafts().length, 1);
  const third = await Opened.ready();
  await until("offered", () => third.find("draft.continue"));
  third.click("draft.continue");
  await until("taken", () => third.find("draft.continue") === null);
  for (let page = 0; page < 5 && !third.find("contact.name"); ++page) third.click(third.find("next") ? "next" : "back");
  assert.equal(third.at("contact.name").value, answers["contact.name"]);
  third.form.form = "personal-data"; // whoever goes on has answers: nothing begins anew by itself
  await pause(50);
  assert.equal(third.form.state, "ready");
});

test("device: answers that nobody wants go, and another form has its own", async () => {
  const first = await Opened.ready({ drafts: "on" });
  fillIn(first, "case");
  await leave(first);
  assert.equal(drafts().length, 1);
  const other = await Opened.ready({ form: "personal-data", drafts: "on" });
  await pause(20);
  assert.equal(other.find("draft.continue"), null);
  await leave(other);
  const off = await Opened.ready({ drafts: "off" });
  await pause(20);
  assert.equal(off.find("draft.continue"), null);
  await leave(off);
  const second = await Opened.ready({ drafts: "on" });
  await until("offered", () => second.find("draft.drop"));
  second.click("draft.drop");
  second.click("draft.yes");
  await until("gone", () => drafts().length === 0);
  assert.equal(second.find("draft.continue"), null);
});

test("device: what was answered before the module came is kept too, and lost to nobody", async () => {
  const arrive = net.hold(/[.]wasm$/);
  const opened = new Opened({ drafts: "on" }).attach();
  await until("first", () => opened.form.state === "first");
  opened.click("kind.complaint");
  arrive();
  await until("ready", () => opened.form.state === "ready");
  assert.equal(dispatchEvent(new Event("beforeunload", { cancelable: true })), false);
  dispatchEvent(new Event("pagehide"));
  await until("kept", () => drafts().length === 1);
});

test("device: a page that is hidden has its answers written at once", async () => {
  for (const type of ["pagehide", "freeze"]) {
    const opened = await Opened.ready({ drafts: "on" });
    opened.click("kind.complaint");
    const target = type === "pagehide" ? window : document;
    target.dispatchEvent(new Event(type));
    await until(type, () => drafts().length === 1);
    opened.form.reset();
    await until("forgotten", () => drafts().length === 0);
    await leave(opened);
  }
});

test("device: a draft goes when the person takes it back, and when the complaint is received", async () => {
  const opened = await Opened.ready();
  opened.click("keep_draft");
  opened.click("kind.complaint");
  dispatchEvent(new Event("pagehide"));
  await until("kept", () => drafts().length === 1);
  opened.click("keep_draft");
  await until("forgotten", () => drafts().length === 0);
  opened.click("keep_draft");
  fillIn(opened);
  send(opened);
  await until("sent", () => opened.of("sent").length === 1);
  await until("forgotten", () => drafts().length === 0);
});

test("device: a complaint that waits is sent by the next form of the page, which tells its reference", async () => {
  const { receiver } = net;
  net.receiver = () => new Response("", { status: 503 });
  await sendAndLeave("queued");
  net.receiver = receiver;
  const second = await Opened.ready();
  await until("sent", () => second.of("sent").length > 0);
  assert.deepEqual(second.notices, ["sent"]);
  assert.match(second.root.querySelector(".notices")?.textContent ?? "", /AG-2026-1/);
  assert.equal(second.of("sent")[0]?.["reference"], "AG-2026-1");
  assert.ok(second.find("kind.complaint")); // its own page stays
});

test("device: that an earlier complaint waits is said too, and no event tells of it", async () => {
  net.receiver = () => new Response("", { status: 503 });
  await sendAndLeave("queued");
  const second = await Opened.ready();
  await until("tried", () => second.notices.length > 0);
  assert.deepEqual(second.notices, ["waiting"]);
  assert.deepEqual([...second.of("sent"), ...second.of("queued")], []);
  await until("the device is asked", () => second.find("clear"));
  second.click("clear");
  second.click("clear.yes");
  assert.deepEqual(second.notices, []);
  await until("wiped", () => device.disk.shelves.outbox.size === 0);
});

test("account: what was offered and told is another's when somebody else logs in, and comes back with its owner", async () => {
  const key = new Uint8Array(32).fill(7);
  const first = new Opened({ drafts: "on", account: "klant-1" });
  first.form.accountKey = key;
  first.attach();
  await until("ready", () => first.form.state === "ready");
  fillIn(first, "case");
  await leave(first);
  assert.equal(drafts().length, 1);
  const second = await Opened.ready({ drafts: "on", account: "klant-2" });
  second.form.accountKey = new Uint8Array(32).fill(8);
  await pause(30);
  assert.equal(second.find("draft.continue"), null);
  second.form.account = "klant-1";
  second.form.accountKey = key;
  await until("offered", () => second.find("draft.continue"));
  second.form.account = "";
  await until("taken back", () => second.find("draft.continue") === null);
  second.form.account = "klant-1"; // without its key nothing of it can be read
  await pause(30);
  assert.equal(second.find("draft.continue"), null);
});

test("account: whoever gives the address in a complaint that was not taken has its answers offered", async () => {
  net.receiver = () => new Response("", { status: 400 });
  await sendAndLeave("refused");
  assert.ok(device.disk.shelves.outbox.size + device.disk.shelves.drafts.size > 0);
  const second = await Opened.ready();
  second.click("kind.complaint");
  second.click("next");
  second.type("contact.name", answers["contact.name"] ?? "");
  assert.deepEqual(second.notices, []);
  second.type("contact.email", answers["contact.email"] ?? "");
  await until("told", () => second.notices.length > 0);
  assert.deepEqual(second.notices, ["notTaken"]);
});
