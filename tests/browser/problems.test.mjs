// Left empty or wrong: the summary says so, and leads to each field.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./support/browser_and_site.mjs";
import { openPage, ready } from "./support/chromium.mjs";
import { begin, fillCase, fillContact, fillIncident, fillStatement } from "./support/journey.mjs";

const active = (page) =>
  page.evaluate(() => {
    const element = document.querySelector("complaint-form").shadowRoot.activeElement;
    return element?.getAttribute("name") ?? element?.id ?? "";
  });

// Follows every link of the summary; gives the names of the problems.
async function followSummary(page) {
  const summary = page.getByRole("group", { name: /^Pas / });
  await summary.waitFor();
  assert.equal(await summary.evaluate((node) => node.getRootNode().activeElement === node), true, "the summary has the focus");
  assert.match(await page.title(), /^Fout: /);
  const links = summary.getByRole("link");
  const words = await links.allTextContents();
  for (const word of words) {
    await summary.getByRole("link", { name: word, exact: true }).click();
    const field = page.locator("complaint-form").locator(":focus");
    const description = await field.evaluate((node) =>
      [node, node.closest("fieldset")]
        .flatMap((each) => (each?.getAttribute("aria-describedby") ?? "").split(" "))
        .map((id) => node.getRootNode().getElementById(id)?.textContent ?? "")
        .join(" "),
    );
    assert.ok(description.includes(word), `${await active(page)} is described by "${description}", not by "${word}"`);
  }
  return words.map((word) => word.trim());
}

// @wcag 1.4.1 2.4.3 3.3.1 3.3.2 3.3.3
test("every page left empty shows its problems, and each link of the summary leads to its field", async () => {
  const { context, page, errors } = await openPage(browser, `${site.origin}/`);
  await ready(page);
  const next = (name = "Volgende") => page.getByRole("button", { name }).click();
  await next("Beginnen");
  assert.deepEqual(await followSummary(page), ["Kies wat u wilt doen"]);
  await begin(page);
  await next();
  assert.deepEqual(await followSummary(page), ["Vul uw naam in", "Vul uw telefoonnummer in", "Vul uw e-mailadres in"]);
  await fillContact(page);
  await next();
  assert.equal((await followSummary(page)).length, 1);
  await page.getByRole("radio", { name: "Ja" }).check();
  await next();
  assert.deepEqual(await followSummary(page), ["Vul uw dossiernummer of uw burgerservicenummer in"]);
  await fillCase(page);
  await next();
  assert.equal((await followSummary(page)).length, 2);
  await fillStatement(page);
  await next();
  assert.equal((await followSummary(page)).length, 2);
  await fillIncident(page);
  await next("Versturen");
  assert.equal((await followSummary(page)).length, 1);
  assert.deepEqual(await site.received(), []);
  assert.deepEqual(errors, []);
  await context.close();
});

// @wcag 3.3.1 3.3.3
test("a wrong answer is said when its field is left, and goes when it is mended", async () => {
  const { context, page } = await openPage(browser, `${site.origin}/`);
  await ready(page);
  await begin(page);
  const email = page.getByLabel("E-mailadres");
  await email.pressSequentially("zoe@voorbeeld");
  assert.equal(await email.getAttribute("aria-invalid"), null);
  await email.press("Tab");
  await page.waitForFunction(
    () =>
      document.querySelector("complaint-form").shadowRoot.querySelector('[name="contact.email"]').getAttribute("aria-invalid") ===
      "true",
  );
  assert.equal(await email.inputValue(), "zoe@voorbeeld");
  await email.fill("zoe@voorbeeld.nl");
  await email.press("Tab");
  await page.waitForFunction(
    () =>
      document.querySelector("complaint-form").shadowRoot.querySelector('[name="contact.email"]').getAttribute("aria-invalid") !==
      "true",
  );
  await context.close();
});

test("a click on 'Volgende' straight from a wrong field is not lost when the page moves under it", async () => {
  const { context, page } = await openPage(browser, `${site.origin}/`);
  await ready(page);
  await begin(page);
  await page.getByLabel("Naam", { exact: true }).fill("Jan");
  await page.getByLabel("Telefoonnummer").fill("0612345678");
  await page.getByLabel("E-mailadres").pressSequentially("jan@");
  await page.getByRole("button", { name: "Volgende" }).click();
  await page.getByRole("group", { name: /^Pas / }).waitFor();
  await context.close();
});
