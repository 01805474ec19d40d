// Mutation testing of folders of web: makes one small change to a source file at a time and checks that a test of the same folder of
// tests/web fails, or the program ends, hangs or is refused by the compiler.
//
//   mutation.mjs [--folder A,B] [--count N] [--seed S] [--file NAME] [--match TEXT]   tries N mutants (default 120) of the folders (default
//                                                         web/delivery), chosen by chance, spread over files and operators; prints
//                                                         those that nothing finds
//   mutation.mjs --list [...]                             prints the chosen mutants and tries none
//
// --match takes only mutants whose printed line contains TEXT, for instance to try a survivor again; --verbose prints also what each
// of the others is found by. COMPLAINTS sets the number of simulated complaints (default 100); what survives them is tried again with
// four times as many. Exits 0 if at least 90 % are found, of the element and its pages 85 %.
//
// mutation_equivalent.json lists mutants that change nothing anybody can observe, which are not tried: [{file, text, reason}], with
// `text` as printed, from the operator on. An entry excuses every mutant of the file with that text; one without a mutant is an error.
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Random } from "../support/random.mjs";
import { prepare, typeChecker } from "./mutation_harness.mjs";
import { mutate, sitesIn } from "./mutation_sites.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const kLeast = { "web/delivery": 90 }; // percent of a folder by itself
const kLeastOther = 85; // and of other folders, together
const kLonger = 4; // times as many complaints in the second run

// What runs in browsers only, where tests/browser tests it: whole files, or declarations of a file.
const kDelivery = {
  "browser.ts": { reason: "connects the delivery to window, document and timers" },
  "device.ts": { reason: "IndexedDB, which Node lacks" },
  "page.ts": { reason: "waits for an event of the window" },
  "tabs.ts": { declarations: ["BrowserTabs", "openChannel"], reason: "Web Locks and BroadcastChannel" },
};

// jsdom gives the tests of the element a document, in which nothing is laid out and no canvas has a context.
const needsLayout = { reason: "lines and boxes as a browser lays them out" };
const kElement = { "picture.ts": { reason: "WebGL2, and the boxes that a browser lays out" } };
const kMirror = {
  "colour.ts": { declarations: ["paintedPixel"], reason: "a pixel of a 2D canvas" },
  "lines.ts": needsLayout,
  "pieces.ts": needsLayout,
  "scene.ts": needsLayout,
};
const kBrowserOnly = { "web/delivery": kDelivery, "web/element": kElement, "web/mirror": kMirror };

export const read = (file) => readFileSync(join(root, file), "utf8");

export const show = ({ file, line, text }) => `${file}:${line}  ${text}`;

const folderOf = ({ file }) => dirname(file);

// All mutants of the folder.
export function allSites(folder = "web/delivery") {
  const browserOnly = kBrowserOnly[folder] ?? {};
  const isWhole = (name) => browserOnly[name] && !browserOnly[name].declarations;
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".ts") && !isWhole(name));
  return names.flatMap((name) => {
    const file = `${folder}/${name}`;
    return sitesIn(file, read(file), browserOnly[name]?.declarations);
  });
}

// The sites that no entry of the list of equivalent mutants names. Throws if an entry names none or gives no reason.
export function withoutEquivalent(sites, entries) {
  const names = (entry, site) => entry.file === site.file && entry.text === site.text;
  for (const entry of entries) {
    if (!entry.reason) throw new Error(`equivalent mutant without a reason: ${entry.file}  ${entry.text}`);
    if (!sites.some((site) => names(entry, site))) throw new Error(`no such mutant any more: ${entry.file}  ${entry.text}`);
  }
  return sites.filter((site) => !entries.some((entry) => names(entry, site)));
}

// Every file and operator gets its proportional share: in the order of these, with chance within each, sites at equal distances.
export function sample(sites, count, seed) {
  const random = new Random(seed);
  const drawn = sites.map((site) => ({ site, group: `${site.file} ${site.operator}`, draw: random.next() }));
  drawn.sort((a, b) => (a.group === b.group ? a.draw - b.draw : a.group < b.group ? -1 : 1));
  const wanted = Math.min(count, drawn.length);
  const distance = drawn.length / wanted;
  const first = random.next() * distance;
  return Array.from({ length: wanted }, (_, i) => drawn[Math.min(Math.floor(first + i * distance), drawn.length - 1)].site);
}

const counts = () => ({ mutants: 0, found: 0, foundByTypesOnly: 0, foundByTimeLimit: 0, invalid: 0 });

// Tries the mutants of one folder and prints the survivors. Returns the figures.
async function tryFolder(folder, sites, isVerbose) {
  const short = Number(process.env["COMPLAINTS"] ?? 100);
  const complaints = [short, kLonger * short];
  const tests = await prepare({ testFolder: join(root, "tests", folder), work: join(root, "build/web/mutation"), complaints });
  console.log(`${folder}, unmutated: ${tests.passed} tests pass in ${tests.took.join(" and ")} ms`);
  const accepts = typeChecker(root, join(root, folder));
  const figures = counts();
  for (const site of sites) {
    const [path, text] = [join(root, site.file), mutate(read(site.file), site)];
    let finder = await tests.judge(path, text);
    if (finder === undefined && !accepts(path, text)) finder = "types";
    if (finder === "invalid") {
      ++figures.invalid;
      continue;
    }
    ++figures.mutants;
    if (finder !== undefined) ++figures.found;
    if (finder === "types") ++figures.foundByTypesOnly;
    if (finder === "time limit") ++figures.foundByTimeLimit;
    if (finder === undefined) console.log(show(site));
    else if (isVerbose) console.log(`${show(site)}\n    found by ${finder}`);
  }
  return figures;
}

const percentOf = ({ found, mutants }) => (100 * found) / Math.max(1, mutants);
const inWords = (figures) => `${figures.found} of ${figures.mutants} found (${Math.floor(percentOf(figures))} %)`;

// Tries all, folder by folder, and prints the figures of each and of all. Returns those of all.
async function tryAll(folders, sites, isVerbose) {
  const all = counts();
  const began = performance.now();
  for (const folder of folders) {
    const inFolder = sites.filter((site) => folderOf(site) === folder);
    if (inFolder.length === 0) continue;
    const figures = await tryFolder(folder, inFolder, isVerbose);
    for (const name of Object.keys(all)) all[name] += figures[name];
    if (folders.length > 1) console.log(`${folder}: ${inWords(figures)}`);
  }
  const secondsPerMutant = Number(((performance.now() - began) / 1000 / sites.length).toFixed(1));
  console.log(JSON.stringify({ ...all, secondsPerMutant }));
  return all;
}

async function main() {
  const { values } = parseArgs({
    options: {
      folder: { type: "string", default: "web/delivery" },
      count: { type: "string", default: "120" },
      seed: { type: "string", default: "1" },
      file: { type: "string", default: "" },
      match: { type: "string", default: "" },
      list: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
    },
  });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  if (!(count >= 1 && seed >= 0)) throw new Error("--count and --seed take numbers");
  const folders = values.folder.split(",");
  const equivalent = JSON.parse(read("tests/web/mutation_equivalent.json")).filter((entry) => folders.includes(folderOf(entry)));
  const isWanted = (site) => (!values.file || basename(site.file) === basename(values.file)) && show(site).includes(values.match);
  const wanted = withoutEquivalent(
    folders.flatMap((folder) => allSites(folder)),
    equivalent,
  ).filter(isWanted);
  if (wanted.length === 0) throw new Error("there is no such mutant");
  const chosen = sample(wanted, count, seed);
  if (values.list) return chosen.forEach((site) => console.log(show(site)));
  console.log(`${chosen.length} of ${wanted.length} mutants`);
  const figures = await tryAll(folders, chosen, values.verbose);
  console.log(`mutation: ${inWords(figures)}, seed ${seed}`);
  process.exitCode = percentOf(figures) >= (kLeast[values.folder] ?? kLeastOther) ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error) => {
    console.error(`mutation: ${error.message}`);
    process.exitCode = 2;
  });
