// Fresh sites of five kinds: each installs the tarball, is built, opened, filled in and sends.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { launch } from "../browser/support/chromium.mjs";
import { startSite } from "../support/site.mjs";
import { installTools, makeProject, packTarball, tool, toolPath } from "./support/consumer.mjs";
import { visit } from "./support/visit.mjs";

let browser;
let tarball;
before(async () => {
  await installTools();
  tarball = await packTarball();
  browser = await launch();
});
after(() => browser?.close());

// The folders that are served, by kind of site.
const builders = {
  html: async (folder) => folder,
  react: viteBuild,
  vue: viteBuild,
  angular: angularBuild,
  webpack: webpackBuild,
};

async function viteBuild(folder) {
  const { build } = await tool("vite");
  await build({ root: folder, logLevel: "error" });
  return join(folder, "dist");
}

// Ahead of time, as the policy forbids Angular's compiler in the browser.
async function angularBuild(folder) {
  const ngc = toolPath("@angular/compiler-cli/bundles/src/bin/ngc.js");
  await promisify(execFile)(process.execPath, [ngc, "-p", folder]);
  return viteBuild(folder);
}

async function webpackBuild(folder) {
  const { default: webpack } = await tool("webpack");
  const output = { path: join(folder, "dist"), filename: "main.js", module: true };
  const config = {
    mode: "production",
    context: folder,
    entry: "./main.js",
    output,
    experiments: { outputModule: true },
    performance: { hints: false },
  };
  const stats = await new Promise((resolve, reject) =>
    webpack(config, (error, result) => (error ? reject(error) : resolve(result))),
  );
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).errors, []);
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).warnings, []);
  await cp(join(folder, "index.html"), join(folder, "dist/index.html"));
  return join(folder, "dist");
}

// Vue and Angular make a Trusted Types policy of their own, which the site's policy refuses; they work without it.
const ownPolicy = /policy named '(vue|angular)'|createPolicy.*(vue|angular)|TrustedTypePolicy/i;
const makesPolicy = ["vue", "angular"];

async function assertWorks(name, files) {
  await writeFile(join(files, "favicon.ico"), ""); // browsers ask for it
  const site = await startSite({ files });
  const { context, page, errors } = await visit(browser, `${site.url}/`, site);
  if (name === "webpack") assert.deepEqual(await page.evaluate(() => globalThis.phone), { ok: true, value: "+31612345678" });
  assert.deepEqual(
    errors.filter((line) => !makesPolicy.includes(name) || !ownPolicy.test(line)),
    [],
  );
  await context.close();
  await site.stop();
}

for (const name of Object.keys(builders))
  test(`a fresh ${name} site: installs, builds, opens, sends`, { timeout: 120_000 }, async () => {
    const folder = await makeProject(name, tarball);
    await assertWorks(name, await builders[name](folder));
  });
