// Every benchmark in one run: one Markdown document, printed and kept in build/bench.md. Ends with 1 when a budget is missed.
//   node tests/bench/all.mjs [NAME...]
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { table, verdicts } from "./support/bars.mjs";
import { versions as peerVersions } from "./support/peers.mjs";
import { outFolder, root } from "./support/places.mjs";

const names = ["size", "start", "vitals", "idle", "paint", "memory", "fields", "site"];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : names;

const said = (program, ...values) =>
  execFileSync(program, values, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

// Version and commit; "changed" when the working copy is not that commit.
function ourVersion() {
  const { version } = JSON.parse(readFileSync(join(root, "build/web/package/package.json"), "utf8"));
  const changed = said("git", "status", "--porcelain", "--untracked-files=no") === "" ? "" : ", changed";
  return `${version} (${said("git", "rev-parse", "--short", "HEAD")}${changed})`;
}

const versions = () => ({
  "complaint-form": ourVersion(),
  ...peerVersions(),
  Chromium: said("/usr/bin/chromium", "--version").replace(/^Chromium (\S+).*$/s, "$1"),
  Node: process.version,
  Emscripten: said("emcc", "--version").replace(/^[^)]*\) (\S+).*$/s, "$1"),
  Processors: `${availableParallelism()}, load ${loadavg()[0].toFixed(1)} at the start`,
  Day: new Date().toISOString().slice(0, 10),
});

// A benchmark that breaks is a missed bar, and does not keep the others from running.
async function run(name) {
  const began = performance.now();
  try {
    const { bench } = await import(`./${name}.mjs`);
    return await bench();
  } catch (error) {
    const markdown = `## ${name}\n\nBroke off: ${String(error.message).split("\n")[0]}`;
    return { markdown, bars: [], missed: [`${name} broke off`] };
  } finally {
    console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
}

const heading = ["# Benchmarks", table(["what", "version"], Object.entries(versions()), ["---", "---"])];
const results = [];
for (const name of wanted) results.push(await run(name));
const bars = results.flatMap((result) => result.bars);
const missed = results.flatMap((result) => result.missed);
const outcome = missed.length === 0 ? "Every budget is met." : `Missed: ${missed.join("; ")}.`;
const document = [...heading, "## Bars", outcome, verdicts(bars), ...results.map(({ markdown }) => markdown)].join("\n\n");
mkdirSync(outFolder, { recursive: true });
writeFileSync(join(root, "build/bench.md"), `${document}\n`);
console.log(document);
process.exitCode = missed.length === 0 ? 0 : 1;
