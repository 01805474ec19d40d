// What the tab keeps while a form is filled in.
import assert from "node:assert/strict";
import { answers, fillIn, send } from "../support/complaint.js";
import { device } from "../support/device.js";
import { net } from "../support/net.js";
import { Opened, test, type Attributes } from "../support/opened.js";
import { pause, until } from "../support/time.js";

// The same tab a reload later, on a page where the element has these attributes; not ready yet.
async function begunAgain(opened: Opened, attributes: Attributes = {}): Promise<Opened> {
  const kept = Object.entries(sessionStorage);
  opened.form.remove();
  await pause();
  const again = new Opened(attributes);
  for (const [key, text] of kept) sessionStorage.setItem(key, String(text));
  return again.attach();
}

async function reloaded(opened: Opened, attributes: Attributes = {}): Promise<Opened> {
  const again = await begunAgain(opened, attributes);
  await until("ready", () => again.form.state === "ready");
  return again;
}

test("tab: the language that the person chose in the form comes back with the answers, unless the host has changed its own", async () => {
  const first = await Opened.ready();
  first.click("kind.complaint");
  first.click("language.en");
  await until("English", () => first.heading.startsWith("Make"));
  const second = await reloaded(first);
  await until("English again", () => second.heading.startsWith("Make"));
  assert.ok(second.at("kind.complaint").checked);
  second.click("language.nl");
  await until("Dutch", () => second.heading.startsWith("Klacht"));
  second.click("language.en");
  await until("English", () => second.heading.startsWith("Make"));
  const third = await reloaded(second);
  await until("English the third time", () => third.heading.startsWith("Make"));
  third.form.lang = "nl"; // the host's own button
  await until("Dutch by the host", () => third.heading.startsWith("Klacht"));
  const fourth = await reloaded(third);
  await until("the answer", () => fourth.at("kind.complaint").checked);
  assert.ok(fourth.heading.startsWith("Klacht"));
  fourth.click("language.en");
  await until("English", () => fourth.heading.startsWith("Make"));
  const other = await reloaded(fourth, { lang: "nl" });
  await until("the answer", () => other.at("kind.complaint").checked);
  assert.ok(other.heading.startsWith("Klacht"));
  assert.equal(other.form.lang, "nl");
});

test("tab: once they are sent or deleted, the answers are not kept for whoever logs in next", async () => {
  const sent = await Opened.ready();
  net.receiver = () => new Response("", { status: 503 });
  fillIn(sent);
  assert.equal(sessionStorage.length, 1);
  send(sent);
  assert.equal(sessionStorage.length, 0);
  sent.form.account = "klant-1";
  await pause();
  assert.equal(sessionStorage.length, 0);
  sent.form.remove();
  const deleted = await Opened.ready();
  sessionStorage.setItem("complaint-form.tab.another", "{}");
  deleted.click("keep_draft");
  fillIn(deleted, "contact");
  assert.equal(sessionStorage.length, 2);
  deleted.click("back");
  await until("the draft is kept", () => deleted.find("clear"));
  deleted.click("clear");
  deleted.click("clear.yes");
  assert.equal(sessionStorage.length, 0);
  deleted.form.account = "klant-1";
  await pause();
  assert.equal(sessionStorage.length, 0);
});

test("tab: answers of two accounts are not kept", async () => {
  const opened = await Opened.ready();
  opened.form.account = "klant-1";
  await pause();
  opened.click("kind.complaint");
  assert.equal(sessionStorage.length, 1);
  opened.form.account = "klant-2";
  await pause();
  opened.click("kind.objection");
  assert.equal(sessionStorage.length, 0);
});

test("tab: what was answered before the module came is kept as soon as it has come, with what was kept before", async () => {
  let arrive = net.hold(/[.]wasm$/);
  const first = new Opened().attach();
  await until("first", () => first.form.state === "first");
  first.click("kind.complaint");
  first.click("next");
  first.type("contact.name", "Zoë");
  arrive();
  await until("ready", () => first.form.state === "ready");
  await until("kept", () => sessionStorage.length === 1);
  const second = await reloaded(first);
  await until("the name", () => second.find("contact.name")?.value === "Zoë");
  arrive = net.hold(/[.]wasm$/);
  const third = await begunAgain(second);
  await until("first", () => third.form.state === "first");
  third.click("kind.objection");
  arrive();
  await until("ready", () => third.form.state === "ready");
  await until("all", () => Object.values(sessionStorage).some((text) => /objection.*Zoë/.test(String(text))));
  assert.ok(third.at("kind.objection").checked);
  const fourth = await reloaded(third);
  await until("the choice", () => fourth.at("kind.objection").checked);
  fourth.click("next");
  assert.equal(fourth.at("contact.name").value, "Zoë");
});

test("tab: what was kept before and may not come back makes room for what was answered before the module came", async () => {
  const first = await Opened.ready();
  fillIn(first, "case");
  device.disk.markWipe(); // in another tab
  const arrive = net.hold(/[.]wasm$/);
  const second = await begunAgain(first);
  await until("first", () => second.form.state === "first");
  second.click("kind.objection");
  arrive();
  await until("ready", () => second.form.state === "ready");
  const kept = (): string => String(Object.values(sessionStorage)[0]);
  await until("kept", () => kept().includes("objection"));
  assert.ok(!kept().includes(answers["contact.name"]));
});

test("tab: what was kept before and may not come back goes", async () => {
  const first = await Opened.ready();
  fillIn(first, "case");
  device.disk.markWipe(); // in another tab
  const second = await begunAgain(first);
  assert.equal(sessionStorage.length, 1);
  await until("gone", () => sessionStorage.length === 0);
  assert.equal(second.form.state, "ready");
});
