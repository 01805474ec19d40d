// From the first request to the end: what shows, what is told, and that a form that goes leaves nothing behind.
import { listeners, sizeObservers } from "../support/dom.js";
import assert from "node:assert/strict";
import { net } from "../support/net.js";
import { Opened, test } from "../support/opened.js";
import { pause, until } from "../support/time.js";

const words = {
  loading: /wordt geladen/,
  failed: /kan nu niet worden geopend/,
  interrupted: /laden van het formulier is niet gelukt/,
  none: /^$/,
};

const stateOf = ({ form, frame }: Opened): string => {
  assert.equal(frame.dataset["state"], form.state);
  return form.state;
};

const turnOnline = (): void => void dispatchEvent(new Event("online"));

test("loading: the first pages show before the rest has come, which is waited for only where it is needed", async () => {
  const arriveFirst = net.hold(/first[/]/);
  const arrive = net.hold(/[.]wasm$/);
  const opened = new Opened();
  assert.equal(opened.form.state, "loading");
  opened.attach();
  assert.equal(stateOf(opened), "loading");
  assert.match(opened.status, words.loading);
  assert.equal(opened.page, null);
  arriveFirst();
  await until("first", () => stateOf(opened) === "first");
  assert.match(opened.status, words.none);
  assert.deepEqual(opened.events, []);
  opened.click("kind.complaint");
  opened.click("next");
  assert.equal(opened.focused, "heading");
  opened.type("contact.name", "Anna");
  assert.equal(stateOf(opened), "first");
  opened.click("next");
  assert.equal(stateOf(opened), "waiting");
  assert.match(opened.status, words.loading);
  const name = opened.at("contact.name");
  arrive();
  await until("ready", () => stateOf(opened) === "ready");
  assert.equal(opened.at("contact.name"), name); // the same element
  assert.equal(name.value, "Anna");
  assert.equal(opened.focused, "summary"); // what had to wait was done: the page is checked
  assert.match(opened.status, words.none);
  await opened.form.ready;
  assert.deepEqual(opened.of("ready"), [{ painter: "canvas" }]);
  assert.deepEqual(opened.of("page"), [{ page: "contact" }]);
  assert.deepEqual(opened.of("error"), []);
});

test("loading: the form comes without first pages too, and tells that they failed", async () => {
  const fail = net.hold(/first[/]/);
  const opened = new Opened().attach();
  await until("asked", () => net.asked.length > 3);
  fail("no connection");
  await until("ready", () => opened.form.state === "ready");
  assert.deepEqual(
    opened.of("error").map(({ reason }) => reason),
    ["lang"],
  );
  opened.click("kind.complaint");
  opened.click("next");
  assert.equal(opened.of("page")[0]?.["page"], "contact");
});

test("loading: what fails is told, the fallback shows, and a connection that comes back tries again", async () => {
  for (const [file, reason] of [
    [/[.]wasm$/, "wasm"],
    [/forms[/]/, "form"],
    [/profiles[/]/, "profile"],
    [/locales[/]/, "lang"],
  ] as const) {
    net.begin();
    const letGo = net.hold(file);
    const opened = new Opened().attach();
    await until("first", () => stateOf(opened) === "first");
    letGo("no connection");
    await until("failed", () => stateOf(opened) === "failed");
    assert.equal(opened.page, null);
    assert.match(opened.status, words.failed);
    assert.deepEqual(
      opened.of("error").map((detail) => detail["reason"]),
      [reason],
    );
    assert.match(String(opened.of("error")[0]?.["message"]), /no connection/);
    turnOnline();
    assert.equal(stateOf(opened), "loading");
    await until("ready", () => stateOf(opened) === "ready");
    assert.match(opened.heading, /Klacht/);
    turnOnline();
    assert.equal(stateOf(opened), "ready");
    opened.form.remove();
    await pause();
  }
});

test("loading: without its fonts the form is the browser's own page, and says so", async () => {
  const letGo = net.hold(/fonts[/]/);
  const opened = new Opened().attach();
  await until("first", () => opened.form.state === "first");
  letGo("no fonts");
  await until("ready", () => opened.form.state === "ready");
  assert.equal(opened.of("error")[0]?.["reason"], "font");
  assert.deepEqual(opened.of("ready"), [{ painter: "native" }]);
});

test("loading: what was answered stays to be seen when the rest fails, and whoever presses on tries again", async () => {
  const letGo = net.hold(/[.]wasm$/);
  const opened = new Opened().attach();
  await until("first", () => opened.form.state === "first");
  opened.click("kind.complaint");
  opened.click("next");
  opened.type("contact.name", "Anna");
  opened.click("next");
  letGo("no connection");
  await until("stopped", () => stateOf(opened) === "stopped");
  assert.match(opened.status, words.interrupted);
  assert.equal(opened.at("contact.name").value, "Anna");
  opened.click("next");
  assert.equal(stateOf(opened), "waiting");
  await until("ready", () => stateOf(opened) === "ready");
  assert.equal(opened.at("contact.name").value, "Anna");
});

test("loading: a form that was moved in the page stays as it is, with what was answered", async () => {
  const opened = await Opened.ready();
  opened.click("kind.complaint");
  const page = opened.page;
  document.body.appendChild(document.createElement("main")).append(opened.form);
  await pause();
  assert.equal(opened.page, page);
  assert.equal(opened.at("kind.complaint").checked, true);
  assert.equal(opened.of("ready").length, 1);
  assert.equal(opened.form.state, "ready");
});

test("loading: one that comes back into the page begins anew with the answers of its tab, and gets its ready again", async () => {
  const opened = await Opened.ready();
  opened.click("kind.complaint");
  opened.form.remove();
  await pause();
  assert.equal(opened.form.state, "loading");
  assert.equal(opened.page, null);
  opened.attach();
  await until("ready", () => opened.form.state === "ready");
  await until("restored", () => opened.at("kind.complaint").checked);
  assert.equal(opened.of("ready").length, 2);
});

const left = (): object => ({ listeners: listeners(), observers: sizeObservers() });
const kept = ["P", "SLOT", "DIV"]; // what stands in the frame before anything has come

async function assertGone(opened: Opened, before: object, where: string): Promise<void> {
  const told = opened.events.length;
  await pause(30);
  assert.deepEqual(left(), before, where);
  assert.deepEqual(
    [...opened.frame.children].map(({ tagName }) => tagName),
    kept,
    where,
  );
  assert.equal(opened.form.state, "loading");
  assert.deepEqual(opened.events.slice(told), [], where);
  assert.equal(document.title, "Site");
}

// Whatever listens for good does so from the first form on.
async function settled(): Promise<object> {
  const first = await Opened.ready();
  dispatchEvent(new Event("pointermove"));
  first.form.remove();
  await pause(20);
  net.begin();
  return left();
}

test("loading: a form that is removed while any of its files is on the way leaves nothing behind", async () => {
  const before = await settled();
  for (const file of [/first[/]/, /[.]wasm$/, /inter-400/, /inter-600/, /forms[/]/, /profiles[/]/, /locales[/]/])
    for (const reason of [undefined, "no connection"]) {
      net.begin();
      const letGo = net.hold(file);
      const opened = new Opened().attach();
      await until("asked", () => net.asked.length >= 7);
      await pause(2);
      opened.form.remove();
      await pause();
      letGo(reason);
      await assertGone(opened, before, `${String(file)} ${reason ?? ""}`);
    }
});

test("loading: a form that is removed at any moment leaves nothing behind", async () => {
  const before = await settled();
  for (let moment = 0; moment < 60; moment += 3) {
    net.begin();
    const opened = new Opened().attach();
    for (let turn = 0; turn < moment; ++turn) await new Promise((resolve) => setImmediate(resolve));
    const { state } = opened.form;
    opened.form.remove();
    await assertGone(opened, before, `after ${moment} turns, ${state}`);
  }
});

test("loading: one that fails leaves nothing behind either", async () => {
  const before = await settled();
  const letGo = net.hold(/[.]wasm$/);
  const opened = new Opened().attach();
  await until("first", () => opened.form.state === "first");
  letGo("no connection");
  await until("failed", () => opened.form.state === "failed");
  opened.form.remove();
  await assertGone(opened, before, "failed");
});

test("loading: what is read at the start begins anew as long as nobody has answered, and waits for reset() after that", async () => {
  const opened = await Opened.ready({ lang: "en" });
  const changes: [string, string][] = [
    ["profile", "be"],
    ["form", "personal-data"],
    ["drafts", "off"],
    ["national-id", "off"],
    ["history", "off"],
    ["document-title", "off"],
  ];
  for (const [count, [name, value]] of changes.entries()) {
    opened.form.setAttribute(name, value);
    assert.equal(opened.form.state, "loading", name);
    await until(name, () => opened.of("ready").length === count + 2);
  }
  assert.equal(opened.find("keep_draft"), null);
  opened.click("kind.overview");
  opened.form.form = "complaint";
  assert.equal(opened.form.state, "ready");
  await pause(60);
  assert.equal(opened.at("kind.overview").checked, true);
  opened.form.reset();
  assert.equal(opened.form.state, "loading");
  await until("ready", () => opened.form.state === "ready");
  assert.equal(opened.find("kind.overview"), null);
  assert.equal(opened.at("kind.complaint").checked, false);
});

// Attributes that are heard without another file.
const needNoFile = [
  ["theme", "dark"],
  ["endpoint", "/other"],
  ["credentials", "omit"],
  ["account", "klant-1"],
  ["case-number", "A-1"],
] as const;

test("loading: attributes that are written one after the other begin one form, and one that is taken back begins none", async () => {
  const opened = await Opened.ready();
  opened.form.profile = "be";
  opened.form.form = "personal-data";
  opened.form.drafts = "off";
  await until("ready", () => opened.form.state === "ready");
  await pause(60);
  assert.equal(opened.of("ready").length, 2);
  for (const [name, value] of [...needNoFile, ["painter", "native"], ["profile", "be"]] as const) {
    opened.form.setAttribute(name, value);
    assert.equal(opened.form.state, "ready", name);
  }
});

test("loading: what needs other files begins anew while they are on the way, what needs none does not", async () => {
  const arrive = net.hold(/[.]wasm$/);
  const opened = new Opened().attach();
  await until("first", () => opened.form.state === "first");
  for (const [name, value] of needNoFile) {
    opened.form.setAttribute(name, value);
    assert.equal(opened.form.state, "first", name);
  }
  opened.form.lang = "en";
  assert.equal(opened.form.state, "loading");
  await until("first", () => opened.form.state === "first");
  assert.equal(opened.page?.lang, "en");
  opened.click("kind.complaint");
  opened.form.lang = "nl";
  assert.equal(opened.form.state, "first"); // answered: the words wait for the module
  opened.form.reset();
  assert.equal(opened.form.state, "loading");
  arrive();
  await until("ready", () => opened.form.state === "ready");
  assert.equal(opened.page?.lang, "nl");
});
