// A complaint is never lost and never sent twice; what is kept on the device is sealed, and gone after sending.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, faults, site } from "./support/browser_and_site.mjs";
import { ready } from "./support/chromium.mjs";
import { assertNothingPlain, stored, until } from "./support/device.mjs";
import {
  answers,
  begin,
  fillAll,
  fillCase,
  fillContact,
  fillIncident,
  fillRest,
  fillStatement,
  keepDraft,
  send,
} from "./support/journey.mjs";

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const counts = async (page) => (await stored(page)).counts;

async function open(context, said = []) {
  const page = await context.newPage();
  page.on("console", (message) => said.push(message.text()));
  await page.goto(`${site.origin}/`);
  await ready(page);
  return page;
}

const logIn = (page) => page.getByRole("button", { name: "S. Bakker" }).click();
const mine = async () => (await site.received()).length;

// The ids of all complaints posted from now on, a repeated one again.
function idsSentBy(context) {
  const ids = [];
  context.on(
    "request",
    (request) =>
      request.method() === "POST" && request.url().endsWith("/api/complaints") && ids.push(request.headers()["idempotency-key"]),
  );
  return ids;
}

test("a draft is kept sealed, offered once its tab is gone, and taken over without the national number", async () => {
  const context = await browser.newContext();
  const said = [];
  const first = await open(context, said);
  await keepDraft(first);
  await begin(first);
  await fillContact(first);
  await first.getByRole("radio", { name: "Ja" }).check();
  await first.getByLabel("Dossiernummer").fill(answers.caseNumber);
  await first.getByLabel("Burgerservicenummer (BSN)").fill(answers.bsn);
  await until("the draft is kept", async () => (await counts(first)).drafts === 1);
  const kept = await stored(first);
  assert.match(kept.text, /key:kept/);
  assertNothingPlain(answers, { storage: kept.text, console: said.join("\n") });

  const second = await open(context, said);
  assert.equal(await second.getByRole("button", { name: "Verdergaan" }).count(), 0, "a draft in use is not offered");
  await first.close();
  await second.reload();
  await second.getByRole("button", { name: "Verdergaan" }).click();
  await heading(second, "Uw contactgegevens");
  assert.equal(await second.getByLabel("Naam", { exact: true }).inputValue(), answers.name);
  await second.getByRole("button", { name: "Volgende" }).click();
  await heading(second, "Uw dossier");
  assert.equal(await second.getByLabel("Dossiernummer").inputValue(), answers.caseNumber);
  assert.equal(await second.getByLabel("Burgerservicenummer (BSN)").inputValue(), "");
  await until("one draft is left", async () => (await counts(second)).drafts === 1);
  await fillCase(second);
  await fillStatement(second);
  await fillIncident(second);
  await send(second);
  await heading(second, "Wij hebben uw klacht ontvangen");
  await until("nothing is left", async () => {
    const left = await counts(second);
    return left.drafts === 0 && left.outbox === 0;
  });
  assertNothingPlain(answers, { storage: (await stored(second)).text, console: said.join("\n"), log: site.log() });
  await context.close();
});

test("what would be plain in storage is found there", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  for (const value of [answers.name, answers.email.toLowerCase(), answers.bsn]) {
    await page.evaluate(
      (text) =>
        new Promise((resolve) => {
          const opening = indexedDB.open("plain");
          opening.onupgradeneeded = () => opening.result.createObjectStore("plain");
          opening.onsuccess = () => {
            const writing = opening.result.transaction("plain", "readwrite");
            writing.objectStore("plain").put(new TextEncoder().encode(`{"x":"${text}"}`), 1);
            writing.oncomplete = () => resolve(opening.result.close());
          };
        }),
      value,
    );
    const { text } = await stored(page);
    assert.throws(() => assertNothingPlain(answers, { storage: text }), /is plain in storage/);
  }
  await context.close();
});

test("two tabs each keep their own draft", async () => {
  const context = await browser.newContext();
  const [one, other] = [await open(context), await open(context)];
  for (const [page, name] of [
    [one, "Anna"],
    [other, "Bert"],
  ]) {
    await keepDraft(page);
    await begin(page);
    await page.getByLabel("Naam", { exact: true }).fill(name);
  }
  await until("both are kept", async () => (await counts(one)).drafts === 2);
  await context.close();
});

const clearButton = (page) => page.getByRole("button", { name: "Wis mijn antwoorden van dit apparaat" });
const losesAnswers = "U kunt uw antwoorden daarna niet terughalen.";
const losesComplaint = "Uw klacht of bezwaar is nog niet verstuurd. Als u wist, krijgen wij het niet.";

async function clearAll(page) {
  await page.getByRole("button", { name: "Ja, wis mijn antwoorden" }).click();
  await until("all is gone, the key too", async () => Object.values(await counts(page)).every((count) => count === 0));
  await clearButton(page).waitFor({ state: "detached" });
}

test("'Wis mijn antwoorden van dit apparaat' empties it, after a question that names what is lost", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  assert.equal(await clearButton(page).count(), 0, "there is nothing to delete");
  await keepDraft(page);
  await page.getByRole("radio", { name: "Een klacht indienen" }).check();
  await until("the draft is kept", async () => (await counts(page)).drafts === 1);
  await clearButton(page).click();
  await page.getByText(losesAnswers).waitFor();
  assert.equal(await page.getByText(losesComplaint).count(), 0);
  await clearAll(page);
  await context.close();
});

test("'Wis mijn antwoorden van dit apparaat' is there on a later visit too, for a draft and for a complaint that waits", async () => {
  const context = await browser.newContext();
  const before = await mine();
  const draft = await open(context);
  await keepDraft(draft);
  await begin(draft);
  await until("the draft is kept", async () => (await counts(draft)).drafts === 1);
  const sending = await open(context);
  await fillAll(sending);
  await faults({ seed: 1, 503: 1 });
  await send(sending);
  await sending.getByRole("button", { name: "Kopie opslaan" }).waitFor();
  for (const page of [draft, sending]) await page.close();
  const later = await open(context);
  await clearButton(later).click();
  for (const words of [losesAnswers, losesComplaint]) await later.getByText(words).waitFor();
  await clearAll(later);
  await faults({});
  await later.reload();
  await ready(later);
  assert.equal(await clearButton(later).count(), 0);
  assert.equal(await mine(), before);
  await context.close();
});

test("without a connection it waits on the device, sealed, and goes when the connection is back", async () => {
  const context = await browser.newContext({ timezoneId: "Europe/Amsterdam" });
  const said = [];
  const before = await mine();
  const page = await open(context, said);
  await fillAll(page);
  await context.setOffline(true);
  await send(page);
  const pressed = new Intl.DateTimeFormat("nl-NL", { timeStyle: "short", timeZone: "Europe/Amsterdam" }).format(new Date());
  const status = page.getByRole("status").filter({ hasText: /\d\d:\d\d/ });
  await status.waitFor();
  assert.ok(
    (await status.textContent()).includes(pressed) || new Date().getSeconds() < 5,
    "since when, by the person's own clock",
  );
  const kept = await stored(page);
  assert.equal(kept.counts.outbox, 1);
  assertNothingPlain(answers, { storage: kept.text, console: said.join("\n") });
  await context.setOffline(false);
  await heading(page, "Wij hebben uw klacht ontvangen");
  await until("nothing is left", async () => (await counts(page)).outbox === 0);
  assert.equal(await mine(), before + 1);
  await context.close();
});

test("a complaint of a tab that was closed is sent by the next one, which shows its reference", async () => {
  const context = await browser.newContext();
  const before = await mine();
  const page = await open(context);
  await fillAll(page);
  await context.setOffline(true);
  await send(page);
  await page.getByRole("button", { name: "Kopie opslaan" }).waitFor();
  await page.close();
  await context.setOffline(false);
  const later = await open(context);
  const told = later.getByText(/Een eerdere klacht is alsnog verstuurd/);
  await told.waitFor();
  const received = await site.received();
  assert.equal(received.length, before + 1);
  assert.ok((await told.textContent()).includes(received[0].reference));
  await until("nothing is left", async () => (await counts(later)).outbox === 0);
  await context.close();
});

test("an ended session keeps everything; the same complaint goes under the same id", async () => {
  const context = await browser.newContext();
  const before = await mine();
  const ids = idsSentBy(context);
  const page = await open(context);
  await fillAll(page);
  await faults({ seed: 1, 401: 1 });
  await send(page);
  await page.getByText(/U bent niet meer ingelogd/).waitFor();
  assert.equal((await counts(page)).outbox, 1, "it would survive the log-in page");
  await faults({});
  await page.getByRole("button", { name: "Versturen" }).click();
  await heading(page, "Wij hebben uw klacht ontvangen");
  assert.equal(ids.length, 2);
  assert.equal(ids[0], ids[1]);
  assert.equal(await mine(), before + 1);
  await until("nothing is left", async () => (await counts(page)).outbox === 0);
  await context.close();
});

test("after logging in on another page the complaint goes by itself", async () => {
  const context = await browser.newContext();
  const before = await mine();
  const page = await open(context);
  await logIn(page);
  await fillAll(page);
  await faults({ seed: 1, 403: 1 });
  await send(page);
  await page.getByText(/U bent niet meer ingelogd/).waitFor();
  await faults({});
  await page.goto("about:blank");
  await page.goto(`${site.origin}/`);
  await page.getByText(/Een eerdere klacht is alsnog verstuurd/).waitFor();
  assert.equal(await mine(), before + 1);
  await context.close();
});

test("a refusal leads to the field; changed it goes under a new id, and only that is stored", async () => {
  const context = await browser.newContext();
  const before = await mine();
  const ids = idsSentBy(context);
  const page = await open(context);
  await fillAll(page);
  await faults({ seed: 1, 422: 1 });
  await send(page);
  await page.getByRole("group", { name: /^Pas / }).waitFor();
  await faults({});
  const field = page.locator('complaint-form [aria-invalid="true"]').first();
  const name = await field.getAttribute("name");
  const value = await field.inputValue();
  assert.ok(value.length > 0, "the answer is still there");
  await field.fill(name === "contact.email" ? "zoe2@voorbeeld.nl" : value.replace(/.$/, "1"));
  for (let i = 0; i < 6 && (await page.getByRole("button", { name: "Versturen" }).count()) === 0; ++i) {
    const title = await page.title();
    await page.getByRole("button", { name: "Volgende" }).click();
    await page.waitForFunction((old) => document.title !== old, title);
  }
  await page.getByRole("button", { name: "Versturen" }).click();
  await heading(page, "Wij hebben uw klacht ontvangen");
  assert.equal(new Set(ids).size, 2);
  assert.equal(await mine(), before + 1);
  await until("the refused one has gone too", async () => (await counts(page)).outbox === 0);
  await context.close();
});

test("a refused complaint whose tab was closed comes back as answers to go on with", async () => {
  const context = await browser.newContext();
  const page = await open(context);
  await logIn(page);
  await fillAll(page);
  await faults({ seed: 1, 422: 1 });
  await send(page);
  await page.getByRole("group", { name: /^Pas / }).waitFor();
  await faults({});
  await page.close();
  const later = await open(context);
  await later.getByText(/Een eerdere klacht konden wij niet aannemen/).waitFor();
  await later.getByRole("button", { name: "Antwoorden wissen" }).click();
  await later.getByRole("button", { name: "Ja, wis mijn antwoorden" }).click();
  await until("it is gone", async () => (await counts(later)).outbox === 0);
  await context.close();
});

test("a refused complaint comes back with its national number, which the draft of it does not hold", async () => {
  const context = await browser.newContext();
  const said = [];
  const page = await open(context, said);
  await fillAll(page);
  await faults({ seed: 1, 422: 1 });
  await send(page);
  await page.getByRole("group", { name: /^Pas / }).waitFor();
  await faults({});
  await page.close();
  const later = await open(context, said);
  await begin(later);
  await later.getByLabel("E-mailadres").fill(answers.email);
  await later.getByLabel("Naam", { exact: true }).focus();
  await later.getByText(/Een eerdere klacht konden wij niet aannemen/).waitFor();
  await later.getByRole("button", { name: "Vorige" }).click();
  await later.getByRole("button", { name: "Verdergaan" }).click();
  await later.getByRole("button", { name: "Volgende" }).click();
  await heading(later, "Uw dossier");
  assert.equal(await later.getByLabel("Burgerservicenummer (BSN)").inputValue(), answers.bsn);
  await until("its draft is kept", async () => (await counts(later)).drafts === 1);
  assertNothingPlain(answers, { storage: (await stored(later)).text, console: said.join("\n") });
  await context.close();
});

test("a device that keeps nothing: the page says so, asks before it closes, and still sends", async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
  const before = await mine();
  const page = await open(context);
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.getByText(/Dit apparaat kan uw antwoorden niet bewaren/).waitFor();
  await page.reload();
  await ready(page);
  assert.deepEqual(asked, [], "nothing was typed");
  await begin(page);
  await page.getByLabel("Naam", { exact: true }).fill("Jan");
  await page.reload();
  assert.deepEqual(asked, ["beforeunload"]);
  await heading(page, "Uw contactgegevens"); // the tab keeps them all the same
  assert.equal(await page.getByLabel("Naam", { exact: true }).inputValue(), "Jan");
  await fillRest(page);
  await send(page);
  await heading(page, "Wij hebben uw klacht ontvangen");
  assert.equal(await mine(), before + 1);
  await page.reload();
  assert.deepEqual(asked, ["beforeunload"], "all was received");
  await context.close();
});

test("a database that refuses every write: a complaint that waits in memory is guarded, and sent", async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  const before = await mine();
  const page = await open(context);
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await fillAll(page);
  await context.setOffline(true);
  await send(page);
  await page.getByRole("button", { name: "Kopie opslaan" }).waitFor();
  assert.ok(await page.getByText(/Dit apparaat kan uw antwoorden niet bewaren. U kunt/).isVisible());
  await page.close({ runBeforeUnload: true });
  await until("the browser asks", () => asked.length === 1);
  await context.setOffline(false);
  await heading(page, "Wij hebben uw klacht ontvangen");
  assert.equal(await mine(), before + 1);
  await context.close();
});
