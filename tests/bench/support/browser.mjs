// Chromium as the browser tests start it, and what several benchmarks do with it.
import { launch } from "../../browser/support/chromium.mjs";
import { buildPeers } from "./peers.mjs";
import { folderOf } from "./places.mjs";
import { serve } from "./server.mjs";

export const contenders = ["ours", "surveyjs", "formio", "react"];

// A browser, and one server for all of `names`; `work` gets both.
export async function withContenders(names, work) {
  await buildPeers();
  const server = await serve(Object.fromEntries(names.map((name) => [name, folderOf(name)])));
  const browser = await launch();
  try {
    return await work(browser, server);
  } finally {
    await browser.close();
    await server.stop();
  }
}

// A context of its own is a cold cache; `before` runs in the page before its scripts.
export async function openCold(browser, { before, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "nl-NL", ...options });
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  return { context, page, devtools: await context.newCDPSession(page) };
}

// Every file that is asked for, once, in order.
export function pathsAskedFor(page, origin) {
  const paths = new Set();
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin === origin && request.method() === "GET") paths.add(url.pathname);
  });
  return paths;
}

// What the main thread has spent in tasks, in seconds; after `Performance.enable`.
export async function taskSeconds(devtools) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
}

// One order a round: each contender is first as often as the others.
export const rotated = (names, round) => names.map((_, at) => names[(at + round) % names.length]);
