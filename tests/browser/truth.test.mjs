// What is not so is never shown, on the running program: each of these was broken once (tests/form/truth_test.cpp).
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./support/browser_and_site.mjs";
import { openPage, ready } from "./support/chromium.mjs";
import { stored, until } from "./support/device.mjs";
import { consentAndSend, fillAll } from "./support/journey.mjs";

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const press = (page, name) => page.getByRole("button", { name }).click();
const consent = (page) => page.getByRole("checkbox", { name: /^Ik ga ermee akkoord/ });

async function filled(path = "/") {
  const opened = await openPage(browser, site.origin + path);
  await ready(opened.page);
  await fillAll(opened.page);
  return opened;
}

// Answers the next attempts with these statuses, one each; after a 503 nobody tries again for some seconds.
async function answerWith(page, ...statuses) {
  await page.route("**/api/complaints", (route) => {
    const status = statuses.shift();
    const headers = status === 503 ? { "Retry-After": "4" } : {};
    return status ? route.fulfill({ status, headers, body: "{}", contentType: "application/json" }) : route.continue();
  });
}

async function passContact(page) {
  await page.getByLabel("Naam", { exact: true }).fill("Jan");
  await page.getByLabel("Telefoonnummer").fill("0612345678");
  await page.getByLabel("E-mailadres").fill("jan@voorbeeld.nl");
  await press(page, "Volgende");
}

// A receipt, in a tab whose history begins on another page; the form's steps have become one.
async function received() {
  const { context, page } = await openPage(browser, `${site.origin}/received`);
  await page.goto(`${site.origin}/`);
  await ready(page);
  await fillAll(page);
  await consentAndSend(page);
  await page.waitForFunction(() => !history.state?.complaintForm);
  return { context, page };
}

test("a complaint that waited and then met an ended session is not called received, whatever Back and Forward do", async () => {
  const { context, page } = await filled();
  await answerWith(page, 503, 401);
  await consent(page).check();
  await press(page, "Versturen");
  await heading(page, "Uw antwoorden zijn nog niet verstuurd");
  await page.getByText("Zo bereikt u ons").waitFor();
  // On a slow machine the form tries again by itself before that: what comes of it is the same.
  await Promise.race([press(page, "Nu opnieuw proberen"), heading(page, "Controleer uw antwoorden")]);
  await heading(page, "Controleer uw antwoorden");
  for (const step of ["goBack", "goBack", "goForward", "goBack"]) {
    await page[step]();
    await page.waitForFunction(() => document.title.includes("Alektum Group"));
    assert.equal(await page.getByText("Wij hebben uw klacht ontvangen").count(), 0);
    assert.equal(await page.getByText("Uw kenmerk").count(), 0);
  }
  await context.close();
});

test("after the receipt one step of Back leaves the form", async () => {
  const { context, page } = await received();
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, "/received");
  await page.goForward();
  await ready(page);
  await context.close();
});

test("'Nog een klacht of bezwaar invullen' after the receipt begins anew, and Back leaves the form", async () => {
  const { context, page } = await received();
  await press(page, "Nog een klacht of bezwaar invullen");
  await heading(page, "Klacht indienen of bezwaar maken");
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, "/received");
  await context.close();
});

test("consent ticked under one text is empty under another, and says why", async () => {
  const { context, page } = await filled();
  await consent(page).check();
  await page.evaluate(() => document.querySelector("complaint-form").setAttribute("lang", "en"));
  const english = page.getByRole("checkbox", { name: /^I agree/ });
  await english.waitFor();
  assert.equal(await english.isChecked(), false);
  await page.getByText("The text above is now in another language.").first().waitFor();
  await english.check();
  await press(page, "Send");
  await heading(page, "We have received your complaint");
  const { payload } = (await site.received()).find((entry) => entry.payload.locale === "en");
  assert.equal(payload.consent.textVersion, "en-2");
  await context.close();
});

// Chromium keeps the database of a private window in memory, and sometimes lets it go with the last page that has it open (seen:
// records and key gone together, 2 of 5 times). A page without a form keeps it open.
async function keepDatabase(context) {
  const keeper = await context.newPage();
  await keeper.goto(`${site.origin}/icon.svg`);
  await keeper.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("complaint-form");
        opening.onsuccess = () => resolve((globalThis.kept = opening.result) !== undefined);
      }),
  );
}

test("answers given anew outlive 'Verdergaan', and refusing a found draft keeps this form's own", async () => {
  const { context, page } = await openPage(browser, `${site.origin}/`);
  await ready(page);
  const start = async (tab, name) => {
    await tab.getByRole("checkbox", { name: "Bewaar mijn antwoorden op dit apparaat" }).check();
    await tab.getByRole("radio", { name: "Een klacht indienen" }).check();
    await press(tab, "Beginnen");
    await tab.getByLabel("Naam", { exact: true }).fill(name);
    await tab.getByLabel("Telefoonnummer").fill("06 12345678");
  };
  const drafts = (tab, count) => until(`${count} kept`, async () => (await stored(tab)).counts.drafts === count);
  await start(page, "Oud");
  await drafts(page, 1);
  await keepDatabase(context);
  await page.close();

  const next = await context.newPage();
  await next.goto(`${site.origin}/`);
  await ready(next);
  await next.getByRole("button", { name: "Verdergaan" }).waitFor();
  await start(next, "Nieuw");
  await press(next, "Vorige");
  await press(next, "Verdergaan");
  await heading(next, "Uw contactgegevens");
  assert.equal(await next.getByLabel("Naam", { exact: true }).inputValue(), "Nieuw");
  await drafts(next, 1);
  await next.close();

  const last = await context.newPage();
  await last.goto(`${site.origin}/`);
  await ready(last);
  await last.getByRole("button", { name: "Antwoorden wissen" }).waitFor();
  await start(last, "Derde");
  await drafts(last, 2);
  await press(last, "Vorige");
  await press(last, "Antwoorden wissen");
  await press(last, "Ja, wis mijn antwoorden");
  await drafts(last, 1);
  await last.reload();
  await ready(last);
  await press(last, "Beginnen"); // the tab has kept the choice
  await heading(last, "Uw contactgegevens");
  assert.equal(await last.getByLabel("Naam", { exact: true }).inputValue(), "Derde");
  await context.close();
});

test("the host's case number outlives reset() and a new number replaces it, never the person's", async () => {
  const { context, page } = await openPage(browser, `${site.origin}/`);
  await ready(page);
  const element = page.locator("complaint-form");
  await element.evaluate((form) => form.setAttribute("case-number", "AG-1111"));
  await element.evaluate((form) => form.reset());
  await element.evaluate((form) => form.setAttribute("case-number", "AG-2222"));
  await page.getByRole("radio", { name: "Een klacht indienen" }).check();
  await press(page, "Beginnen");
  await passContact(page);
  const number = page.getByLabel("Dossiernummer");
  await number.waitFor();
  assert.equal(await number.inputValue(), "AG-2222");
  await number.fill("AG-3333");
  await element.evaluate((form) => form.setAttribute("case-number", "AG-4444"));
  assert.equal(await number.inputValue(), "AG-3333");
  await context.close();
});

test("the focus stays with 'Versturen' when a refusal brings the contact details, and when it is sent again", async () => {
  const { context, page } = await filled();
  await answerWith(page, 400, 400);
  await consent(page).check();
  const focused = () => page.evaluate(() => document.querySelector("complaint-form").shadowRoot.activeElement?.id ?? "nothing");
  await page.getByRole("button", { name: "Versturen" }).focus();
  for (let attempt = 0; attempt < 2; ++attempt) {
    await page.keyboard.press("Enter");
    await page.getByText("Versturen is niet gelukt").first().waitFor();
    assert.equal(await focused(), "send");
  }
  await context.close();
});

test("a field that the host takes away hands the focus to the heading", async () => {
  const { context, page } = await openPage(browser, `${site.origin}/`);
  await ready(page);
  const element = page.locator("complaint-form");
  await element.evaluate((form) => form.setAttribute("case-number", "AG-1111"));
  await page.getByRole("radio", { name: "Een klacht indienen" }).check();
  await press(page, "Beginnen");
  await passContact(page);
  await page.getByLabel("Dossiernummer").focus();
  await element.evaluate((form) => form.removeAttribute("case-number"));
  const focused = await element.evaluate((form) => form.shadowRoot.activeElement?.id ?? "nothing");
  assert.equal(focused, "heading");
  await context.close();
});

test("a case number that changes while the module comes is the one that counts", async () => {
  const { context, page } = await openPage(browser, "about:blank");
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    globalThis.released = new Promise((resolve) => (globalThis.release = resolve));
    WebAssembly.instantiate = async (...input) => {
      await globalThis.released;
      return instantiate.apply(WebAssembly, input);
    };
  });
  await page.goto(`${site.origin}/`);
  await page.getByRole("radio", { name: "Een klacht indienen" }).check();
  const element = page.locator("complaint-form");
  await element.evaluate((form) => form.setAttribute("case-number", "AB-1111"));
  await element.evaluate((form) => form.setAttribute("case-number", "CD-2222"));
  await page.evaluate(() => globalThis.release());
  await ready(page);
  await press(page, "Beginnen");
  await passContact(page);
  assert.equal(await page.getByLabel("Dossiernummer").inputValue(), "CD-2222");
  await context.close();
});
