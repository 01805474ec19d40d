// Memory after a whole filling-in: our linear memory at two densities, and the JavaScript heap beside the peers'.
import { fileURLToPath } from "node:url";
import { ready } from "../browser/support/chromium.mjs";
import { consentAndSend, fillAll } from "../browser/support/journey.mjs";
import { startSite } from "../browser/support/site.mjs";
import { alone, bar, report, table } from "./support/bars.mjs";
import { contenders, openCold, withContenders } from "./support/browser.mjs";
import { toContact, toEnd, toStatement } from "./support/journeys.mjs";
import { titles } from "./support/peers.mjs";
import { watchMemory } from "./support/wasm_memory.mjs";

const mebibyte = 1024 * 1024;

// Twice: what the first collection frees may be what held something else.
async function heap(devtools) {
  for (let i = 0; i < 2; ++i) await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await devtools.send("Runtime.getHeapUsage");
  return { script: usedSize, elements: embedderHeapUsedSize ?? NaN, buffers: backingStorageSize ?? NaN };
}

// Through the real site, to its receipt. The memory of Wasm never shrinks: its last size is its largest.
async function oursAt(browser, density) {
  const site = await startSite();
  const { context, page, devtools } = await openCold(browser, { before: watchMemory, deviceScaleFactor: density });
  await page.goto(`${site.origin}/`);
  await ready(page);
  await page.waitForFunction(() => benchMemories.size > 0);
  await fillAll(page);
  await consentAndSend(page);
  const linear = await page.evaluate(() => [...benchMemories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  const result = { who: `ours, density ${density}`, linear, ...(await heap(devtools)) };
  await context.close();
  await site.stop();
  return result;
}

async function peer(browser, server, name) {
  const { context, page, devtools } = await openCold(browser);
  await page.goto(server.pageOf(name));
  await toContact(page);
  await toStatement(page);
  await toEnd(page);
  const sent = await page.evaluate(() => globalThis.sent);
  if (sent?.channel !== "letter") throw new Error(`${name} sent nothing`);
  const result = { who: titles[name], ...(await heap(devtools)) };
  await context.close();
  return result;
}

const mib = (count) => (count === undefined ? "" : (count / mebibyte).toFixed(2));

export function bench() {
  const peers = contenders.slice(1);
  return withContenders(peers, async (browser, server) => {
    const ours = [await oursAt(browser, 1), await oursAt(browser, 3)];
    const others = [];
    for (const name of peers) others.push(await peer(browser, server, name));
    const heads = ["who", "linear memory, MiB", "JavaScript heap, MiB", "elements, MiB", "buffers, MiB"];
    const rows = [...ours, ...others].map(({ who, linear, script, elements, buffers }) => [
      who,
      ...[linear, script, elements, buffers].map(mib),
    ]);
    const bars = ours.map(({ who, linear }) =>
      bar(`linear memory, ${who}`, { measured: linear / mebibyte, budget: 12, aim: 8, unit: "MiB" }),
    );
    const said =
      "After a whole complaint, ours through the real site. Heap, elements (the browser's own objects for the page) and buffers " +
      "(without linear memory): CDP `Runtime.getHeapUsage` after two collections.";
    return report("Memory", [said, table(heads, rows)], bars);
  });
}

await alone(fileURLToPath(import.meta.url), bench);
