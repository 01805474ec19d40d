// Hosts that are hard on the element: style sheets, directions, scales, forms and dialogs around it, moving and hiding it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { until } from "./support/device.mjs";
import { begin, consentAndSend, fillAll } from "./support/journey.mjs";
import { formWith as form, openHost, openHostBrowser } from "./support/host.mjs";

let browser;
before(async () => {
  browser = await openHostBrowser();
});
after(() => browser?.close());

// Every control of the page is within the form's width, as large as promised, and what a pointer hits in its middle.
const misplaced = (page) =>
  page.evaluate(async () => {
    const host = document.getElementById("form");
    const wrong = [];
    const frame = host.shadowRoot.querySelector("canvas").parentElement.getBoundingClientRect();
    const controls = host.shadowRoot.querySelectorAll("form input, form textarea, form button");
    if (controls.length < 3) wrong.push(`only ${controls.length} controls were looked at`);
    for (const control of controls) {
      control.scrollIntoView({ block: "center" });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const box = control.getBoundingClientRect();
      if (box.width < 8 || box.height < 8) wrong.push(`${control.id}: ${box.width} x ${box.height}`);
      const now = host.shadowRoot.querySelector("canvas").parentElement.getBoundingClientRect();
      if (box.left < now.left - 1 || box.right > now.right + 1) wrong.push(`${control.id}: from ${box.left} to ${box.right}`);
      const hit = host.shadowRoot.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const ours = [control, ...(control.labels ?? [])];
      if (!ours.some((part) => part.contains(hit))) wrong.push(`${control.id}: a pointer hits ${hit?.tagName}`);
    }
    if (frame.width < 200) wrong.push(`the form is ${frame.width} px wide`);
    return wrong;
  });

const hostile = {
  "everything unset": { css: "* { all: unset !important }" },
  "everything unset, drawn natively": { css: "* { all: unset !important }", attributes: 'painter="native"' },
  "elements of every kind restyled": {
    css: "input, button, label, canvas, form, h1, p, div, fieldset { display: none !important; width: 3px !important; transform: rotate(9deg) !important }",
  },
  "inherited madness": {
    css: "body { line-height: 5; letter-spacing: 9px; word-spacing: 30px; text-transform: uppercase; text-indent: 80px; text-align: right; white-space: nowrap; font: italic 900 9px cursive; visibility: visible; cursor: none; text-shadow: 0 0 9px red }",
  },
  "a huge font size": { css: "html { font-size: 80px } body { font-size: 300% }" },
  "right to left": { dir: "rtl" },
  zoom: { css: "body { zoom: 1.5 }" },
  "a transform": { css: "body { transform: scale(0.8) translateX(20px); transform-origin: 0 0 }" },
  "a sticky header and footer": {
    css: "header { position: sticky; top: 0; height: 90px; background: navy; z-index: 10 } body { margin: 0 }",
    before: "<header>Host</header>",
  },
  "a grid of its own": {
    css: "main { display: grid; grid-template-columns: min-content 1fr } ",
    before: "<main><nav>Menu</nav>",
    after: "</main>",
  },
};
for (const [name, { css, dir, attributes, before: head = "", after: tail = "" }] of Object.entries(hostile))
  test(`${name}: every control is in its place, and a complaint arrives`, { timeout: 90_000 }, async () => {
    const host = await openHost(browser, `${head}${form(attributes)}${tail}`, { css, dir });
    assert.deepEqual(await misplaced(host.page), []);
    await begin(host.page);
    assert.deepEqual(await misplaced(host.page), []);
    await host.page.getByRole("button", { name: "Vorige" }).click();
    await fillAll(host.page);
    assert.deepEqual(await misplaced(host.page), []);
    await consentAndSend(host.page);
    assert.equal((await host.site.received()).length, 1);
    await host.closeClean();
  });

test("two forms in two languages and painters keep apart, with 0 reports of the policy", async () => {
  const host = await openHost(
    browser,
    `${form()}<complaint-form id="other" endpoint="/api/complaints" lang="en" painter="native"></complaint-form>`,
  );
  const headings = await host.page.getByRole("heading", { level: 1 }).allTextContents();
  assert.equal(headings.length, 2);
  assert.notEqual(headings[0], headings[1]);
  assert.deepEqual(
    (await host.heard())
      .filter(({ type }) => type === "complaint-ready")
      .map(({ from, detail }) => `${from} ${detail.painter}`)
      .sort(),
    ["form canvas", "other native"],
  );
  await host.closeClean();
});

const typeName = async (page) => {
  await begin(page);
  await page.getByLabel("Naam", { exact: true }).fill("Anna");
};
const name = (page) => page.evaluate(() => document.getElementById("form").shadowRoot.getElementById("contact.name").value);

test("moved in the page, hidden and shown again: the answers stay and the controls are in their places", async () => {
  const host = await openHost(browser, `<div id="a">${form()}</div><div id="b"></div>`, {
    css: "#b { width: 420px } .gone { display: none }",
  });
  await typeName(host.page);
  await host.page.evaluate(() => document.getElementById("b").append(document.getElementById("form")));
  assert.equal(await name(host.page), "Anna");
  assert.deepEqual(await misplaced(host.page), []);
  await host.page.evaluate(() => (document.getElementById("b").className = "gone"));
  await host.page.evaluate(() => document.getElementById("form").setAttribute("theme", "dark"));
  await host.page.evaluate(() => (document.getElementById("b").className = ""));
  assert.equal(await name(host.page), "Anna");
  await until("the controls are in their places", async () => (await misplaced(host.page)).length === 0);
  assert.deepEqual(await misplaced(host.page), []);
  await host.closeClean();
});

test("hidden from the start and shown later: the form is whole", async () => {
  const host = await openHost(browser, `<div id="a" hidden>${form()}</div>`);
  await host.page.evaluate(() => (document.getElementById("a").hidden = false));
  await until("the controls are in their places", async () => (await misplaced(host.page)).length === 0);
  assert.deepEqual(await misplaced(host.page), []);
  await fillAll(host.page);
  await consentAndSend(host.page);
  await host.closeClean();
});

test("taken out and put back later: it starts anew, with one canvas and one form", async () => {
  const host = await openHost(browser, `<div id="a">${form()}</div>`);
  for (let turn = 2; turn < 6; ++turn) {
    await host.page.evaluate(() => {
      globalThis.kept = document.getElementById("form");
      kept.remove();
    });
    await host.page.waitForFunction(() => kept.state === "loading"); // what it was has ended
    await host.page.evaluate(() => document.getElementById("a").append(kept));
    await host.ready(turn);
  }
  const parts = await host.page.evaluate(() =>
    ["canvas", "form", "h1"].map((part) => document.getElementById("form").shadowRoot.querySelectorAll(part).length),
  );
  assert.deepEqual(parts, [1, 1, 1]);
  await fillAll(host.page);
  await consentAndSend(host.page);
  assert.equal((await host.site.received()).length, 1);
  await host.closeClean();
});

test("inside a form of the host: Enter goes on in this one and does not send the host's", async () => {
  const host = await openHost(
    browser,
    `<form id="hosts" action="/elsewhere"><input name="own" value="1">${form()}<button>Host</button></form>`,
  );
  await host.page.evaluate(() =>
    document.getElementById("hosts").addEventListener("submit", (event) => {
      event.preventDefault();
      globalThis.submitted = true;
    }),
  );
  await typeName(host.page);
  await host.page.getByLabel("Telefoonnummer").fill("06 12345678");
  await host.page.getByLabel("E-mailadres").fill("anna@voorbeeld.nl");
  await host.page.keyboard.press("Enter");
  await host.page.getByRole("heading", { level: 1, name: "Uw dossier" }).waitFor();
  assert.equal(await host.page.evaluate(() => globalThis.submitted), undefined);
  assert.equal(await host.page.evaluate(() => [...new FormData(document.getElementById("hosts")).keys()].join()), "own");
  await host.closeClean();
});

test("inside a modal dialog: it is filled in, and Enter does not close the dialog", async () => {
  const host = await openHost(
    browser,
    `<dialog id="dialog"><form method="dialog"><button>Sluiten</button></form>${form()}</dialog>`,
    { css: "dialog { width: 700px }" },
  );
  await host.page.evaluate(() => document.getElementById("dialog").showModal());
  await typeName(host.page);
  await host.page.keyboard.press("Enter");
  assert.equal(await host.page.evaluate(() => document.getElementById("dialog").open), true);
  await host.page.getByRole("button", { name: "Vorige" }).click();
  await fillAll(host.page);
  await consentAndSend(host.page);
  await host.closeClean();
});

// One bit of one byte in the middle of the file.
const damage = (pattern) => async (page) =>
  page.route(pattern, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length >> 1] ^= 1;
    await route.fulfill({ response, body });
  });

const damaged = [
  ["the first pages", "**/first/complaint-nl-nl.json", "lang", "canvas"],
  ["the Wasm module", "**/complaint-form.wasm", "wasm", "contact"],
  ["a font", "**/inter-600.ttf", "font", "native"],
  ["the words", "**/locales/nl.json", "lang", "contact"],
  ["the form's definition", "**/forms/complaint.json", "form", "contact"],
  ["the country's file", "**/profiles/nl.json", "profile", "contact"],
];
const instead = { canvas: "the form a little later", native: "the native page", contact: "the contact text" };
for (const [what, pattern, reason, left] of damaged)
  test(`one wrong bit in ${what}: refused by its hash, ${instead[left]} instead, the reason is told`, async () => {
    const host = await openHost(browser, form(), { routes: damage(pattern), wait: false });
    await host.page.waitForFunction(() => heard.some(({ type }) => type === "complaint-error"));
    assert.deepEqual(
      (await host.heard()).filter(({ type }) => type === "complaint-error").map(({ detail }) => detail.reason),
      [reason],
    );
    assert.ok(
      host.errors.some((line) => /integrity|digest/i.test(line)),
      host.errors.join("\n"),
    );
    if (left !== "contact") {
      await host.ready(1);
      assert.equal((await host.heard()).find(({ type }) => type === "complaint-ready").detail.painter, left);
      await fillAll(host.page);
      await consentAndSend(host.page);
    } else {
      await host.page.getByText("Het formulier kan nu niet worden geopend.").waitFor();
      await host.page.waitForTimeout(300); // nothing comes after it
      assert.ok(await host.page.getByText("Het formulier kan nu niet worden geopend.").isVisible());
      assert.ok(await host.page.getByText("Bel ons.").isVisible());
    }
    await host.close();
  });

for (const file of ["complaint-painter.wasm", "painting.js"])
  test(`without ${file} the form is the native page, and the reason is told`, async () => {
    const routes = (page) => page.route(`**/${file}`, (route) => route.abort());
    const host = await openHost(browser, form(), { routes });
    await host.page.waitForFunction(() => heard.some(({ type }) => type === "complaint-error"));
    const [{ detail }] = (await host.heard()).filter(({ type }) => type === "complaint-error");
    assert.equal(detail.reason, "wasm");
    assert.match(detail.message, /^no canvas: /);
    const frame = host.page.locator("complaint-form .frame");
    assert.equal(await frame.getAttribute("data-painter"), "native");
    await fillAll(host.page);
    await consentAndSend(host.page);
    await host.close();
  });

test("a painter that breaks costs the picture, not an answer", async () => {
  const host = await openHost(browser, form());
  await host.page.locator('complaint-form .frame[data-painter="canvas"]').waitFor();
  await host.page.evaluate(() => {
    WebGL2RenderingContext.prototype.drawElements = () => {
      throw new Error("the driver broke");
    };
  });
  await fillAll(host.page);
  await host.page.locator('complaint-form .frame[data-painter="native"]').waitFor();
  await consentAndSend(host.page);
  assert.equal(host.posts.length, 1);
  await host.closeClean();
});

test("a form that could not start starts after all with reset(), when the file is whole again", async () => {
  const host = await openHost(browser, form(), { routes: damage("**/locales/nl.json"), wait: false });
  await host.page.waitForFunction(() => heard.some(({ type }) => type === "complaint-error"));
  await host.page.unroute("**/locales/nl.json");
  await host.page.evaluate(() => document.getElementById("form").reset());
  await host.ready(1);
  assert.ok(await host.page.getByRole("button", { name: "Beginnen" }).isVisible());
  await host.close();
});
