// Before the Wasm module has come: start and contact can be filled in, and when it comes nothing is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./support/browser_and_site.mjs";
import { openPage } from "./support/chromium.mjs";
import { stored, until } from "./support/device.mjs";

// Holds back the module until `release` is called.
async function openHeld(options = {}, address = "/") {
  const opened = await openPage(browser, "about:blank", options);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await opened.page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await opened.page.goto(`${site.origin}${address}`);
  await opened.page.getByRole("button", { name: "Beginnen" }).waitFor();
  return { ...opened, release };
}

const stateOf = (page) => page.locator("complaint-form .frame").getAttribute("data-state");
const shownNodes = (page) =>
  page.evaluate(() => {
    const form = document.querySelector("complaint-form").shadowRoot.querySelector("form");
    return [...form.querySelectorAll("[data-node]")].map((node) => `${node.dataset.node} ${node.textContent}`);
  });

test("the pages that show before the module has come are those that it describes itself", async () => {
  for (const [profile, lang, begin] of [
    ["nl", "nl", "Beginnen"],
    ["nl", "en", "Start"],
    ["be", "nl", "Beginnen"],
    ["be", "en", "Start"],
  ]) {
    const { page, context, release } = await openHeld();
    await page.locator("complaint-form").evaluate(
      (form, values) => {
        form.setAttribute("profile", values.profile);
        form.setAttribute("lang", values.lang);
      },
      { profile, lang },
    );
    const first = page.locator(`complaint-form form[lang="${lang}"]`);
    await first.waitFor();
    assert.equal(await stateOf(page), "first");
    const before = await shownNodes(page);
    await page.getByRole("button", { name: begin }).waitFor();
    release();
    await moduleCame(page);
    assert.deepEqual(await shownNodes(page), before, `${profile} ${lang}`);
    await context.close();
  }
});

const moduleCame = (page) => page.locator('complaint-form .frame[data-state="ready"]').waitFor();

test("what was chosen and typed meanwhile is there, with focus, caret and page, when the module comes", async () => {
  const { page, context, errors, release } = await openHeld();
  await page.getByLabel("Een klacht indienen").check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  const name = page.getByLabel("Naam");
  await name.pressSequentially("Zoë de Vries");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await stateOf(page), "first");
  const typing = page.keyboard.type("abcdefghijklmnopqrstuvwxyz", { delay: 15 });
  release();
  await typing;
  await moduleCame(page);
  assert.equal(await name.inputValue(), "Zoë de Vriabcdefghijklmnopqrstuvwxyzes");
  assert.ok(await name.evaluate((field) => field.getRootNode().activeElement === field));
  assert.equal(await name.evaluate((field) => field.selectionStart), 36);
  assert.equal(await page.locator("complaint-form .frame").getAttribute("data-painter"), "canvas");
  await page.goBack();
  assert.ok(await page.getByLabel("Een klacht indienen").isChecked());
  await page.goForward();
  assert.equal(await name.inputValue(), "Zoë de Vriabcdefghijklmnopqrstuvwxyzes");
  assert.deepEqual(errors, []);
  await context.close();
});

test("without a choice the start page says so at once, and the choice takes it away", async () => {
  const { page, context, release } = await openHeld();
  await page.getByRole("button", { name: "Beginnen" }).click();
  const summary = page.locator('complaint-form [data-node="summary"]');
  assert.ok(await summary.evaluate((node) => node.getRootNode().activeElement === node));
  assert.match(await page.title(), /^Fout/);
  await summary.getByRole("link").click();
  const choice = page.getByLabel("Bezwaar maken tegen een vordering");
  assert.ok(await choice.evaluate((field) => field.getRootNode().activeElement === field));
  await choice.check();
  assert.equal(await summary.count(), 0);
  const before = await shownNodes(page);
  release();
  await moduleCame(page);
  assert.deepEqual(await shownNodes(page), before);
  await context.close();
});

test("what only the module can answer waits for it, is said, and counts once however often it is pressed", async () => {
  const { page, context, release } = await openHeld();
  await page.getByLabel("Een klacht indienen").check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByLabel("Naam").fill("Anna de Boer");
  await page.getByLabel("Telefoonnummer").fill("0612345678");
  await page.getByLabel("E-mailadres").fill("anna@voorbeeld.nl");
  for (let press = 0; press < 3; ++press) await page.getByRole("button", { name: "Volgende" }).click();
  assert.equal(await stateOf(page), "waiting");
  assert.ok(await page.getByText("Een ogenblik geduld").first().isVisible());
  release();
  await page.getByRole("heading", { name: "Uw dossier" }).waitFor();
  assert.equal(await page.locator('complaint-form [data-node="summary"]').count(), 0);
  await page.goBack();
  await page.getByRole("heading", { name: "Uw contactgegevens" }).waitFor();
  assert.equal(await page.getByLabel("Telefoonnummer").inputValue(), "0612345678");
  await context.close();
});

test("a problem in what was typed meanwhile is said when the module comes", async () => {
  const { page, context, release } = await openHeld();
  await page.getByLabel("Een klacht indienen").check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByLabel("Telefoonnummer").fill("12");
  await page.getByLabel("E-mailadres").focus();
  release();
  await moduleCame(page);
  await page.locator('complaint-form [data-node="contact.phone"] .problem').filter({ hasText: /\S/ }).waitFor();
  assert.ok(await page.getByLabel("E-mailadres").evaluate((field) => field.getRootNode().activeElement === field));
  await context.close();
});

test("the draft box ticked meanwhile keeps the answers typed meanwhile", async () => {
  const { page, context, release } = await openHeld();
  await page.getByLabel("Een klacht indienen").check();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByLabel("Naam").fill("Anna de Boer");
  release();
  await moduleCame(page);
  await until("the draft is on the device", async () => (await stored(page)).counts.drafts === 1);
  const name = "Anna de Boer";
  await page.reload();
  await page.getByLabel("Naam").waitFor();
  assert.equal(await page.getByLabel("Naam").inputValue(), name, "in this tab");
  await page.close();
  const next = await context.newPage();
  await next.goto(site.origin);
  await next.getByRole("button", { name: "Verdergaan" }).click();
  await next.getByLabel("Naam").waitFor();
  assert.equal(await next.getByLabel("Naam").inputValue(), name, "in the next");
  await context.close();
});

test("a module that never comes leaves untouched pages for the contact text, and answered ones where they are", async () => {
  for (const answered of [false, true]) {
    const { page, context } = await openPage(browser, "about:blank");
    let fail;
    const held = new Promise((resolve) => (fail = resolve));
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.abort();
    });
    await page.goto(`${site.origin}/`);
    await page.getByRole("button", { name: "Beginnen" }).waitFor();
    if (answered) await page.getByLabel("Een klacht indienen").check();
    fail();
    await page.locator(`complaint-form .frame[data-state="${answered ? "stopped" : "failed"}"]`).waitFor();
    assert.ok(await page.getByText("Postbus 20723").first().isVisible());
    assert.equal(await page.getByLabel("Een klacht indienen").isVisible(), answered);
    await context.close();
  }
});

test("on a line of 400 kbit/s with 400 ms delay the name is typed before the module has come, and stays", async () => {
  const { page, context } = await openPage(browser, "about:blank");
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const line = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
  await session.send("Network.emulateNetworkConditions", line);
  const began = Date.now();
  await page.goto(`${site.origin}/`, { waitUntil: "commit" });
  await page.getByLabel("Een klacht indienen").check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByLabel("Naam").pressSequentially("Anna");
  const typed = Date.now() - began;
  assert.equal(await stateOf(page), "first");
  await page.getByLabel("Naam").pressSequentially(" de Boer, met een naam die een tijd duurt", { delay: 120 });
  await moduleCame(page);
  const came = Date.now() - began;
  assert.equal(await page.getByLabel("Naam").inputValue(), "Anna de Boer, met een naam die een tijd duurt");
  console.log(`name typed after ${typed} ms, module there after ${came} ms`);
  await context.close();
});
