// A visit to a host's page by a person, in Chromium: from the empty form to the receipt, with everything the host hears compared.
import assert from "node:assert/strict";
import { ready } from "../../browser/support/chromium.mjs";
import { canonical, consentAndSend, fillAll } from "../../browser/support/journey.mjs";

// Warnings count as errors where `warnings` is set: that is how development servers report hydration mismatches.
export async function openHost(browser, url, { warnings = false } = {}) {
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  const errors = [];
  const tokens = [];
  const counted = warnings ? ["error", "warning"] : ["error"];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => counted.includes(message.type()) && errors.push(message.text()));
  page.on("request", (request) => request.method() === "POST" && tokens.push(request.headers()["x-csrf-token"]));
  await page.goto(url);
  return { context, page, errors, tokens };
}

async function changeLanguages(page) {
  await page.getByRole("button", { name: "English" }).click(); // the attribute changes, the answers stay
  await page.getByRole("heading", { level: 1, name: "Check your answers" }).waitFor();
  await page.evaluate(() => document.querySelector("complaint-form").setAttribute("lang", "nl"));
  await page.getByRole("heading", { level: 1, name: "Controleer uw antwoorden" }).waitFor();
}

function assertHeard(heard, entry) {
  const of = (type) => heard.filter((event) => event.type === type);
  assert.ok(of("complaint-ready").length >= 1);
  const pages = of("complaint-page").map(({ detail }) => detail.page);
  assert.deepEqual(pages.slice(-2), ["review", "done"]);
  assert.equal(of("complaint-submit").length, 1);
  assert.equal(of("complaint-submit")[0].detail.payload.id, entry.payload.id);
  assert.equal(of("complaint-sent")[0].detail.reference, entry.reference);
}

// Fills in and sends at `url`; `site` is the receiver. Returns the page, still open, and its errors.
export async function visit(browser, url, site, options) {
  const { context, page, errors, tokens } = await openHost(browser, url, options);
  await ready(page);
  await fillAll(page);
  await changeLanguages(page);
  await consentAndSend(page);
  const [entry, ...more] = await site.received();
  assert.equal(more.length, 0);
  for (const [member, value] of Object.entries(canonical)) assert.deepEqual(entry.payload[member], value);
  assert.deepEqual(tokens, ["token-of-the-host"], "the headers property did not arrive");
  assertHeard(await page.evaluate(() => globalThis.heard), entry);
  return { context, page, errors };
}
