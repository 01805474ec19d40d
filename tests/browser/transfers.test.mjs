// What the demo's page fetches in three engines, counted where it arrives at the site: no file twice. WebKit's fetch() never takes what a
// preload brought, so the one small file that is asked for with the page comes twice there.
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, before, test } from "node:test";
import { startChromium } from "./support/engines/chromium.mjs";
import { startFirefox } from "./support/engines/firefox.mjs";
import { startWebKit } from "./support/engines/webkit.mjs";
import { startSite } from "./support/site.mjs";

let site;
let counted;
before(async () => {
  site = await startSite();
  counted = await countingProxy(site.origin);
});
after(async () => {
  try {
    await counted?.stop();
  } finally {
    await site?.stop();
  }
});

// Hands every request on to the site, and notes its path.
async function countingProxy(origin) {
  const paths = [];
  const { hostname, port } = new URL(origin);
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url, origin);
    if (pathname.startsWith("/complaint-form/")) paths.push(pathname);
    const headers = { ...incoming.headers, host: `${hostname}:${port}` };
    const passed = request({ hostname, port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${server.address().port}`,
    paths,
    stop: () => new Promise((resolve) => server.close(resolve) && server.closeAllConnections()),
  };
}

for (const [name, start] of [
  ["Chromium", startChromium],
  ["Firefox", startFirefox],
  ["WebKitGTK", startWebKit],
])
  test(`${name}: every file of the form comes once, from the first request to the canvas`, async () => {
    const engine = await start();
    try {
      counted.paths.length = 0;
      const page = await engine.open(`${counted.origin}/`);
      await page.moduleCame();
      await page.becomes("canvas");
      const times = new Map();
      for (const path of counted.paths) times.set(path, (times.get(path) ?? 0) + 1);
      assert.ok(times.size === 12, `only ${[...times.keys()].join(" ")}`);
      const twice = [...times].filter(([, count]) => count > 1).map(([path]) => path.replace(/.*\/first\//, "first/"));
      assert.deepEqual(twice, name === "WebKitGTK" ? ["first/complaint-nl-nl.json"] : []);
      assert.deepEqual(await page.problems(), []);
      console.log(`${name}: ${times.size} files, twice: ${twice.join(" ") || "none"}`);
      await page.close();
    } finally {
      await engine.close();
    }
  });
