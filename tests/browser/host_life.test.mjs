// The element's life in a page of a host: slow and broken downloads, changes while it loads, removal, other documents, several forms.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, consentAndSend, fillAll, fillContact } from "./support/journey.mjs";
import { formWith as form, openHost, openHostBrowser } from "./support/host.mjs";
import { readPicture } from "./support/png.mjs";

let browser;
before(async () => {
  browser = await openHostBrowser();
});
after(() => browser?.close());

const stateOf = (page) => page.evaluate(() => document.getElementById("form").state);
const becomes = (page, state) => page.waitForFunction((wanted) => document.getElementById("form").state === wanted, state);
const fallback = (page) => page.getByText("Bel ons.");

// Holds the files back until `let` is called; with `abort` they fail then.
function hold(pattern) {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  const routes = (page) =>
    page.route(pattern, async (route) => {
      const how = await held;
      await (how === "abort" ? route.abort() : route.continue());
    });
  return { routes, let: go };
}

// On the second page with a name typed, before the module has come.
async function answered(page) {
  await page.getByLabel("Een klacht indienen").check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByLabel("Naam").fill("Anna");
}

test("a module that fails under answers: what needs it says so beside the contact details, and gets it when it can", async () => {
  const wasm = hold("**/complaint-form.wasm");
  const host = await openHost(browser, form(), { routes: wasm.routes, wait: false });
  const { page } = host;
  await answered(page);
  wasm.let("abort");
  await becomes(page, "stopped");
  const next = page.getByRole("button", { name: "Volgende" });
  await next.click();
  await becomes(page, "stopped"); // it fails again
  assert.ok(await fallback(page).isVisible());
  assert.ok(await page.getByText("Het laden van het formulier is niet gelukt.").isVisible());
  await page.unroute("**/complaint-form.wasm");
  await next.click();
  await becomes(page, "ready");
  assert.equal(await fallback(page).isVisible(), false);
  assert.equal(await page.getByLabel("Naam").inputValue(), "Anna");
  await page.getByText("Pas deze antwoorden aan").waitFor(); // "Volgende" has been pressed
  await host.close();
});

test("a download that stalls: who waits reads how to reach the company, and what was pressed is done when it comes", async () => {
  const wasm = hold("**/complaint-form.wasm");
  const host = await openHost(browser, form(), { routes: wasm.routes, wait: false });
  const { page } = host;
  await answered(page);
  assert.equal(await fallback(page).isVisible(), false);
  await page.getByRole("button", { name: "Volgende" }).click();
  await becomes(page, "waiting");
  const notice = page.getByRole("status").filter({ hasText: "Het formulier wordt geladen." });
  for (const shown of [fallback(page), notice, page.getByLabel("Naam")]) assert.ok(await shown.isVisible());
  await notice.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) throw new Error("out of view");
  });
  wasm.let("on");
  await becomes(page, "ready");
  await page.getByText("Pas deze antwoorden aan").waitFor();
  await host.closeClean();
});

test("first pages that stall hold nothing up", async () => {
  const first = hold("**/first/*.json");
  const host = await openHost(browser, form(), { routes: first.routes, wait: false });
  await becomes(host.page, "ready");
  await fillAll(host.page);
  await consentAndSend(host.page);
  first.let("on");
  await host.closeClean();
});

test("the language wished for last counts, however late the words of another come", async () => {
  const english = hold("**/locales/en.json");
  const host = await openHost(browser, form(), { routes: english.routes });
  const { page } = host;
  await begin(page);
  await page.evaluate(() => document.getElementById("form").setAttribute("lang", "en"));
  await page.evaluate(() => document.getElementById("form").setAttribute("lang", "nl"));
  english.let("on");
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  assert.ok(await page.getByRole("button", { name: "Volgende" }).isVisible());
  assert.equal(await page.getByRole("button", { name: "Next" }).count(), 0);
  await host.closeClean();
});

test("removed at any moment of its loading it leaves nothing behind, and starts again where it is put back", async () => {
  for (const [held, at] of [
    ["**/*.{json,wasm}", "loading"],
    ["**/complaint-form.wasm", "first"],
    ["**/locales/nl.json", "first"],
    ["**/runtime.js", "first"],
  ]) {
    const file = hold(held);
    const host = await openHost(browser, form(), { routes: file.routes, wait: false });
    const { page } = host;
    if (at === "first") await becomes(page, "first");
    await page.evaluate(() => {
      globalThis.form = document.getElementById("form");
      form.remove();
    });
    file.let("on");
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    assert.deepEqual(await host.heard(), [], held);
    assert.deepEqual(await page.evaluate(() => [document.title, form.shadowRoot.querySelectorAll("form, canvas").length]), [
      "Host",
      0,
    ]);
    await page.evaluate(() => document.body.append(form));
    await host.ready(1);
    await host.closeClean();
  }
});

test("a page that goes while an input method composes there leaves its field as it was, and free", async () => {
  const host = await openHost(browser, form());
  const { page, context } = host;
  const devtools = await context.newCDPSession(page);
  await begin(page);
  await page.getByLabel("Naam").focus();
  await devtools.send("Input.imeSetComposition", { text: "ann", selectionStart: 3, selectionEnd: 3 });
  await page.evaluate(() => history.back());
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.evaluate(() => document.getElementById("form").setAttribute("case-number", "AG-1")); // any answer of the form
  assert.equal(await page.getByLabel("Naam").inputValue(), "ann");
  await page.getByLabel("Naam").fill("Anna");
  assert.equal(await page.getByLabel("Naam").inputValue(), "Anna");
  await host.closeClean();
});

test("two forms: the title is that of the one shown last, and the host's when both have gone; document-title off leaves it alone", async () => {
  const html = `${form()}<complaint-form id="other" endpoint="/api/complaints" lang="en"></complaint-form>`;
  const host = await openHost(browser, html);
  const { page } = host;
  const title = () => page.title();
  const before = await title();
  assert.notEqual(before, "Host");
  const press = (id) => page.evaluate((of) => document.getElementById(of).shadowRoot.getElementById("next").click(), id);
  await press("other");
  assert.match(await title(), /^Error: /);
  await page.evaluate(() => document.getElementById("other").remove());
  await page.waitForFunction(() => !document.title.startsWith("Error"));
  assert.match(await title(), /^Klacht indienen/);
  await page.evaluate(() => document.getElementById("form").remove());
  await page.waitForFunction(() => document.title === "Host");
  await page.evaluate(() => {
    const quiet = document.createElement("complaint-form");
    Object.assign(quiet, { endpoint: "/api/complaints", documentTitle: "off", history: "off", id: "quiet" });
    document.body.append(quiet);
  });
  await host.ready(3);
  const length = await page.evaluate(() => history.length);
  await begin(page);
  assert.deepEqual([await title(), await page.evaluate(() => history.length)], ["Host", length]);
  await host.closeClean();
});

test("the language is that around the shadow root that the element stands in", async () => {
  const host = await openHost(browser, '<main lang="en"><div id="shell"></div></main>');
  await host.page.evaluate(() => {
    const root = document.getElementById("shell").attachShadow({ mode: "open" });
    const element = document.createElement("complaint-form");
    element.setAttribute("endpoint", "/api/complaints");
    root.append(element);
  });
  await host.ready(1);
  assert.ok(await host.page.getByRole("button", { name: "Start" }).isVisible());
  await host.closeClean();
});

test("in another document the form keeps its look", async () => {
  const host = await openHost(browser, `${form()}<iframe id="other" width="800" height="900"></iframe>`);
  const { page } = host;
  await begin(page);
  const paddingOf = () =>
    page.evaluate(() => getComputedStyle(globalThis.moved.shadowRoot.querySelector("button[type=submit]")).borderRadius);
  await page.evaluate(() => (globalThis.moved = document.getElementById("form")));
  const before = await paddingOf();
  assert.notEqual(before, "0px");
  await page.evaluate(() => document.getElementById("other").contentDocument.body.append(globalThis.moved));
  assert.equal(await paddingOf(), before);
  await host.close();
});

test("what the host knows of the person fills what is empty and never what was typed; properties and attributes are one", async () => {
  const host = await openHost(browser, form());
  const { page } = host;
  await page.evaluate(() => {
    const element = document.getElementById("form");
    element.customer = { name: "Anna de Boer", email: "anna@voorbeeld.nl" };
    element.caseNumber = "AG-1234";
    return element.ready;
  });
  assert.equal(await page.evaluate(() => document.getElementById("form").getAttribute("case-number")), "AG-1234");
  await begin(page);
  assert.equal(await page.getByLabel("Naam").inputValue(), "Anna de Boer");
  await page.getByLabel("Naam").fill("Bert");
  await page.evaluate(() => (document.getElementById("form").customer = { name: "Chris", phone: "0612345678" }));
  assert.equal(await page.getByLabel("Naam").inputValue(), "Bert");
  assert.equal(await page.getByLabel("Telefoonnummer").inputValue(), "0612345678");
  assert.equal(await page.getByLabel("E-mailadres").inputValue(), "");
  await page.evaluate(() => (document.getElementById("form").customer = { name: 5 }));
  assert.deepEqual(
    (await host.heard()).filter(({ type }) => type === "complaint-error").map(({ detail }) => detail.message),
    ["customer .name is no text"],
  );
  assert.deepEqual(
    await page.evaluate(() => {
      const element = document.getElementById("form");
      element.theme = "dark";
      element.theme = null;
      return [element.theme, element.hasAttribute("theme"), element.drafts, element.state];
    }),
    ["auto", false, "ask", "ready"],
  );
  await host.close();
});

test("code of another release is refused: the contact details show, and the release is named", async () => {
  const other = "9.9.9-0123456789abcdef";
  const routes = (page) =>
    page.route("**/runtime.js", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/\d+\.\d+\.\d+-[0-9a-f]{16}/, other) });
    });
  const host = await openHost(browser, form(), { routes, wait: false });
  await becomes(host.page, "failed");
  assert.ok(await fallback(host.page).isVisible());
  const [{ detail }] = (await host.heard()).filter(({ type }) => type === "complaint-error");
  assert.equal(detail.reason, "wasm");
  assert.match(detail.message, new RegExp(`runtime\\.js is of the release ${other}`));
  await host.close();
});

test("the receipt stays whatever the host changes, until reset() or another complaint", async () => {
  const host = await openHost(browser, form());
  const { page } = host;
  await fillAll(page);
  await consentAndSend(page);
  const reference = (await host.heard()).find(({ type }) => type === "complaint-sent").detail.reference;
  await page.evaluate(() => {
    document.getElementById("form").profile = "be";
    document.getElementById("form").drafts = "off";
  });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  assert.ok(await page.getByText(reference).first().isVisible());
  await page.evaluate(() => document.getElementById("form").reset());
  await host.ready(2);
  await host.closeClean();
});

test("a host that shows a page of its own when the form is done stays there", async () => {
  const host = await openHost(browser, form());
  const { page } = host;
  await page.evaluate(() =>
    addEventListener("complaint-sent", () => queueMicrotask(() => history.pushState({ key: "thanks" }, "", "?thanks"))),
  );
  await fillAll(page);
  await consentAndSend(page);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  assert.equal(await page.evaluate(() => location.search), "?thanks");
  await host.closeClean();
});

test("a link to a place in the host's page does not part the form's steps, and one step back leaves after sending", async () => {
  const host = await openHost(browser, `<a id="to-foot" href="#foot">Foot</a>${form()}<p id="foot">Foot</p>`);
  const { page } = host;
  const h1 = (name) => page.getByRole("heading", { level: 1, name }).waitFor();
  await begin(page);
  await page.locator("#to-foot").click();
  await page.waitForFunction(() => location.hash === "#foot");
  await fillContact(page);
  await page.goBack(); // to the contact page, at #foot
  await h1("Uw contactgegevens");
  await page.goBack(); // to the same, where the link was followed
  await h1("Uw contactgegevens");
  await page.goBack();
  await h1("Klacht indienen of bezwaar maken");
  await fillAll(page);
  await consentAndSend(page);
  const leaves = page.waitForURL("about:blank");
  await page.goBack();
  await leaves;
  await host.close();
});

test("the host's own words come first in what the element says itself", async () => {
  const host = await openHost(browser, '<complaint-form id="form" lang="nl"><p>Bel ons.</p></complaint-form>', { define: false });
  await host.page.evaluate(async () => {
    document.getElementById("form").words = { language: "nl", words: { "element.cannot_send": "Nog niet klaar: {name}." } };
    await import("/complaint-form/define.js");
  });
  await host.page.getByText("Nog niet klaar: endpoint.").waitFor();
  await host.close();
});

test("a host's ::part() outweighs the form's own style, and the canvas paints what it says", async () => {
  const css =
    "complaint-form::part(button) { background: rgb(120, 0, 90); border-radius: 0 } complaint-form::part(control) { border-width: 4px }";
  const host = await openHost(browser, form(), { css });
  const { page } = host;
  await begin(page);
  const seen = await page.evaluate(() => {
    const root = document.getElementById("form").shadowRoot;
    const of = (selector) => getComputedStyle(root.querySelector(selector));
    return [of("#next").backgroundColor, of("#next").borderTopLeftRadius, of("[id='contact.name']").borderTopWidth];
  });
  assert.deepEqual(seen, ["rgb(120, 0, 90)", "0px", "4px"]);
  await page.locator('complaint-form .frame[data-painter="canvas"]').waitFor();
  const clip = { ...(await page.getByRole("button", { name: "Volgende" }).boundingBox()), width: 16 }; // beside its words
  const painted = readPicture(await page.screenshot({ clip })).light;
  await page.evaluate(() => (document.getElementById("form").shadowRoot.querySelector("canvas").style.visibility = "hidden"));
  const native = readPicture(await page.screenshot({ clip })).light;
  const off = native.filter((light, at) => Math.abs(light - painted[at]) > 8).length;
  assert.equal(off, 0, `${off} of ${native.length} pixels differ`);
  await host.closeClean();
});
