// A text far longer than may be sent: it stays whole, the form stays alive, and says how much is too much.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./support/browser_and_site.mjs";
import { openPage, ready } from "./support/chromium.mjs";

async function onStatement(page) {
  await ready(page);
  await page.getByLabel("Een klacht indienen").check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByLabel("Naam").fill("Anna de Boer");
  await page.getByLabel("Telefoonnummer").fill("0612345678");
  await page.getByLabel("E-mailadres").fill("anna@voorbeeld.nl");
  await page.getByRole("button", { name: "Volgende" }).click();
  await page.getByRole("radio", { name: "Nee" }).check();
  await page.getByRole("button", { name: "Volgende" }).click();
}

for (const length of [19_000, 300_000])
  test(`a text of ${length} characters stays whole, and the form says that it is too long`, async () => {
    const { page, context, errors } = await openPage(browser, `${site.origin}/`);
    await onStatement(page);
    const words = "Ik heb deze rekening al betaald. ".repeat(length / 30).slice(0, length);
    const reason = page.getByLabel("Om welke reden");
    await reason.fill(words);
    await page.getByRole("button", { name: "Volgende" }).click();
    await page.locator('complaint-form [data-node="summary"]').waitFor();
    assert.equal(await reason.inputValue(), words);
    const left = (length - 4000).toLocaleString("nl-NL");
    await page.locator('complaint-form [data-node="statement.reason"] .count').filter({ hasText: left }).waitFor();
    const scrolls = await reason.evaluate(
      (area) => getComputedStyle(area).overflowY === "auto" && area.scrollHeight > area.clientHeight,
    );
    assert.equal(scrolls, length > 20_000);
    await reason.fill("Ik heb deze rekening al betaald en dat heb ik laten zien.");
    await page.getByLabel("Waarom vindt u").fill("Niemand heeft mijn betaling opgezocht, ook niet na mijn brief.");
    await page.getByRole("button", { name: "Volgende" }).click();
    await page.getByRole("heading", { name: "Wanneer en hoe" }).waitFor();
    assert.equal(await page.locator("complaint-form .frame").getAttribute("data-painter"), "canvas");
    assert.deepEqual(errors, []);
    await context.close();
  });
