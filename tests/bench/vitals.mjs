// Lighthouse's mobile figures of the demo's page beside the peers': simulated throttling, interleaved rounds, medians.
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import lighthouse from "lighthouse";
import { flags } from "../browser/support/chromium.mjs";
import { alone, bar, median, report, table } from "./support/bars.mjs";
import { contenders, rotated } from "./support/browser.mjs";
import { buildPeers, titles } from "./support/peers.mjs";
import { folderOf } from "./support/places.mjs";
import { serve } from "./support/server.mjs";

const rounds = 5;
const audits = {
  blocked: "total-blocking-time", // ms
  largest: "largest-contentful-paint", // ms
  shift: "cumulative-layout-shift",
};

// A browser of its own for each page: nothing is kept from one to the next.
async function withBrowser(work) {
  const profile = mkdtempSync(join(tmpdir(), "complaint-vitals-"));
  const own = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  const browser = spawn("/usr/bin/chromium", [...flags, ...own, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const port = await new Promise((resolve, reject) => {
      let said = "";
      browser.stderr.on("data", (text) => {
        said += text;
        const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said);
        if (found) resolve(Number(found[1]));
      });
      browser.once("exit", () => reject(new Error(`Chromium ended: ${said.slice(-300)}`)));
    });
    return await work(port);
  } finally {
    browser.kill("SIGTERM");
    await new Promise((resolve) => (browser.exitCode !== null || browser.signalCode ? resolve() : browser.once("exit", resolve)));
    await gone(profile);
  }
}

// Its children may write there for a moment after it has ended.
async function gone(folder) {
  for (let turn = 0; turn < 50; ++turn)
    try {
      return await rm(folder, { recursive: true, force: true });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
}

const attempts = 3; // Lighthouse's recording fails now and then ("NO_NAVSTART"), whatever the page

async function audit(url, attempt = 1) {
  const { lhr } = await withBrowser((port) =>
    lighthouse(url, { port, logLevel: "silent", onlyCategories: ["performance"], formFactor: "mobile" }),
  );
  if (lhr.runtimeError && attempt < attempts) return audit(url, attempt + 1);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const figures = Object.entries(audits).map(([name, id]) => [name, lhr.audits[id].numericValue]);
  return { score: lhr.categories.performance.score, ...Object.fromEntries(figures) };
}

const medians = (runs) => Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs.map((run) => run[name]))]));

export async function bench() {
  await buildPeers();
  const server = await serve(Object.fromEntries(contenders.map((name) => [name, folderOf(name)])));
  try {
    const runs = Object.fromEntries(contenders.map((name) => [name, []]));
    for (let round = 0; round < rounds; ++round)
      for (const name of rotated(contenders, round)) runs[name].push(await audit(server.pageOf(name)));
    const all = Object.fromEntries(contenders.map((name) => [name, medians(runs[name])]));
    const { ours } = all;
    const bars = [
      bar("Lighthouse's mobile score", { measured: ours.score, budget: 0.84, aim: 0.99, least: true }),
      bar("blocked in all, mobile", { measured: ours.blocked, budget: 560, aim: 50, unit: "ms", digits: 0 }),
      bar("largest paint, mobile", { measured: ours.largest / 1000, budget: 2.3, aim: 1.4, unit: "s", digits: 2 }),
      bar("layout shift, mobile", { measured: ours.shift, budget: 0.1, aim: 0, digits: 3 }),
    ];
    const rows = contenders.map((name) => {
      const { score, blocked, largest, shift } = all[name];
      return [titles[name] ?? "ours", score.toFixed(2), blocked.toFixed(0), (largest / 1000).toFixed(2), shift.toFixed(3)];
    });
    const said =
      `Lighthouse, mobile form factor, its simulated throttling, medians of ${rounds} interleaved rounds, each in a browser of its ` +
      "own. Budgets are what the first edition had.";
    const heads = ["who", "performance", "blocked, ms", "largest contentful paint, s", "layout shift"];
    return report("Vitals", [said, table(heads, rows)], bars);
  } finally {
    await server.stop();
  }
}

await alone(fileURLToPath(import.meta.url), bench);
