// Ten seconds in which nobody does anything, without and with a focused field: frames and CPU seconds.
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { alone, bar, report, table } from "./support/bars.mjs";
import { openCold, taskSeconds, withContenders } from "./support/browser.mjs";
import { countFrames } from "./support/frames.mjs";
import { toContact } from "./support/journeys.mjs";
import { titles } from "./support/peers.mjs";

const seconds = 10;
const settling = 3_000; // ms after the last action
const contenders = ["ours", "surveyjs", "bare"];

const cpu = async (devtools) => {
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  const of = (type) => processInfo.filter((each) => each.type === type).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  return { renderer: of("renderer"), gpu: of("GPU") };
};

async function rest(browser, page, devtools) {
  const whole = await browser.newBrowserCDPSession();
  await devtools.send("Performance.enable");
  await wait(settling);
  const frames = await page.evaluate(() => ({ ...benchFrames }));
  const before = [await cpu(whole), await taskSeconds(devtools)];
  await wait(seconds * 1000);
  const after = [await cpu(whole), await taskSeconds(devtools)];
  const now = await page.evaluate(() => ({ ...benchFrames }));
  await whole.detach();
  return {
    frames: now.callbacks - frames.callbacks,
    draws: now.draws - frames.draws,
    main: after[1] - before[1],
    renderer: after[0].renderer - before[0].renderer,
    gpu: after[0].gpu - before[0].gpu,
  };
}

async function measure(browser, server, name, focused) {
  const { context, page, devtools } = await openCold(browser, { before: countFrames });
  await page.goto(server.pageOf(name));
  const field = name === "bare" ? page.locator("input") : await toContact(page);
  if (focused) await field.click();
  const result = await rest(browser, page, devtools);
  await context.close();
  return { name, focused, ...result };
}

const row = ({ name, focused, frames, draws, main, renderer, gpu }) => [
  titles[name] ?? "ours",
  focused ? "Naam" : "none",
  frames,
  draws,
  ...[main, renderer, gpu].map((each) => each.toFixed(3)),
];

// The aim is what a page of two bare fields takes in the same run: the caret's blinking is in it.
function barsOf(results) {
  return [false, true].flatMap((focused) => {
    const of = (wanted) => results.find((each) => each.name === wanted && each.focused === focused);
    const { frames, draws, main } = of("ours");
    const how = focused ? "with a focused field" : "without focus";
    const aim = Number((of("bare").main + 0.01).toFixed(3));
    return [
      bar(`frames in ${seconds} s, ${how}`, { measured: Math.max(frames, draws), budget: 0, aim: 0, digits: 0 }),
      bar(`renderer's main thread in ${seconds} s, ${how}`, { measured: main, budget: 0.1, aim, unit: "s", digits: 3 }),
    ];
  });
}

export function bench() {
  return withContenders(contenders, async (browser, server) => {
    const results = [];
    for (const focused of [false, true])
      for (const name of contenders) results.push(await measure(browser, server, name, focused));
    const heads = ["who", "focus", "frame callbacks", "WebGL draws", "main thread, s", "renderer process, s", "GPU process, s"];
    const said =
      `${seconds} s on the contact page, 3 s after the last action. Frames: animation frame callbacks and WebGL draws of the page, ` +
      "wrapped before its scripts ran. The blinking caret of a focused field is the browser's own: it shows in the processes' " +
      "seconds, not in the frames. Main thread: seconds in tasks (CDP `Performance`), its aim what two bare fields take, and " +
      "0.01 s; processes: CDP `SystemInfo`.";
    return report("Idle", [said, table(heads, results.map(row))], barsOf(results));
  });
}

await alone(fileURLToPath(import.meta.url), bench);
