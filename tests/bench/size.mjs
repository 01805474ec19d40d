// What is loaded, brotli 11: ours by the requests of a whole filling-in, the peers by those of their page; and what our module
// is made of.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { ready } from "../browser/support/chromium.mjs";
import { consentAndSend, fillAll } from "../browser/support/journey.mjs";
import { startSite } from "../browser/support/site.mjs";
import { alone, bar, bytes, report, table } from "./support/bars.mjs";
import { contenders, openCold, pathsAskedFor, withContenders } from "./support/browser.mjs";
import { titles } from "./support/peers.mjs";
import { folderOf, root, siteFolder } from "./support/places.mjs";
import { brotli } from "./support/server.mjs";
import { byPart, readModule } from "./support/wasm_sections.mjs";

export const budgets = { whole: 200_000, first: 30_000 }; // bytes

const patience = 6_000; // ms in which the name can be typed when nothing needed is held back; loopback takes a tenth

const fileAt = (folder, path) => join(folder, path.endsWith("/") ? `${path}index.html` : path);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

// The files of the demo page and its form, from the first request to the receipt by the real site.
export async function filesOfFillingIn(browser) {
  const site = await startSite();
  const { context, page } = await openCold(browser);
  const paths = pathsAskedFor(page, site.origin);
  await page.goto(`${site.origin}/`);
  await ready(page);
  await fillAll(page);
  await consentAndSend(page);
  await context.close();
  await site.stop();
  return [...paths].map((path) => ({ path, size: brotli(fileAt(siteFolder, path)).length }));
}

// Can the name be typed on the second page while these files are kept from coming?
async function usableWithout(browser, url, held) {
  const { context, page } = await openCold(browser);
  page.setDefaultTimeout(patience);
  await page.route(
    (each) => held.has(each.pathname.replace(/^\/ours/, "")),
    () => new Promise(() => undefined),
  );
  try {
    await page.goto(url, { waitUntil: "commit" });
    await page.getByRole("radio", { name: "Een klacht indienen" }).check();
    await page.getByRole("button", { name: "Beginnen" }).click();
    const name = page.getByLabel("Naam", { exact: true });
    await name.pressSequentially("Zoë");
    return (await name.inputValue()) === "Zoë";
  } catch {
    return false;
  } finally {
    await context.close();
  }
}

// The files that are left when each in turn, the largest first, is held back together with those that were not missed.
export async function neededForTyping(browser, url, files) {
  const needless = new Set();
  const bySize = [...files].sort((one, other) => other.size - one.size).map(({ path }) => path);
  for (const path of bySize.filter((each) => !each.endsWith("/")))
    if (await usableWithout(browser, url, new Set([...needless, path]))) needless.add(path);
  return bySize.filter((path) => !needless.has(path));
}

async function peerTotal(browser, server, name) {
  const { context, page } = await openCold(browser);
  const paths = pathsAskedFor(page, server.origin);
  await page.goto(server.pageOf(name), { waitUntil: "networkidle" });
  await context.close();
  return sum([...paths].map((path) => brotli(fileAt(folderOf(name), path.replace(`/${name}`, ""))).length));
}

function fileTable(files, needed) {
  const rows = files.map(({ path, size }) => [path, bytes(size), needed.includes(path) ? bytes(size) : ""]);
  return table(["our file", "brotli 11, B", "of it until the name can be typed, B"], rows);
}

// A module as it was linked, before tools/build_web.mjs takes the names out.
function partTable(name) {
  const module = readModule(readFileSync(join(root, `build/web/wasm/bin/complaint-${name}.wasm`)));
  const parts = byPart(module);
  const total = sum(parts.map(({ size }) => size));
  const rows = parts.map(({ part, bodies, size }) => [
    part,
    bodies.length,
    bytes(size),
    `${((100 * size) / total).toFixed(1)} %`,
    bytes(brotliCompressSync(Buffer.concat(bodies)).length),
  ]);
  rows.push(["whole", module.functions.length, bytes(total), "100 %", ""]);
  return table([`part of complaint-${name}.wasm`, "functions", "B", "share", "brotli 11 alone, B"], rows);
}

// Without these every page can be filled in, checked and sent.
const isOfPicture = ({ path }) => /painting\.js$|painter\.wasm$|\.ttf$/.test(path);

export function bench() {
  return withContenders(contenders, async (browser, server) => {
    const files = await filesOfFillingIn(browser);
    const needed = await neededForTyping(browser, server.pageOf("ours"), files);
    const whole = sum(files.map(({ size }) => size));
    const first = sum(files.filter(({ path }) => needed.includes(path)).map(({ size }) => size));
    const checked = sum(files.filter((file) => !isOfPicture(file)).map(({ size }) => size));
    const rows = [["ours", bytes(whole), bytes(first)]];
    for (const name of contenders.slice(1)) {
      const total = bytes(await peerTotal(browser, server, name));
      rows.push([titles[name], total, total]);
    }
    const bars = [
      bar("whole form", { measured: whole, budget: budgets.whole, aim: 160_000, unit: "B", digits: 0 }),
      bar("until the start page can be used and the name typed in", {
        measured: first,
        budget: budgets.first,
        aim: 20_000,
        unit: "B",
        digits: 0,
      }),
      bar("until everything can be filled in, checked and sent", { measured: checked, unit: "B", digits: 0 }),
    ];
    const said =
      "Brotli 11 of every file that Chromium asks for, headers not counted; ours from the first request of the demo page to the " +
      "receipt of a whole complaint. A file counts for the second column when the name cannot be typed while it is held back.";
    const totals = table(["who", "whole, B", "until the name can be typed, B"], rows);
    return report("Size", [said, totals, fileTable(files, needed), partTable("form"), partTable("painter")], bars);
  });
}

await alone(fileURLToPath(import.meta.url), bench);
