// Chromium killed (SIGKILL) at random moments around "Versturen", tabs closed, the connection cut, and a receiver with every
// fault: what the person sent is stored, each once.
//
//   COMPLAINTS=200 COMPLAINT_SEED=7 node --test tests/browser/crash.test.mjs
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Random } from "../support/random.mjs";
import { answersOf, arrivesAndLeavesNothing, assertEachOnce, everyFault, setFaults, stateOf } from "./support/blows.mjs";
import { assertNothingPlain, Device, stored, until } from "./support/device.mjs";
import { keepDraft, send } from "./support/journey.mjs";
import { startSite } from "./support/site.mjs";

const complaints = Number(process.env.COMPLAINTS ?? 8);
const seed = Number(process.env.COMPLAINT_SEED ?? 20261122);
const random = new Random(seed);

let site;
let device;
before(async () => {
  site = await startSite(["--faults"]);
  device = await Device.make();
});
after(async () => {
  try {
    await device?.stop();
  } finally {
    await site?.stop();
  }
});

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const ready = (page) => page.getByRole("button", { name: "Beginnen" }).waitFor();

// The plain page: what is tested is not how it is drawn.
async function open(context) {
  await context.addInitScript(() => localStorage.setItem("complaint-form.painter", "native"));
  const page = await device.open(context, `${site.origin}/`);
  await ready(page);
  return page;
}

async function fill(page, answers, keepsDraft) {
  if (keepsDraft) await keepDraft(page);
  await page.getByRole("radio", { name: "Een klacht indienen" }).check();
  await press(page, "Beginnen");
  await page.getByLabel("Naam", { exact: true }).fill(answers.name);
  await page.getByLabel("Telefoonnummer").fill(answers.phone);
  await page.getByLabel("E-mailadres").fill(answers.email);
  await press(page, "Volgende");
  await page.getByRole("radio", { name: "Ja" }).check();
  await page.getByLabel("Dossiernummer").fill("AB1234-5");
  await page.getByLabel("Burgerservicenummer (BSN)").fill(answers.bsn);
  await press(page, "Volgende");
  await page.getByLabel("Om welke reden bent u het er niet mee eens?").fill(answers.reason);
  await page.getByLabel("Waarom vindt u dat iemand bij Alektum Group een fout heeft gemaakt?").fill(answers.error);
  await press(page, "Volgende");
  await page.getByLabel("Dag", { exact: true }).fill("1");
  await page.getByLabel("Maand").fill("10");
  await page.getByLabel("Jaar").fill("2026");
  await page.getByRole("radio", { name: "Brief" }).check();
  await press(page, "Volgende");
}

// From the draft's first page to the review, where everything is filled in already.
async function passThrough(page) {
  await press(page, "Verdergaan");
  for (let i = 0; i < 4; ++i) {
    const title = await page.title();
    await press(page, "Volgende");
    await page.waitForFunction((old) => document.title !== old, title);
  }
}

// Without a draft nothing is promised before the page says that the complaint waits.
async function strikeWaiting(page, answers) {
  await setFaults(site, { seed: random.below(1e9), 500: 1 });
  await send(page);
  await page.getByRole("heading", { level: 1, name: /nog niet verstuurd/ }).waitFor();
  const { counts, text } = await stored(page);
  assert.deepEqual([counts.outbox, counts.unlabelled], [1, 0]);
  assertNothingPlain(answers, { storage: text });
  await pause(200 * random.next());
  await device.kill();
  return "kill";
}

// How the person's world ends this time.
async function strike(context, page) {
  const how = random.pick(["kill", "kill", "kill", "close", "cut"]);
  if (how === "cut") await context.setOffline(true);
  await page.getByRole("checkbox", { name: /^Ik ga ermee akkoord/ }).check();
  const pressing = press(page, "Versturen").catch(() => undefined); // it may not live to see the end of it
  await pause(random.pick([20, 40, 60, 80, 100, 150, 300, 800, 2000]) * random.next());
  if (how === "close") await page.close();
  else await device.kill();
  await pressing;
  return how;
}

// The kill can take the demo's log-in along, which lies in localStorage and not in a cookie.
async function recover(context, answers, customer) {
  const page = await open(context);
  await press(page, customer);
  const state = await stateOf(
    page,
    site,
    answers,
    async () => (await page.getByRole("button", { name: "Verdergaan" }).count()) > 0,
  );
  if (state === "draft") {
    await passThrough(page);
    await send(page);
  }
  return { page, state };
}

test(
  `${complaints} complaints (seed ${seed}): what was sent is stored, each once, and nothing is left`,
  { timeout: complaints * 60_000 + 60_000 },
  async () => {
    const tally = { kill: 0, close: 0, cut: 0, draft: 0, sent: 0, withAccount: 0, fromMemory: 0 };
    let context = await device.start();
    for (let number = 1; number <= complaints; ++number) {
      const answers = answersOf(number);
      await setFaults(site, everyFault(random, 0.12));
      const page = await open(context);
      const customer = random.pick(["Niet ingelogd", "S. Bakker", "O. Haddad"]);
      await press(page, customer);
      const keepsDraft = random.chance(0.6);
      await fill(page, answers, keepsDraft);
      if (keepsDraft) await until("the draft is kept", async () => (await stored(page)).counts.drafts === 1);
      await pause(400); // so that the last answers are in it
      const how = await (keepsDraft ? strike(context, page) : strikeWaiting(page, answers));
      tally.withAccount += customer === "Niet ingelogd" ? 0 : 1;
      tally.fromMemory += keepsDraft ? 0 : 1;
      if (how !== "close") context = await device.start();
      const { page: later, state } = await recover(context, answers, customer);
      await setFaults(site, {});
      await arrivesAndLeavesNothing(later, site, answers, device.said);
      await later.close();
      tally[how] += 1;
      tally[state] += 1;
    }
    await assertEachOnce(site, complaints);
    console.log(`crash: ${complaints} complaints stored once each, ${JSON.stringify(tally)}`);
  },
);
