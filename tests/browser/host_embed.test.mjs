// The iframe page and its messages (web/element/README.md), from right and wrong origins.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { randomOf } from "./support/random_message.mjs";
import { openHostBrowser, openHost } from "./support/host.mjs";

let browser;
before(async () => {
  browser = await openHostBrowser();
});
after(() => browser?.close());

const frameHtml = (address) => `<iframe id="frame" src="${address}" width="600" height="700"></iframe>`;

// A host with the form in an iframe. `allowed`: the origins in embed.html; `foreign`: the frame is of another origin than the host.
async function openEmbedded({ allowed = "", foreign = false, query = "" } = {}) {
  const framePath = `/complaint-form/embed.html${query}`;
  const host = await openHost(browser, "", {
    define: false,
    routes: async (page, site) => {
      const frameOrigin = foreign ? site.origin.replace("localhost", "127.0.0.1") : site.origin;
      const original = await fetch(`${site.origin}/complaint-form/embed.html`);
      const policy = original.headers
        .get("content-security-policy")
        .replace("frame-ancestors 'self'", `frame-ancestors 'self' ${site.origin}`);
      const html = (await original.text()).replace(
        'name="complaint-form-parents" content=""',
        () => `name="complaint-form-parents" content="${allowed.replace("HOST", site.origin)}"`,
      );
      await page.route(`${frameOrigin}/complaint-form/embed.html*`, (route) =>
        route.fulfill({ contentType: "text/html", headers: { "Content-Security-Policy": policy }, body: html }),
      );
      await page.route(`${site.origin}/host.html`, (route) =>
        route.fulfill({
          contentType: "text/html",
          body: `<!doctype html><title>Host</title><link rel="icon" href="icon.svg">${frameHtml(frameOrigin + framePath)}`,
        }),
      );
    },
    before: () => {
      globalThis.messages = [];
      addEventListener("message", (event) => messages.push({ origin: event.origin, data: event.data }));
    },
  });
  const element = host.page.frameLocator("#frame").locator("complaint-form");
  await host.page
    .frameLocator("#frame")
    .getByRole("button", { name: /Beginnen|Start|Begin/ })
    .waitFor();
  return Object.assign(host, {
    element,
    say: (...messages) => sayHeard(host.page, messages),
    messages: () => host.page.evaluate(() => messages),
    attributes: () =>
      element.evaluate((form) => Object.fromEntries([...form.attributes].map(({ name, value }) => [name, value]))),
  });
}

// Sends the messages, and resolves when the frame has heard them all and has drawn what came of them.
async function sayHeard(page, messages) {
  const frame = await (await page.$("#frame")).contentFrame();
  const heard = await frame.evaluateHandle((count) => {
    const all = new Promise((resolve) => addEventListener("message", () => --count === 0 && resolve()));
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return { done: all.then(drawn) };
  }, messages.length);
  await page.evaluate((all) => {
    const { contentWindow } = document.getElementById("frame");
    for (const message of all) contentWindow.postMessage(message, "*");
  }, messages);
  await heard.evaluate(({ done }) => done);
}

const written = { endpoint: "/api/complaints", profile: "nl", lang: "nl" }; // as in embed.html
const typesOf = (messages) => messages.map(({ data }) => data.type);

test("the page around sets the form up and hears ready, height, page and sent, from the frame's origin", async () => {
  const host = await openEmbedded();
  assert.deepEqual(await host.messages(), [], "the frame spoke before it was spoken to");
  await host.say({ type: "complaint-form:init", lang: "en", caseNumber: "AB-1234", theme: "dark", painter: "native" });
  await host.page.waitForFunction(() => messages.some(({ data }) => data.type === "complaint-form:height"));
  assert.deepEqual(await host.attributes(), {
    ...written,
    lang: "en",
    "case-number": "AB-1234",
    theme: "dark",
    painter: "native",
  });
  const frame = host.page.frameLocator("#frame");
  await frame.getByRole("radio", { name: "Make a complaint" }).check();
  await frame.locator("button#next").click();
  await host.page.waitForFunction(() =>
    messages.some(({ data }) => data.type === "complaint-form:page" && data.page === "contact"),
  );
  const { height } = (await host.messages()).filter(({ data }) => data.type === "complaint-form:height").at(-1).data;
  assert.equal(height, await host.element.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)));
  for (const { origin, data } of await host.messages()) {
    assert.equal(origin, host.site.origin);
    assert.match(data.type, /^complaint-form:(ready|height|page)$/);
  }
  await host.closeClean();
});

test("what is sent from the frame is told by its reference, never by its answers", async () => {
  const host = await openEmbedded();
  await host.say({ type: "complaint-form:init" });
  await host.element.evaluate((form) =>
    form.dispatchEvent(
      new CustomEvent("complaint-sent", { detail: { id: "1", reference: "R-1", receivedAt: "now", payload: "secret" } }),
    ),
  );
  await host.element.evaluate((form) =>
    form.dispatchEvent(new CustomEvent("complaint-queued", { detail: { id: "1", since: "now", payload: "secret" } })),
  );
  await host.element.evaluate((form) =>
    form.dispatchEvent(new CustomEvent("complaint-refused", { detail: { id: "1", reason: "problems", problems: ["secret"] } })),
  );
  await host.page.waitForFunction(() => messages.some(({ data }) => data.type === "complaint-form:refused"));
  const told = (await host.messages()).map(({ data }) => data).filter(({ type }) => /sent|queued|refused/.test(type));
  assert.deepEqual(told, [
    { type: "complaint-form:sent", id: "1", reference: "R-1", receivedAt: "now" },
    { type: "complaint-form:queued", id: "1", since: "now" },
    { type: "complaint-form:refused", id: "1", reason: "problems" },
  ]);
  await host.closeClean();
});

test("a page of another origin is heard only when embed.html names it", async () => {
  const stranger = await openEmbedded({ foreign: true });
  await stranger.say({ type: "complaint-form:init", lang: "en" });
  assert.deepEqual(await stranger.attributes(), written);
  assert.deepEqual(await stranger.messages(), []);
  await stranger.close();
  const friend = await openEmbedded({ foreign: true, allowed: "https://other.example HOST" });
  await friend.say({ type: "complaint-form:init", lang: "en" });
  await friend.page.waitForFunction(() => messages.some(({ data }) => data.type === "complaint-form:ready"));
  assert.equal((await friend.attributes()).lang, "en");
  await friend.close();
});

test("no endpoint of another origin is taken, from a message or from the address; one of its own is", async () => {
  const host = await openEmbedded({
    query: `?endpoint=${encodeURIComponent("https://evil.example/take")}&lang=en&case-number=1234&caseNumber=1234`,
  });
  assert.deepEqual(await host.attributes(), { ...written, lang: "en" });
  for (const endpoint of [
    "https://evil.example/",
    "//evil.example/",
    "javascript:alert(1)",
    "data:,x",
    "http://a@localhost/",
    "\\\\evil.example/x",
    5,
    null,
    {},
  ])
    await host.say({ type: "complaint-form:init", endpoint });
  await host.say({ type: "complaint-form:init", endpoint: "/api/elsewhere", theme: "light" });
  await host.element.evaluate(
    (form) =>
      new Promise((resolve) => {
        const look = () => (form.getAttribute("theme") === "light" ? resolve() : setTimeout(look, 20));
        look();
      }),
  );
  assert.equal((await host.attributes()).endpoint, `${host.site.origin}/api/elsewhere`);
  await host.closeClean();
});

for (const foreign of [false, true])
  test(`1,000 random messages from ${foreign ? "a wrong" : "the right"} origin: nothing happens that the protocol does not name`, async () => {
    const host = await openEmbedded({ foreign });
    const messages = Array.from({ length: 1000 }, (_, seed) => randomOf(seed, { mayInit: foreign }));
    assert.equal(messages.length, 1000);
    await host.say(...messages);
    assert.deepEqual(await host.attributes(), written);
    assert.deepEqual(await host.messages(), []);
    const names = await host.element.evaluate(() => [
      Object.keys(Object.prototype).length,
      "polluted" in {},
      document.querySelectorAll("complaint-form").length,
    ]);
    assert.deepEqual(names, [0, false, 1]);
    assert.ok(await host.page.frameLocator("#frame").getByRole("button", { name: "Beginnen" }).isVisible());
    assert.equal(host.posts.length, 0);
    await host.closeClean();
  });

test("1,000 random init messages from the right origin set nothing but the named attributes, and never an endpoint elsewhere", async () => {
  const host = await openEmbedded();
  const messages = Array.from({ length: 1000 }, (_, seed) => ({
    ...randomOf(seed, { mayInit: true, object: true }),
    type: "complaint-form:init",
  }));
  await host.say(...messages);
  const attributes = await host.attributes();
  const allowed = ["endpoint", "profile", "lang", "case-number", "theme", "painter", "drafts", "national-id"];
  for (const [name, value] of Object.entries(attributes)) {
    assert.ok(allowed.includes(name), name);
    assert.ok(value.length <= 400, name);
  }
  assert.equal(new URL(attributes.endpoint, host.site.origin).origin, host.site.origin);
  assert.ok(
    host.errors.every((line) => line.startsWith("<complaint-form>: ")),
    host.errors.join("\n"),
  );
  for (const type of typesOf(await host.messages())) assert.match(type, /^complaint-form:(ready|height|page|error)$/);
  assert.deepEqual(await host.violations(), []);
  await host.close();
});
