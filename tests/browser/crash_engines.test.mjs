// As crash.test.mjs, in the two other engines: Firefox is killed (SIGKILL) and started again with its profile; WebKitGTK, whose
// driven browser keeps nothing from one start to the next, leaves the page at a random moment, or reloads it.
//
//   COMPLAINTS=20 COMPLAINT_SEED=7 node --test tests/browser/crash_engines.test.mjs
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { Random } from "../support/random.mjs";
import { answersOf, arrivesAndLeavesNothing, assertEachOnce, everyFault, setFaults, stateOf } from "./support/blows.mjs";
import { stored, until } from "./support/device.mjs";
import { FirefoxPage } from "./support/engines/firefox.mjs";
import { startWebKit } from "./support/engines/webkit.mjs";
import { startSite } from "./support/site.mjs";

const complaints = Number(process.env.COMPLAINTS ?? (process.env.COMPLAINT_SOAK ? 20 : 3));
const seed = Number(process.env.COMPLAINT_SEED ?? 20261122);
const limit = { timeout: complaints * 90_000 + 60_000 };

class Firefox {
  name = "Firefox";

  async start(url) {
    this.url = url;
    this.profile ??= await mkdtemp(join(tmpdir(), "complaint-firefox-"));
    const { DISPLAY: _, ...env } = process.env;
    this.browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: "/usr/bin/firefox-esr",
      headless: true,
      userDataDir: this.profile,
      env,
      extraPrefsFirefox: {
        "intl.accept_languages": "nl",
        "browser.sessionstore.resume_from_crash": false,
        "toolkit.startup.max_resumed_crashes": -1,
      },
    });
    return this.open();
  }

  async open() {
    const raw = await this.browser.newPage();
    const page = new FirefoxPage(this.browser.defaultBrowserContext(), raw);
    await raw.goto(this.url);
    return page;
  }

  async blow() {
    const child = this.browser.process();
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    await pause(500); // its children end with it
    return this.start(this.url);
  }

  async stop() {
    await this.browser.close().catch(() => undefined);
    await rm(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
  }
}

class WebKit {
  name = "WebKitGTK";

  async start(url) {
    this.url = url;
    this.engine = await startWebKit();
    this.page = await this.engine.open(url);
    return this.page;
  }

  async blow(random) {
    if (random.chance(0.5)) await this.page.send("POST", "/url", { url: "about:blank" });
    return this.open();
  }

  async open() {
    await this.page.send("POST", "/url", { url: this.url });
    await this.page.listen();
    return this.page;
  }

  stop() {
    return this.engine.close();
  }
}

const ready = (page) => page.appears("button", "Beginnen");
const next = (page) => page.click("button", "Volgende");

async function fill(page, answers) {
  await page.click("checkbox", "Bewaar mijn antwoorden op dit apparaat");
  await page.click("radio", "Een klacht indienen");
  await page.click("button", "Beginnen");
  await page.fill("Naam", answers.name);
  await page.fill("Telefoonnummer", answers.phone);
  await page.fill("E-mailadres", answers.email);
  await next(page);
  await page.click("radio", "Ja");
  await page.fill("Dossiernummer…", "AB1234-5");
  await next(page);
  await page.fill("Om welke reden bent u het er niet mee eens?", answers.reason);
  await page.fill("Waarom vindt u dat iemand bij Alektum Group een fout heeft gemaakt?", answers.error);
  await next(page);
  await page.fill("Dag", "1");
  await page.fill("Maand", "10");
  await page.fill("Jaar", "2026");
  await page.click("radio", "Brief");
  await next(page);
}

async function passThrough(page) {
  await page.click("button", "Verdergaan");
  for (const heading of ["Uw contactgegevens", "Uw dossier", "Wat is er gebeurd?", "Wanneer en hoe"]) {
    await page.appears("heading", heading);
    await next(page);
  }
}

const consent = (page) => page.click("checkbox", "Ik ga ermee akkoord…");
const send = (page) => page.click("button", "Versturen");

const isOffered = (page) =>
  page.evaluate(() =>
    [...document.querySelector("complaint-form").shadowRoot.querySelectorAll("button")].some(
      (button) => button.textContent.trim() === "Verdergaan",
    ),
  );

// A new page is the plain one: what is tested is not how it is drawn.
async function plain(page) {
  await ready(page);
  await page.attribute("painter", "native");
  return page;
}

async function one(engine, page, site, random, number) {
  const answers = answersOf(number);
  await setFaults(site, everyFault(random, 0.12));
  await fill(await plain(page), answers);
  await until("the draft is kept", async () => (await stored(page)).counts.drafts === 1);
  await pause(400);
  await consent(page);
  const sending = send(page).catch(() => undefined);
  await pause(random.pick([0, 10, 50, 100, 200, 400, 1500]) * random.next());
  if (engine instanceof WebKit) await sending; // one command at a time
  const later = await plain(await engine.blow(random));
  await sending;
  const state = await stateOf(later, site, answers, () => isOffered(later));
  if (state === "draft") {
    await passThrough(later);
    await consent(later);
    await send(later);
  }
  await setFaults(site, {});
  await arrivesAndLeavesNothing(later, site, answers, []);
  return state;
}

for (const engine of [new Firefox(), new WebKit()])
  test(
    `${engine.name}: ${complaints} complaints (seed ${seed}): what was sent is stored, each once, and nothing is left`,
    limit,
    async (t) => {
      const random = new Random(seed);
      const site = await startSite(["--faults"]);
      t.after(() => site.stop());
      let page = await engine.start(`${site.origin}/`);
      t.after(() => engine.stop());
      const tally = { draft: 0, sent: 0 };
      for (let number = 1; number <= complaints; ++number) {
        if (number > 1) page = await engine.open();
        tally[await one(engine, page, site, random, number)] += 1;
      }
      await assertEachOnce(site, complaints);
      console.log(`crash in ${engine.name}: ${complaints} complaints stored once each, ${JSON.stringify(tally)}`);
    },
  );
