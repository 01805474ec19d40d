// Three rungs: canvas, native page, static text. Each works with what is left.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage, ready } from "./support/chromium.mjs";
import { consentAndSend, fillAll } from "./support/journey.mjs";
import { startSite } from "./support/site.mjs";

let site;
before(async () => {
  site = await startSite();
});
after(() => site?.stop());

test("without WebGL2 the same page is a plain form, and is sent", async () => {
  const browser = await launch({ webgl: false });
  const { page } = await openPage(browser, `${site.origin}/`);
  assert.equal(await page.evaluate(() => document.createElement("canvas").getContext("webgl2")), null);
  await ready(page);
  const colour = await page.getByRole("heading", { level: 1 }).evaluate((node) => getComputedStyle(node).color);
  assert.doesNotMatch(colour, /rgba\(.*, 0\)/);
  await fillAll(page);
  await consentAndSend(page);
  assert.equal((await site.received()).length, 1);
  await browser.close();
});

async function assertContactText(page) {
  for (const words of [/Alektum B\.V\., Postbus 20723/, /klantenservice/, /dossiernummer/])
    await page.getByText(words).first().waitFor();
}

test("without scripts the page says how to reach the company and what to write", async () => {
  const browser = await launch();
  const { page } = await openPage(browser, `${site.origin}/`, { javaScriptEnabled: false });
  await assertContactText(page);
  await browser.close();
});

test("without Wasm too", async () => {
  const browser = await launch();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${site.origin}/`);
  await assertContactText(page);
  await browser.close();
});
