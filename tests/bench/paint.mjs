// From a key to the painted character with the processor slowed down four times, beside the peers and two bare fields; and what
// of it the module takes.
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { launch } from "../browser/support/chromium.mjs";
import { Random } from "../support/random.mjs";
import { alone, bar, median, quantile, report, table } from "./support/bars.mjs";
import { contenders, openCold, rotated, taskSeconds, withContenders } from "./support/browser.mjs";
import { releaseIn } from "../../tools/package_files.mjs";
import { countFrames } from "./support/frames.mjs";
import { toContact, toStatement } from "./support/journeys.mjs";
import { watchKeys } from "./support/keys.mjs";
import { titles } from "./support/peers.mjs";
import { folderOf, root } from "./support/places.mjs";
import { serve } from "./support/server.mjs";
import { timeUpdates } from "./support/update.mjs";

const everybody = [...contenders, "bare"];
const slowdown = 4;
const budget = 50; // ms, p99
const block = 50; // keys of one contender before the next has its turn
const rounds = 6; // turns of ours and of the bare fields
const peerRounds = 2; // turns of the peers: their figures stand for comparison only
const text = "de medewerker aan de telefoon wilde mijn betaling niet opzoeken "; // no longer than a name may be
const gap = [50, 80]; // ms between keys: a quick typist, out of step with the screen

async function openAt(browser, server, name) {
  const opened = await openCold(browser, { before: `(${countFrames})();(${watchKeys})();` });
  await opened.devtools.send("Performance.enable");
  await opened.page.goto(server.pageOf(name));
  return { name, ...opened };
}

async function fieldOf({ page, name }, which) {
  if (name === "bare") return page.locator(which === "name" ? "input" : "textarea");
  return which === "name" ? toContact(page) : toStatement(page);
}

// The keydown events' times to their presentation on the screen, as the browser itself takes them for Event Timing, but unrounded.
function presented(trace) {
  const { traceEvents } = JSON.parse(trace);
  return traceEvents
    .filter(({ name, ph, args }) => name === "EventTiming" && ph === "b" && args.data?.type === "keydown")
    .map(({ args }) => args.data.duration);
}

async function typeBlock(browser, { page, devtools }, field, random) {
  await field.fill("");
  await field.focus();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await wait(500);
  await page.evaluate(() => (benchKeys.length = benchDraws.length = 0));
  const before = await taskSeconds(devtools);
  await browser.startTracing(page, { categories: ["devtools.timeline"] });
  for (let i = 0; i < block; ++i) {
    await page.keyboard.press(text[i % text.length]);
    await wait(gap[0] + random.next() * (gap[1] - gap[0]));
  }
  await wait(300);
  const busy = ((await taskSeconds(devtools)) - before) * 1000;
  const trace = await browser.stopTracing();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const [shown, draws] = await page.evaluate(() => [benchKeys, benchDraws]);
  return {
    shown: shown.map((each) => each.shown),
    presented: presented(trace),
    canvas: canvasTimes(shown, draws),
    busy: [busy / block],
  };
}

// When the canvas was last drawn for each key: before the next one came.
function canvasTimes(shown, draws) {
  return shown.flatMap(({ at }, i) => {
    const until = shown[i + 1]?.at ?? Infinity;
    const last = draws.findLast((each) => each > at && each < until);
    return last === undefined ? [] : [last - at];
  });
}

async function typeAll(browser, opened, which) {
  const fields = new Map();
  for (const each of opened) fields.set(each.name, await fieldOf(each, which));
  const times = Object.fromEntries(
    everybody.map((name) => [name, { which, name, shown: [], presented: [], canvas: [], busy: [] }]),
  );
  const random = new Random(7);
  const takesPart = ({ name }, round) => round < (name === "ours" || name === "bare" ? rounds : peerRounds);
  for (let round = 0; round < rounds; ++round)
    for (const each of rotated(opened, round).filter((one) => takesPart(one, round))) {
      const result = await typeBlock(browser, each, fields.get(each.name), random);
      for (const what of ["shown", "presented", "canvas", "busy"]) times[each.name][what].push(...result[what]);
    }
  return everybody.map((name) => times[name]);
}

async function keyTimes() {
  return withContenders(everybody, async (browser, server) => {
    const opened = [];
    for (const name of everybody) opened.push(await openAt(browser, server, name));
    const results = [];
    for (const which of ["name", "reason"]) results.push(...(await typeAll(browser, opened, which)));
    for (const { context } of opened) await context.close();
    return results;
  });
}

async function updateTimes() {
  const server = await serve({ bare: folderOf("bare"), ours: folderOf("ours"), wasm: join(root, "build/web/wasm/bin") });
  const browser = await launch();
  try {
    const { page } = await openCold(browser);
    await page.goto(server.pageOf("bare"));
    const module = `${server.origin}/wasm/complaint-form.mjs`;
    const release = releaseIn(join(folderOf("ours"), "complaint-form"));
    return await page.evaluate(timeUpdates, {
      module,
      files: `${server.pageOf("ours")}complaint-form/${release}/`,
      text,
      repeats: 20,
    });
  } finally {
    await browser.close();
    await server.stop();
  }
}

// The clock steps by 5 microseconds: a step's worth of events is told by the mean of successive ones.
const together = 16;

const means = (times) =>
  Array.from({ length: Math.floor(times.length / together) }, (_, at) => {
    const some = times.slice(at * together, (at + 1) * together);
    return some.reduce((sum, time) => sum + time, 0) / together;
  });

const ms = (times, part) => (times.length > 0 ? quantile(times, part).toFixed(1) : "");

const rowOf = ({ which, name, shown, presented: onScreen, canvas, busy }) => [
  titles[name] ?? "ours",
  which,
  shown.length,
  ...[0.5, 0.99].map((part) => ms(shown, part)),
  ...[0.5, 0.99].map((part) => ms(onScreen, part)),
  name === "ours" ? ms(canvas, 0.99) : "",
  ms(busy, 0.5),
];

function barsOf(results, updates) {
  const ours = results.filter(({ name }) => name === "ours");
  return [
    ...ours.map(({ which, shown }) =>
      bar(`key to painted, p99, ${which}`, { measured: quantile(shown, 0.99), budget, aim: 16.7, unit: "ms", digits: 1 }),
    ),
    ...["name", "reason"].map((which) =>
      bar(`update + describe, median, ${which}`, {
        measured: median(means(updates[which])),
        budget: 100,
        aim: 30,
        unit: "µs",
        digits: 1,
      }),
    ),
  ];
}

// What a busy machine does to everybody is said beside the verdict, which stays.
function busyNote(results) {
  const worst = Math.max(...results.filter(({ name }) => name === "bare").map(({ shown }) => quantile(shown, 0.99)));
  return worst > budget ? ` In this run they took ${worst.toFixed(0)} ms themselves (p99): the machine was busy.` : "";
}

export async function bench() {
  const updates = await updateTimes();
  const results = await keyTimes();
  const heads = [
    "who",
    "field",
    "keys",
    "painted, p50 ms",
    "p99",
    "presented, p50 ms",
    "p99",
    "canvas drawn, p99",
    "main thread a key",
  ];
  const said =
    `Keys every ${gap.join("-")} ms in turns of ${block}, processor slowed down ${slowdown} times, from the key event's own time. ` +
    "Painted: the animation frame after it has run, its style, layout and paint are done and the field holds the character. " +
    "Presented: the browser's own Event Timing from its trace (unrounded), to the screen by software GL. Canvas drawn: the last " +
    "WebGL draw that the key led to. Main thread: in tasks, waiting included. Two bare fields are what the browser itself takes." +
    busyNote(results);
  const micro = table(
    ["typed event through the module", "events", `median, µs, of ${together} each`, "p99, µs"],
    ["name", "reason"].map((which) => {
      const times = means(updates[which]);
      return [which, updates[which].length, median(times).toFixed(1), quantile(times, 0.99).toFixed(1)];
    }),
  );
  return report("Key to painted", [said, table(heads, results.map(rowOf)), micro], barsOf(results, updates));
}

await alone(fileURLToPath(import.meta.url), bench);
