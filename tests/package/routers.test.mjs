// The form on a route of three routers: Back and Forward lead through its pages, the router keeps its own, and after sending one step back
// leaves the form.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, ready } from "../browser/support/chromium.mjs";
import { begin, consentAndSend, fillAll } from "../browser/support/journey.mjs";
import { startSite } from "../support/site.mjs";
import { installTools, makeProject, packTarball, tool } from "./support/consumer.mjs";

let browser;
let files;
before(async () => {
  await installTools();
  const folder = await makeProject("routers", await packTarball());
  const { build } = await tool("vite");
  await build({ root: folder, logLevel: "error" });
  files = join(folder, "dist");
  await writeFile(join(files, "favicon.ico"), "");
  browser = await launch();
});
after(() => browser?.close());

const h1 = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const nameField = (page) => page.getByLabel("Naam", { exact: true });
const address = (page) => new URL(page.url()).pathname + new URL(page.url()).search;
const keyOf = (page) => page.evaluate(() => Object.keys(history.state ?? {}));

// The router writes over the entry of the contact page, as a filter does.
async function filterAndWander(page, route) {
  await page.locator("#filter").click();
  await page.waitForFunction(() => location.search === "?filter=1");
  await page.goBack();
  await h1(page, "Klacht indienen of bezwaar maken");
  assert.equal(address(page), route);
  await page.goForward();
  await h1(page, "Uw contactgegevens");
  assert.equal(address(page), `${route}?filter=1`);
  assert.equal(await nameField(page).inputValue(), "Anna");
}

const withoutPolicy = (page) =>
  page.route("**/*.html", async (route) => {
    const response = await route.fetch();
    const { "content-security-policy": _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });

// Turbo renders a page of its own again, and the form goes on with what its tab kept.
async function madeAnew(page) {
  await page.waitForFunction(() => {
    const form = document.querySelector("complaint-form");
    return form && !form.theSame && form.state === "ready";
  });
  await h1(page, "Uw contactgegevens");
  await page.evaluate(() => document.querySelector("complaint-form").reset());
}

for (const [router, route] of [
  ["react", "/form"],
  ["vue", "/form"],
  ["turbo", "/turbo-form.html"],
])
  test(`${router}: the form's pages are steps of its own, and the router's entries stay the router's`, async () => {
    const site = await startSite({ files });
    const context = await browser.newContext({ locale: "nl-NL" });
    const page = await context.newPage();
    if (router === "turbo") await withoutPolicy(page); // it parses HTML and styles its bar, which the site's policy forbids
    await page.goto(`${site.url}/index.html`);
    await page.goto(`${site.url}/${router}.html`);
    await page.locator("#to-form").click();
    await ready(page);
    await page.evaluate(() => (document.querySelector("complaint-form").theSame = true));
    await begin(page);
    await nameField(page).fill("Anna");
    assert.deepEqual(await keyOf(page), ["complaintForm"]);
    await page.goBack();
    await h1(page, "Klacht indienen of bezwaar maken");
    assert.equal(await page.getByLabel("Een klacht indienen").isChecked(), true);
    await page.goForward();
    await h1(page, "Uw contactgegevens");
    assert.equal(await nameField(page).inputValue(), "Anna");

    if (router !== "turbo") await filterAndWander(page, route);
    assert.ok(await page.evaluate(() => document.querySelector("complaint-form").theSame), "the router made another form");
    await page.goBack();
    if (router === "turbo") await madeAnew(page);
    await h1(page, "Klacht indienen of bezwaar maken");
    await fillAll(page);
    await consentAndSend(page);
    assert.equal(address(page), route);
    await page.goBack();
    await h1(page, "Home");
    assert.equal(await page.locator("complaint-form").count(), 0);
    await page.goForward();
    await page.locator("complaint-form").waitFor();
    assert.equal(address(page), route);
    await ready(page);
    await begin(page); // and from the midst of the form to elsewhere and back
    await page.locator("#to-home").click();
    await h1(page, "Home");
    await page.goBack();
    await page.locator("complaint-form").waitFor();
    await h1(page, "Uw contactgegevens"); // the tab has kept where the person was
    assert.equal((await site.received()).length, 1);
    await context.close();
    await site.stop();
  });
