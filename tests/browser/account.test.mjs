// What is kept on a device belongs to one person, and a page that keeps it is a good guest of the browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { browser, faults, site } from "./support/browser_and_site.mjs";
import { ready } from "./support/chromium.mjs";
import { assertNothingPlain, Device, stored, until } from "./support/device.mjs";
import { answers, begin, fillAll, keepDraft, send } from "./support/journey.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const counts = async (page) => (await stored(page)).counts;
const mine = async () => (await site.received()).length;
const received = (page) => page.getByRole("heading", { level: 1, name: "Wij hebben uw klacht ontvangen" }).waitFor();

async function open(context, customer = "") {
  const page = await context.newPage();
  await page.goto(`${site.origin}/`);
  await ready(page);
  if (customer) await logIn(page, customer);
  return page;
}

async function logIn(page, customer) {
  await page.getByRole("button", { name: customer }).click();
  await page.locator(`button[aria-pressed="true"]`, { hasText: customer }).waitFor();
}

test("what one customer could not send is neither sent nor shown nor counted for the next, and goes when they are back", async () => {
  const context = await browser.newContext();
  const before = await mine();
  const first = await open(context, "S. Bakker");
  await keepDraft(first);
  await fillAll(first);
  await faults({ seed: 1, 401: 1 });
  await send(first);
  await first.getByText(/U bent niet meer ingelogd/).waitFor();
  await faults({});
  const kept = await stored(first);
  assert.deepEqual([kept.counts.outbox, kept.counts.unlabelled], [1, 0]);
  assert.doesNotMatch(kept.text, /key:|klant-1.*account/, "the account's key is not kept");
  assertNothingPlain(answers, { storage: kept.text });
  await logIn(first, "O. Haddad"); // the same computer, the next person
  await first.close();

  for (const customer of ["O. Haddad", "Niet ingelogd"]) {
    const next = await open(context);
    await logIn(next, customer);
    await next.reload();
    await ready(next);
    await next.waitForTimeout(500); // for what must not come
    assert.equal(await next.getByRole("button", { name: "Wis mijn antwoorden van dit apparaat" }).count(), 0, customer);
    assert.equal(await next.getByRole("button", { name: "Verdergaan" }).count(), 0, customer);
    assert.equal(await next.getByText(/Een eerdere klacht (?!opnieuw)/).count(), 0, customer);
    assert.equal(await mine(), before, customer);
    await next.close();
  }

  const again = await open(context, "S. Bakker");
  await again.getByText(/Een eerdere klacht is alsnog verstuurd/).waitFor();
  assert.equal(await mine(), before + 1);
  await context.close();
});

test("a complaint that is received at once is never on the disk, and the database of a kept one is deleted with it", async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    globalThis.written = 0;
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...record) {
      globalThis.written += 1;
      return put.apply(this, record);
    };
  });
  const page = await open(context);
  await fillAll(page);
  await send(page);
  await received(page);
  assert.equal(await page.evaluate(() => globalThis.written), 0);
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.deepEqual(await databases(), []);

  await page.reload();
  await ready(page);
  await fillAll(page);
  await context.setOffline(true);
  await send(page);
  await until("it is kept", async () => (await counts(page)).outbox === 1);
  await context.setOffline(false);
  await received(page);
  await until("the database has gone", async () => (await databases()).length === 0);
  await context.close();
});

test("a connection that breaks is opened again", async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...names) {
      if (this.isBroken || globalThis.breaks) {
        this.isBroken = true;
        globalThis.breaks = false;
        throw new DOMException("the connection was lost", globalThis.as ?? "InvalidStateError");
      }
      return transaction.apply(this, names);
    };
  });
  for (const as of ["InvalidStateError", "UnknownError"]) {
    const page = await open(context);
    await keepDraft(page);
    await begin(page);
    await until("it is kept", async () => (await counts(page)).drafts > 0);
    const before = (await stored(page)).text;
    await page.evaluate((name) => Object.assign(globalThis, { as: name, breaks: true }), as);
    await page.getByLabel("Naam", { exact: true }).fill(`Anna ${as}`);
    await page.waitForFunction(() => !globalThis.breaks);
    await until("the change is kept", async () => (await stored(page)).text !== before);
    assert.equal(await page.getByText(/Dit apparaat kan uw antwoorden niet bewaren/).count(), 0, as);
    await page.close();
  }
  await context.close();
});

test("a later version's records are left untouched by this one, and this one's are read by it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "complaint-later-"));
  execFileSync(process.execPath, [join(root, "tools/build_web.mjs"), "--later", folder], { stdio: "inherit" });
  const context = await browser.newContext();
  const openLater = async () => {
    const page = await context.newPage();
    await page.route("**/runtime.js", (route) => route.fulfill({ path: join(folder, "runtime.js") }));
    await page.route(`${site.origin}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll(/ integrity="[^"]*"/g, "") });
    });
    await page.goto(`${site.origin}/`);
    await ready(page);
    return page;
  };
  const formats = (page) =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open("complaint-form");
          opening.onsuccess = () => {
            const all = opening.result.transaction("drafts").objectStore("drafts").getAll();
            all.onsuccess = () =>
              resolve(all.result.map(({ id, format, data }) => `${id} ${format} ${new Uint8Array(data)}`).sort());
            opening.result.close();
          };
        }),
    );

  const later = await openLater();
  await keepDraft(later);
  await begin(later);
  await until("the later one keeps a draft", async () => (await counts(later)).drafts === 1);
  await later.close(); // which writes what it has gathered
  const now = await open(context);
  const [written] = await formats(now);
  await now.waitForTimeout(500); // for what must not come
  for (const name of ["Verdergaan", "Wis mijn antwoorden van dit apparaat"])
    assert.equal(await now.getByRole("button", { name }).count(), 0, name);
  await keepDraft(now);
  await begin(now);
  await until("both have a draft", async () => (await counts(now)).drafts === 2);
  assert.ok((await formats(now)).includes(written), "the later one's is untouched");
  await now.close();

  const again = await openLater();
  await again.getByRole("button", { name: "Verdergaan" }).waitFor();
  const numbers = (await formats(again)).map((text) => Number(text.split(" ")[1]));
  assert.equal(Math.max(...numbers), Math.min(...numbers) + 1);
  await again.getByRole("button", { name: "Wis mijn antwoorden van dit apparaat" }).click();
  await again.getByRole("button", { name: "Ja, wis mijn antwoorden" }).click();
  await until("it read this one's, and clears both", async () => (await counts(again)).drafts === 0);
  await context.close();
  rmSync(folder, { recursive: true });
});

test("the host's page is kept for Back, and what was cleared meanwhile stays away", async () => {
  const device = await Device.make();
  try {
    const context = await device.start();
    const page = await device.open(context, `${site.origin}/`);
    await ready(page);
    await keepDraft(page);
    await begin(page);
    await until("the draft is kept", async () => (await counts(page)).drafts === 1);
    // A page that is left in the middle of a write may be dropped: the browser does not keep it if the database is deleted then.
    let before = "";
    await until("nothing more is written", async () => {
      await pause(400); // longer than changes are gathered
      return before === (before = (await stored(page)).text);
    });
    await page.evaluate(() => {
      globalThis.shownAgain = 0;
      addEventListener("pageshow", ({ persisted }) => (globalThis.shownAgain += persisted ? 1 : 0));
    });
    await page.goto(`${site.origin}/icon.svg`);
    const other = await device.open(context, `${site.origin}/`);
    await other.getByRole("button", { name: "Wis mijn antwoorden van dit apparaat" }).click();
    await other.getByRole("button", { name: "Ja, wis mijn antwoorden" }).click();
    await until("it is cleared", async () => (await counts(other)).drafts === 0);
    await page.evaluate(() => void setTimeout(() => history.back(), 100)); // answered before the page goes
    await page.waitForURL(`${site.origin}/`, { waitUntil: "commit" });
    await page.waitForFunction(() => document.querySelector("complaint-form"));
    const why = await page.evaluate(() => ({
      shownAgain: globalThis.shownAgain ?? 0,
      reasons: performance.getEntriesByType("navigation")[0].notRestoredReasons ?? null,
    }));
    assert.deepEqual(why, { shownAgain: 1, reasons: null });
    await page.waitForTimeout(1_000); // for what must not come
    assert.equal((await counts(page)).drafts, 0);
    await page.getByLabel("Naam", { exact: true }).fill("Anna");
    await until("what is typed now is kept", async () => (await counts(page)).drafts === 1);
  } finally {
    await device.stop();
  }
});

test("without an account the console says once what that means, and a wrong key is named", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto(`${site.origin}/`);
  await ready(page);
  await page.evaluate(() => document.querySelector("main").append(document.querySelector("complaint-form").cloneNode()));
  await page.locator("complaint-form").nth(1).locator('.frame[data-state="ready"]').waitFor();
  assert.equal(said.filter((text) => /without `account`/.test(text)).length, 1);
  await page.evaluate(() => (document.querySelector("complaint-form").accountKey = new Uint8Array(31)));
  await until("it is named", () => said.some((text) => /accountKey is neither 32 bytes nor/.test(text)));
  await context.close();
});
