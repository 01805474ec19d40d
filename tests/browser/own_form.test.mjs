// A form of somebody else's, a municipality's noise complaint: given to the element by properties, filled in and sent, and judged by
// complaint-check with the same folder. Nothing is built anew for it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { answersTo } from "../support/check.mjs";
import { launch } from "./support/chromium.mjs";
import { startSite } from "./support/site.mjs";

const folder = fileURLToPath(new URL("../support/noise", import.meta.url));
const json = (name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
const noise = {
  definition: json("forms/noise.json"),
  profileData: json("profiles/dorp.json"),
  words: json("locales/nl.json"),
};
const check = (body) => answersTo(body, "payload", "--form", "noise", "--assets", folder, "--today", "2026-11-22");

let browser;
let site;
before(async () => {
  browser = await launch();
  site = await startSite();
});
after(async () => {
  try {
    await browser?.close();
  } finally {
    await site?.stop();
  }
});

// The municipality's receiver: it takes what complaint-check takes.
async function open(properties, attributes = {}) {
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  const received = [];
  await page.route("**/noise", (route) => {
    const body = route.request().postData();
    const { lines } = check(body);
    if (!lines[0].ok) return route.fulfill({ status: 422, json: { problems: lines[0].problems } });
    received.push(JSON.parse(body));
    return route.fulfill({ status: 201, json: { reference: "DORP-1", receivedAt: "2026-11-22T12:00:00Z" } });
  });
  await page.goto(`${site.origin}/`);
  await page.evaluate(
    ([properties, attributes]) => {
      const form = document.createElement("complaint-form");
      for (const [name, value] of Object.entries({ endpoint: "/noise", lang: "nl", ...attributes }))
        form.setAttribute(name, value);
      globalThis.errors = [];
      form.addEventListener("complaint-error", ({ detail }) => errors.push(detail));
      Object.assign(form, properties);
      document.querySelector("complaint-form").replaceWith(form);
    },
    [properties, attributes],
  );
  return { context, page, received };
}

test("a form of the host's own is shown, filled in and sent, and its receiver takes it", async () => {
  const { context, page, received } = await open(noise);
  await page.getByRole("heading", { name: "Geluidsoverlast melden" }).waitFor();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByRole("link", { name: "Kies wat u hoort" }).waitFor();
  await page.getByRole("radio", { name: "Iets anders" }).check();
  await page.getByRole("textbox", { name: "Wat dan?" }).fill("Een haan");
  await page.getByRole("textbox", { name: "Waar is het?" }).fill("Dorpsstraat 1");
  await page.getByRole("textbox", { name: "Dag" }).fill("1");
  await page.getByRole("textbox", { name: "Maand" }).fill("oktober");
  await page.getByRole("textbox", { name: "Jaar" }).fill("2026");
  await page.getByRole("checkbox", { name: "Het gebeurt vaak" }).check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByRole("heading", { name: "Over u" }).waitFor();
  await page.getByRole("radio", { name: "Ja" }).check();
  await page.getByRole("textbox", { name: "E-mailadres" }).fill("an@dorp.example");
  await page.getByRole("button", { name: "Volgende" }).click();
  await page.getByRole("heading", { name: "Controleer uw antwoorden" }).waitFor();
  assert.equal(await page.getByRole("checkbox").count(), 0, "no consent is asked for");
  await page.getByRole("button", { name: "Versturen" }).click();
  await page.getByText("DORP-1").waitFor();
  await page.getByText("De wijkagent gaat kijken.").waitFor();
  const [{ noise: what, reporter, form, profile, consent }] = received;
  assert.deepEqual(
    { what, reporter, form, profile, consent },
    {
      what: { kind: "other", what: "Een haan", where: "Dorpsstraat 1", when: "2026-10-01", often: true },
      reporter: { email: "an@dorp.example" },
      form: "noise",
      profile: "dorp",
      consent: undefined,
    },
  );
  assert.deepEqual(await page.evaluate(() => errors), []);
  await context.close();
});

test("a wrong definition is told with pointer and words, and the fallback shows", async () => {
  const definition = structuredClone(noise.definition);
  definition.pages[0].blocks[1].type = "colour";
  const { context, page } = await open({ ...noise, definition });
  await page.waitForFunction(() => errors.length > 0);
  const [{ reason, message }] = await page.evaluate(() => errors);
  assert.equal(reason, "form");
  assert.match(message, /form \/pages\/0\/blocks\/1\/type is none of/);
  await context.close();
});

test("a file that is none is told, and the package's own form does not show in its place", async () => {
  const failed = async (properties, message) => {
    const { context, page } = await open(properties);
    await page.waitForFunction(() => errors.length > 0);
    const [error] = await page.evaluate(() => errors);
    assert.equal(error.reason, "form");
    assert.match(error.message, message);
    assert.equal(await page.getByRole("button", { name: "Beginnen" }).count(), 0);
    await context.close();
  };
  await failed({ ...noise, definition: "noise" }, /form {2}is not an object/);
  await failed({ ...noise, profileData: [] }, /profile {2}is not an object/);
  await failed({ ...noise, words: { language: "nl", words: "abc" } }, /words \/words is not an object/);
  await failed({ ...noise, words: { language: "nl", words: {} } }, /words \/words lack "noise.heading"/);
  await failed({ ...noise, words: { ...noise.words, language: "en" } }, /words \/language is none of "nl"/);
  const agreed = { ...noise, definition: { ...noise.definition, agreement: "consent" } };
  await failed(agreed, /lack "noise.personal_data.clause"/);
  await failed(withClause({ version: undefined }), /lack "noise.consent.version"/);
});

const clause = "Wij geven uw e-mailadres aan de wijkagent.";

function withClause({ version }) {
  const words = { ...noise.words.words, "noise.personal_data.clause": clause, "noise.consent.version": version };
  return {
    definition: { ...noise.definition, agreement: "notice", pages: noise.definition.pages.slice(1) },
    profileData: noise.profileData,
    words: { ...noise.words, words },
  };
}

test("a clause of the host's own goes with its own version and digest", async () => {
  const { context, page, received } = await open(withClause({ version: "dorp-1" }));
  await page.route("**/noise", (route) => {
    received.push(JSON.parse(route.request().postData()));
    return route.fulfill({ status: 201, json: { reference: "DORP-2", receivedAt: "2026-11-22T12:00:00Z" } });
  });
  await page.getByRole("radio", { name: "Nee" }).check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByText(clause).waitFor();
  await page.getByRole("button", { name: "Versturen" }).click();
  await page.getByText("DORP-2").waitFor();
  const digest = `sha-256=:${createHash("sha256").update(clause).digest("base64")}:`;
  const { textVersion, textDigest } = received[0].notice;
  assert.deepEqual([textVersion, textDigest], ["dorp-1", digest]);
  await context.close();
});

test("another form while one is being filled in is told, and reset() shows it", async () => {
  const { context, page } = await open(noise);
  await page.getByRole("radio", { name: "Muziek" }).check();
  const words = { ...noise.words.words, "noise.heading": "Een ander" };
  await page.evaluate((changed) => (document.querySelector("complaint-form").words = changed), { ...noise.words, words });
  const [{ reason, message }] = await page.evaluate(() => errors);
  assert.deepEqual([reason, message], ["form", "a form is being filled in: reset() shows the new one"]);
  await page.getByRole("heading", { name: "Geluidsoverlast melden" }).waitFor();
  await page.evaluate(() => document.querySelector("complaint-form").reset());
  await page.getByRole("heading", { name: "Een ander" }).waitFor();
  await context.close();
});

test("personal-data: the package's second form is shown by its name, and the site takes what it sends", async () => {
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${site.origin}/?form=personal-data`);
  await page.getByRole("heading", { name: "Uw persoonsgegevens" }).waitFor();
  await page.getByRole("radio", { name: "Een overzicht van mijn persoonsgegevens" }).check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.getByRole("textbox", { name: "Naam" }).fill("Noor van Dijk");
  await page.getByRole("textbox", { name: "Telefoonnummer" }).fill("06 12345678");
  await page.getByRole("textbox", { name: "E-mailadres" }).fill("noor@voorbeeld.nl");
  await page.getByRole("button", { name: "Volgende" }).click();
  await page.getByRole("radio", { name: "Nee" }).check();
  await page.getByRole("button", { name: "Volgende" }).click();
  await page.getByRole("heading", { name: "Controleer uw antwoorden" }).waitFor();
  await page.getByRole("button", { name: "Versturen" }).click();
  await page.getByText("Uw kenmerk", { exact: true }).waitFor();
  const received = await site.received();
  assert.equal(received.at(-1).payload.form, "personal-data");
  await context.close();
});
