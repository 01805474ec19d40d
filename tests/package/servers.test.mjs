// Frameworks that render on a server: the page holds the element and its fallback before any script runs, nothing complains of the
// hydration, and the form is filled in and sent.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { launch, ready } from "../browser/support/chromium.mjs";
import { startSite } from "../support/site.mjs";
import { installTools, makeProject, packTarball, toolPath } from "./support/consumer.mjs";
import { freePort, oneOrigin, startServer } from "./support/server.mjs";
import { openHost, visit } from "./support/visit.mjs";

const env = { NEXT_TELEMETRY_DISABLED: "1", ASTRO_TELEMETRY_DISABLED: "1" };
const bins = {
  next: "next/dist/bin/next",
  vite: "vite/bin/vite.js",
  astro: "astro/astro.js",
};
const bin = (name) => toolPath(bins[name]);

let browser;
let tarball;
before(async () => {
  await installTools();
  tarball = await packTarball();
  browser = await launch();
});
after(() => browser?.close());

const build = (folder, name) =>
  promisify(execFile)(process.execPath, [bin(name), "build"], {
    cwd: folder,
    env: { ...process.env, ...env, NODE_ENV: "production" },
  });

// The guide's component for Next.js is the one that the site uses.
async function writeComponent(folder) {
  const guide = await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8");
  await writeFile(join(folder, "app/complaint.jsx"), /^```jsx\n(.*?)^```$/ms.exec(guide)[1]);
}

// Why the guide writes it otherwise. When one of these fails, the framework has changed and the guide can be simpler.
async function assertReactLeavesOut(url) {
  const { context, page } = await openHost(browser, `${url}/direct`);
  await ready(page);
  assert.deepEqual(await page.evaluate(() => [globalThis.heard, document.querySelector("complaint-form").headers]), [
    [],
    undefined,
  ]);
  await context.close();
}

async function assertSvelteWritesOut(url) {
  assert.match(await (await fetch(`${url}/direct`)).text(), /<complaint-form [^>]*headers="async /);
}

const frameworks = {
  next: {
    prepare: writeComponent,
    build: (folder) => build(folder, "next"),
    assertReason: assertReactLeavesOut,
    start: (folder, port) => startServer(folder, [bin("next"), "start", "-H", "127.0.0.1", "-p", port], port, env),
    develop: (folder, port) => startServer(folder, [bin("next"), "dev", "-H", "127.0.0.1", "-p", port], port, env),
  },
  sveltekit: {
    prepare: async () => undefined,
    build: (folder) => build(folder, "vite"),
    assertReason: assertSvelteWritesOut,
    start: (folder, port) => startServer(folder, ["build"], port, { HOST: "127.0.0.1", PORT: port }),
    develop: (folder, port) => startServer(folder, [bin("vite"), "dev", "--host", "127.0.0.1", "--port", port], port),
  },
};

// As a browser without scripts gets it.
async function assertRendered(url) {
  const html = await (await fetch(url)).text();
  const [, attributes, inside] = /<complaint-form([^>]*)>(.*?)<\/complaint-form>/s.exec(html) ?? assert.fail(html);
  assert.equal(attributes.trim(), 'endpoint="/api/complaints" lang="nl"'); // and no property as text
  assert.match(inside, /<p[^>]*>Bel ons\.<\/p>/);
}

async function assertServes(start, { also = async () => undefined, ...options } = {}) {
  const [receiver, server] = [await startSite(), await start(await freePort())];
  const origin = await oneOrigin(server, receiver);
  try {
    await assertRendered(`${origin.url}/`);
    const { context, errors } = await visit(browser, `${origin.url}/`, receiver, options);
    assert.deepEqual(errors, []);
    await context.close();
    await also(origin.url);
  } finally {
    for (const started of [origin, server, receiver]) await started.stop();
  }
}

for (const [name, { prepare, build, start, develop, assertReason }] of Object.entries(frameworks)) {
  const project = async () => {
    const folder = await makeProject(name, tarball);
    await prepare(folder);
    return folder;
  };

  test(`a fresh ${name} site: rendered by its server, hydrated, sends`, { timeout: 180_000 }, async () => {
    const folder = await project();
    await build(folder);
    await assertServes((port) => start(folder, port), { also: assertReason });
  });

  test(`${name} in development: no warning, of the hydration or another`, { timeout: 120_000 }, async () => {
    const folder = await project();
    await assertServes((port) => develop(folder, port), { warnings: true });
  });
}

test("a fresh astro site: rendered ahead of time, served under the site's policy, sends", { timeout: 120_000 }, async () => {
  const folder = await makeProject("astro", tarball);
  await build(folder, "astro");
  const files = join(folder, "dist");
  await writeFile(join(files, "favicon.ico"), "");
  const site = await startSite({ files });
  try {
    await assertRendered(`${site.url}/`);
    const { context, errors } = await visit(browser, `${site.url}/`, site);
    assert.deepEqual(errors, []);
    await context.close();
  } finally {
    await site.stop();
  }
});
