// Answers stay for the tab: after a reload, after the browser dropped it, for the same account only; never the national number, and
// nothing once they are sent, cleared, or not wanted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./support/browser_and_site.mjs";
import { ready } from "./support/chromium.mjs";
import { assertNothingPlain, stored, until } from "./support/device.mjs";
import {
  answers,
  begin,
  consentAndSend,
  fillAll,
  fillCase,
  fillContact,
  fillIncident,
  fillStatement,
  keepDraft,
} from "./support/journey.mjs";

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const tabOf = async (page) => (await stored(page)).tab;
const isEmpty = async (page) => (await tabOf(page)) === "[]";
const name = (page) => page.getByLabel("Naam", { exact: true });

async function open(context, path = "/") {
  const page = await context.newPage();
  await page.goto(site.origin + path);
  await ready(page);
  return page;
}

async function reload(page) {
  await page.reload();
  await page.waitForFunction(() => document.querySelector("complaint-form").state === "ready");
}

// Before the form starts, as a host's page would be written.
const withAttributes = (page, attributes) =>
  page.addInitScript((given) => {
    new MutationObserver((_, observer) => {
      const form = document.querySelector("complaint-form");
      if (!form) return;
      observer.disconnect();
      for (const [attribute, value] of Object.entries(given)) form.setAttribute(attribute, value);
    }).observe(document, { childList: true, subtree: true });
  }, attributes);

const logIn = (page, account, byte) =>
  page.evaluate(
    ([account, byte]) => {
      const form = document.querySelector("complaint-form");
      Object.assign(form, { account, accountKey: account === "" ? undefined : new Uint8Array(32).fill(byte) });
    },
    [account, byte],
  );

// @wcag 2.2.1 3.3.7
test("a reload goes on where the person was, with all answers but the national number; another tab begins anew", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await fillAll(page);
  await until("the answers are kept", async () => (await tabOf(page)).includes("Zo"));
  const kept = await tabOf(page);
  assert.ok(!kept.includes(answers.bsn), "the national number is kept");
  await reload(page);
  await heading(page, "Controleer uw antwoorden");
  await reload(page);
  await heading(page, "Controleer uw antwoorden");
  assert.ok(await page.getByText("06 12345678").isVisible());
  assert.equal(await page.getByText(answers.bsn).count(), 0);
  await page.getByText("Om u te beschermen bewaren wij dit antwoord niet. Vul het opnieuw in.").waitFor();
  await page.goBack();
  await heading(page, "Wanneer en hoe");
  const other = await open(context);
  await heading(other, "Klacht indienen of bezwaar maken");
  await begin(other);
  assert.equal(await name(other).inputValue(), "");
  await context.close();
});

test("a reload keeps the language that the person chose in the form", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await page.getByRole("radio", { name: "Een klacht indienen" }).check();
  await page.locator('[id="language.en"]').click();
  await heading(page, "Make a complaint or an objection");
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Anna");
  await reload(page);
  await heading(page, "Your contact details");
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "Anna");
  await context.close();
});

test("what was sent, cleared, or must not be kept is not in the tab", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await fillAll(page);
  await consentAndSend(page);
  assert.ok(await isEmpty(page), "sent");
  await reload(page);
  await heading(page, "Klacht indienen of bezwaar maken");
  await keepDraft(page);
  await begin(page);
  await name(page).fill("Anna");
  await page.getByRole("button", { name: "Vorige" }).click();
  await page.getByRole("button", { name: "Wis mijn antwoorden van dit apparaat" }).click();
  await page.getByRole("button", { name: "Ja, wis mijn antwoorden" }).click();
  await until("it is gone", () => isEmpty(page));
  await page.evaluate(() => document.querySelector("complaint-form").reset());
  await begin(page);
  await page.evaluate(() => document.querySelector("complaint-form").reset());
  assert.ok(await isEmpty(page), "reset");
  const off = await context.newPage();
  await withAttributes(off, { drafts: "off" });
  await off.goto(site.origin);
  await ready(off);
  await begin(off);
  await name(off).fill("Anna");
  assert.ok(await isEmpty(off), 'drafts="off"');
  await context.close();
});

test("an account's answers are sealed by its key, and come back to that account alone", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.origin);
  await ready(page);
  await logIn(page, "klant-1", 7);
  await begin(page);
  await fillContact(page);
  await until("they are kept", async () => !(await isEmpty(page)));
  await until("the newest too", async () => (await tabOf(page)).includes("sealed"));
  assertNothingPlain(answers, { tab: await tabOf(page) });
  await reload(page);
  await logIn(page, "klant-2", 8);
  await page.waitForTimeout(300);
  await heading(page, "Klacht indienen of bezwaar maken");
  await reload(page);
  await logIn(page, "klant-1", 7);
  await heading(page, "Uw dossier");
  await page.goBack();
  assert.equal(await name(page).inputValue(), answers.name);
  await context.close();
});

test("a draft that the device keeps too is gone on with, not offered, and there is one of it", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await keepDraft(page);
  await begin(page);
  await name(page).fill("Anna");
  await until("the draft is kept", async () => (await stored(page)).counts.drafts === 1);
  await reload(page);
  await heading(page, "Uw contactgegevens");
  assert.equal(await name(page).inputValue(), "Anna");
  const { text: kept } = await stored(page);
  await name(page).fill("Anna B");
  await until("the change is kept", async () => (await stored(page)).text !== kept);
  assert.equal((await stored(page)).counts.drafts, 1);
  await page.getByRole("button", { name: "Vorige" }).click();
  await heading(page, "Klacht indienen of bezwaar maken");
  assert.equal(await page.getByRole("button", { name: "Verdergaan" }).count(), 0, "its own draft is offered");
  await context.close();
});

test("answers that another tab has cleared do not come back, nor those of a tab that this one is a duplicate of", async () => {
  const context = await browser.newContext();
  const first = await open(context);
  await keepDraft(first);
  await fillAll(first);
  await until("the draft is kept", async () => (await stored(first)).counts.drafts === 1);
  await first.goto(`${site.origin}/received`); // another page of the site
  const second = await open(context);
  await second.getByRole("button", { name: "Wis mijn antwoorden van dit apparaat" }).click();
  await second.getByRole("button", { name: "Ja, wis mijn antwoorden" }).click();
  await until("it is wiped", async () => (await stored(second)).counts.drafts === 0);
  await first.goto(site.origin);
  await ready(first);
  await until("the answers are given up", () => isEmpty(first));
  await heading(first, "Klacht indienen of bezwaar maken");
  await begin(first);
  await name(first).fill("Anna");
  const [copy] = await Promise.all([context.waitForEvent("page"), first.evaluate(() => void window.open(location.href))]);
  await ready(copy);
  await until("it has given up the copied answers", () => isEmpty(copy));
  await heading(copy, "Klacht indienen of bezwaar maken");
  await context.close();
});

test("answers that another tab went on with and sent do not come back", async () => {
  const context = await browser.newContext();
  const first = await open(context);
  await keepDraft(first);
  await begin(first);
  await fillContact(first);
  await until("the draft is kept", async () => (await stored(first)).counts.drafts === 1);
  await first.goto(`${site.origin}/received`);
  const second = await open(context);
  await second.getByRole("button", { name: "Verdergaan" }).click();
  await heading(second, "Uw contactgegevens");
  await second.getByRole("button", { name: "Volgende" }).click();
  await fillCase(second);
  await fillStatement(second);
  await fillIncident(second);
  await consentAndSend(second);
  await first.goto(site.origin);
  await ready(first);
  await until("the answers are given up", () => isEmpty(first));
  await heading(first, "Klacht indienen of bezwaar maken");
  await context.close();
});

test("what an account sent is not shown to the next", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await logIn(page, "klant-1", 7);
  await fillAll(page);
  await consentAndSend(page);
  await logIn(page, "klant-2", 8);
  await heading(page, "Klacht indienen of bezwaar maken");
  assert.equal(await page.getByText(answers.name).count(), 0);
  await context.close();
});

test('under drafts="off" what the tab kept before does not come back, and goes', async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await begin(page);
  await name(page).fill("Anna");
  await withAttributes(page, { drafts: "off" });
  await reload(page);
  await heading(page, "Klacht indienen of bezwaar maken");
  assert.ok(await isEmpty(page));
  await context.close();
});
