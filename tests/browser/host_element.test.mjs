// The element as its host sees it: attributes, properties, methods, events, and wrong settings told in words.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { consentAndSend, fillAll, send } from "./support/journey.mjs";
import { formWith, openHost, openHostBrowser } from "./support/host.mjs";

let browser;
before(async () => {
  browser = await openHostBrowser();
});
after(() => browser?.close());

const form = formWith();
const open = (html, options) => openHost(browser, html, options);
const warning = (page) =>
  page.evaluate(() => document.getElementById("form").shadowRoot.querySelector('p[data-kind="settings"]')?.textContent ?? "");

test("a headers function set before the element is defined is asked for every attempt, and may give a promise", async () => {
  const host = await open(form, { define: false });
  await host.page.evaluate(async () => {
    let asked = 0;
    document.getElementById("form").headers = async () => ({ "X-Session": `turn-${++asked}` });
    await import("/complaint-form/define.js");
  });
  await host.ready(1);
  await fillAll(host.page);
  await consentAndSend(host.page);
  assert.deepEqual(
    host.posts.map(({ headers }) => headers["x-session"]),
    ["turn-1"],
  );
  assert.equal(host.posts[0].headers["idempotency-key"], `"${JSON.parse(host.posts[0].body).id}"`);
  await host.closeClean();
});

test("complaint-submit can be cancelled: nothing is sent, the host posts the payload and settles it", async () => {
  const host = await open(form);
  await host.page.evaluate(() =>
    document.addEventListener("complaint-submit", (event) => {
      event.preventDefault();
      globalThis.taken = event.detail.payload;
    }),
  );
  await fillAll(host.page);
  await send(host.page);
  await host.page.waitForFunction(() => globalThis.taken);
  const payload = await host.page.evaluate(() => taken);
  assert.equal(payload.contact.phone, "+31612345678");
  assert.equal(host.posts.length, 0);
  await host.page.evaluate(() =>
    document
      .getElementById("form")
      .settle(taken.id, { outcome: "problems", problems: [{ pointer: "/contact/email", code: "bad_shape" }] }),
  );
  await host.page.getByRole("heading", { level: 1, name: "Uw contactgegevens" }).waitFor();
  assert.deepEqual(
    (await host.heard()).filter(({ type }) => type === "complaint-refused").map(({ detail }) => detail.reason),
    ["problems"],
  );
  assert.equal(
    await host.page.evaluate(() => {
      try {
        document.getElementById("form").settle(taken.id, { outcome: "sent" });
      } catch (error) {
        return error.name;
      }
    }),
    "TypeError",
  );
  await host.page.evaluate(() => document.getElementById("form").settle(taken.id, { outcome: "sent", reference: "HOST-1" }));
  await host.closeClean();
});

test("a complaint that the host has posted and settled as sent shows the host's reference", async () => {
  const host = await open(form);
  await host.page.evaluate(() =>
    document.getElementById("form").addEventListener("complaint-submit", (event) => {
      event.preventDefault();
      setTimeout(
        () =>
          event.target.settle(event.detail.payload.id, {
            outcome: "sent",
            reference: "HOST-7",
            receivedAt: "2026-11-22T12:00:00Z",
          }),
        50,
      );
    }),
  );
  await fillAll(host.page);
  await consentAndSend(host.page);
  assert.ok(await host.page.getByText("HOST-7").first().isVisible());
  assert.equal((await host.site.received()).length, 0);
  await host.closeClean();
});

test("events bubble out of the host's own shadow roots, and only complaint-submit can be cancelled", async () => {
  const host = await open(`<div id="outer"></div>`);
  const seen = await host.page.evaluate(
    () =>
      new Promise((resolve) => {
        const root = document.getElementById("outer").attachShadow({ mode: "closed" });
        const element = document.createElement("complaint-form");
        element.setAttribute("endpoint", "/api/complaints");
        document.addEventListener("complaint-ready", (event) =>
          resolve({
            bubbles: event.bubbles,
            composed: event.composed,
            cancelable: event.cancelable,
            painter: event.detail.painter,
          }),
        );
        root.append(element);
      }),
  );
  assert.deepEqual(seen, { bubbles: true, composed: true, cancelable: false, painter: "canvas" });
  await host.closeClean();
});

test("attributes react: case number, theme, painter, language, endpoint, and those of the start as long as nothing is filled in", async () => {
  const host = await open(form);
  const set = (name, value) =>
    host.page.evaluate(([key, text]) => document.getElementById("form").setAttribute(key, text), [name, value]);
  const frame = (key) =>
    host.page.evaluate(
      (name) => document.getElementById("form").shadowRoot.querySelector("canvas").parentElement.dataset[name],
      key,
    );
  await set("theme", "dark");
  assert.equal(await frame("theme"), "dark");
  await set("painter", "native");
  assert.equal(await frame("painter"), "native");
  await set("national-id", "off");
  await host.ready(2);
  await set("case-number", "zz 99-1");
  await host.page.getByRole("radio", { name: "Een klacht indienen" }).check();
  await set("profile", "be"); // too late: somebody has begun
  assert.ok(await host.page.getByRole("radio", { name: "Een klacht indienen" }).isChecked());
  await host.page.getByRole("button", { name: "Beginnen" }).click();
  await host.page.getByLabel("Naam", { exact: true }).fill("Anna");
  await set("lang", "en");
  await host.page.getByRole("heading", { level: 1, name: /Your contact details/i }).waitFor();
  assert.equal(
    await host.page.evaluate(() => document.getElementById("form").shadowRoot.getElementById("contact.name").value),
    "Anna",
  );
  await host.page.evaluate(() => document.getElementById("form").reset());
  await host.ready(3);
  assert.equal((await host.heard()).filter(({ type }) => type === "complaint-ready").length, 3);
  await host.closeClean();
});

test("attributes that are written while the form is loading count", async () => {
  const host = await open(`<p>Host</p>`);
  await host.page.evaluate(() => {
    const element = Object.assign(document.createElement("complaint-form"), { id: "form" });
    document.body.append(element);
    for (const [name, value] of [
      ["endpoint", "/api/complaints"],
      ["lang", "en"],
      ["painter", "native"],
      ["national-id", "off"],
    ])
      element.setAttribute(name, value);
  });
  await host.ready(1);
  assert.match(await host.page.getByRole("heading", { level: 1 }).textContent(), /complaint/i);
  assert.equal((await host.heard()).find(({ type }) => type === "complaint-ready").detail.painter, "native");
  await host.close(); // with the error of a moment without endpoint
});

test("reset() takes every answer away, and only its own form's", async () => {
  const host = await open(form);
  await fillAll(host.page);
  await host.page.evaluate(() => document.getElementById("form").reset());
  await host.page.getByRole("heading", { level: 1, name: "Klacht indienen of bezwaar maken" }).waitFor();
  assert.equal(await host.page.getByRole("radio", { name: "Een klacht indienen" }).isChecked(), false);
  await host.closeClean();
});

test("flush() sends at once what waited", async () => {
  const host = await open(form);
  await fillAll(host.page);
  await host.page.route("**/api/complaints", (route) => route.fulfill({ status: 503 }), { times: 1 });
  await send(host.page);
  await host.page.waitForFunction(() => heard.some(({ type }) => type === "complaint-queued"));
  await host.page.evaluate(() => document.getElementById("form").flush());
  await host.page.waitForFunction(() => heard.some(({ type }) => type === "complaint-sent"));
  assert.equal((await host.site.received()).length, 1);
  await host.close();
});

const wrong = [
  ["endpoint", "javascript:alert(1)", /endpoint .*is not an http address/, /niets versturen.*\(endpoint\)/],
  ["endpoint", "", /endpoint is missing/, /niets versturen.*\(endpoint\)/],
  ["endpoint", "https://", /endpoint .*is not an address/, /niets versturen/],
  ["endpoint", "https://name:word@example.nl/", /endpoint holds a name or password/, /niets versturen/],
  ["profile", "<img src=x onerror=alert(1)>", /profile .*is not one of be, nl/, /niet helemaal goed ingesteld \(profile\)/],
  ["national-id", "no", /national-id .*is not one of on, off/, /\(national-id\)/],
  ["drafts", "yes", /drafts .*is not one of ask, on, off/, /\(drafts\)/],
  ["lang", "xx", /lang there are no words/, /\(lang\)/],
];
for (const [name, value, message, words] of wrong)
  test(`a wrong ${name} (${value}) is named on the console, in an event and in words`, async () => {
    const host = await open(form);
    await host.page.evaluate(([key, text]) => document.getElementById("form").setAttribute(key, text), [name, value]);
    await host.page.waitForFunction(() => heard.some(({ type }) => type === "complaint-error"));
    const { detail } = (await host.heard()).find(({ type }) => type === "complaint-error");
    assert.equal(detail.reason, "attribute");
    assert.match(detail.message, message);
    assert.ok(
      host.errors.some((line) => message.test(line)),
      host.errors.join("\n"),
    );
    assert.match(await warning(host.page), words);
    assert.equal(
      await host.page.evaluate(() => document.getElementById("form").shadowRoot.querySelectorAll("img, script").length),
      0,
    );
    await host.page.evaluate(
      (key) =>
        document
          .getElementById("form")
          .setAttribute(key, { endpoint: "/api/complaints", profile: "nl", lang: "nl" }[key] ?? "off"),
      name,
    );
    assert.equal(await warning(host.page), "");
    assert.deepEqual(await host.violations(), []);
    await host.close();
  });

const wrongHeaders = {
  "an object with a name that is none": () => (document.getElementById("form").headers = { "no name": "secret-1" }),
  "a text": () => (document.getElementById("form").headers = "X-A: secret-1"),
  "a function that fails": () => (document.getElementById("form").headers = () => Promise.reject(new Error("no session"))),
  "a function that gives no headers": () => (document.getElementById("form").headers = () => "X-A: secret-1"),
};
for (const [what, set] of Object.entries(wrongHeaders))
  test(`headers that are ${what} are told, without their values, and nothing is sent with them`, async () => {
    const host = await open(form);
    await host.page.evaluate(`(${set})(), undefined`);
    if (what.startsWith("a function")) {
      await fillAll(host.page);
      await send(host.page);
    }
    await host.page.waitForFunction(() =>
      heard.some(({ type, detail }) => type === "complaint-error" && detail.reason === "headers"),
    );
    assert.match(await warning(host.page), /niets versturen.*\(headers\)/);
    assert.ok(host.errors.some((line) => /<complaint-form>: headers /.test(line)));
    assert.ok(!host.errors.join().includes("secret-1"));
    assert.equal(host.posts.length, 0);
    await host.close();
  });
