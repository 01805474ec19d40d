// What the tab keeps while a form is filled in.
import assert from "node:assert/strict";
import { fillIn, send } from "../support/complaint.js";
import { net } from "../support/net.js";
import { Opened, test, type Attributes } from "../support/opened.js";
import { pause, until } from "../support/time.js";

// The same tab a reload later, on a page where the element has these attributes.
async function reloaded(opened: Opened, attributes: Attributes = {}): Promise<Opened> {
  const kept = Object.entries(sessionStorage);
  opened.form.remove();
  await pause();
  const again = new Opened(attributes);
  for (const [key, text] of kept) sessionStorage.setItem(key, String(text));
  again.attach();
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
