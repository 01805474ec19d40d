// From navigation to a start page that can be used, and to our painted canvas, beside the peers: cold cache, interleaved rounds.
import { fileURLToPath } from "node:url";
import { alone, bar, median, quantile, report, table } from "./support/bars.mjs";
import { contenders, openCold, rotated, withContenders } from "./support/browser.mjs";
import { titles } from "./support/peers.mjs";
import { watchStart } from "./support/usable.mjs";

const rounds = 9;
const slowRounds = 3;
const slowLine = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 }; // ms, B/s

async function load(browser, url, ours, line) {
  const { context, page, devtools } = await openCold(browser, { before: watchStart });
  page.setDefaultTimeout(60_000);
  if (line) {
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", line);
  }
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction((both) => benchStart.usable && (!both || benchStart.painted), ours, { polling: 100 });
  const times = await page.evaluate(() => benchStart);
  await context.close();
  return times;
}

// { name: { usable: [ms], painted: [ms] } }; the first round only warms files and code up.
async function race(browser, server, count, line) {
  const times = Object.fromEntries(contenders.map((name) => [name, { usable: [], painted: [] }]));
  for (let round = 0; round <= count; ++round)
    for (const name of rotated(contenders, round)) {
      if (round === 0 && line) continue;
      const { usable, painted } = await load(browser, server.pageOf(name), name === "ours", line);
      if (round === 0) continue;
      times[name].usable.push(usable);
      if (painted) times[name].painted.push(painted);
    }
  return times;
}

const ms = (times) => median(times).toFixed(0);
const spread = (times) => `${Math.min(...times).toFixed(0)}-${quantile(times, 1).toFixed(0)}`;

const rowsOf = (times) => [
  ...contenders.map((name) => [titles[name] ?? "ours, usable", ms(times[name].usable), spread(times[name].usable)]),
  ["ours, canvas painted", ms(times.ours.painted), spread(times.ours.painted)],
];

export function bench() {
  return withContenders(contenders, async (browser, server) => {
    const quick = await race(browser, server, rounds);
    const slow = await race(browser, server, slowRounds, slowLine);
    const against = (which, times) => median(times.ours[which]) / median(times.surveyjs.usable);
    const bars = [
      bar("start page usable, times SurveyJS", { measured: against("usable", quick), budget: 1, aim: 0.5 }),
      bar("canvas painted, times SurveyJS", { measured: against("painted", quick), budget: 1.5, aim: 1 }),
      bar("start page usable on a slow line, times SurveyJS", { measured: against("usable", slow), budget: 1, aim: 0.5 }),
      bar("canvas painted on a slow line, times SurveyJS", { measured: against("painted", slow), budget: 1.5, aim: 1 }),
    ];
    const slowRows = rowsOf(slow);
    const rows = rowsOf(quick).map((row, at) => [...row, ...slowRows[at].slice(1)]);
    const heads = ["who", "loopback, ms", "least-most", "400 kbit/s and 400 ms, ms", "least-most"];
    const said =
      `Milliseconds from navigation, medians of ${rounds} interleaved rounds (${slowRounds} on the slow line), each with a cold ` +
      "cache. Usable: the first choice is visible and took a click by the next frame. Painted: the animation " +
      "frame in which the canvas shows the page.";
    return report("Start", [said, table(heads, rows)], bars);
  });
}

await alone(fileURLToPath(import.meta.url), bench);
