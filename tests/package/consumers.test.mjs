// Fresh sites of five kinds: each installs the tarball, is built, opened, filled in and sends.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { launch, ready } from "../browser/support/chromium.mjs";
import { canonical, consentAndSend, fillAll } from "../browser/support/journey.mjs";
import { startSite } from "../support/site.mjs";
import { installTools, makeProject, packTarball, tool, toolPath } from "./support/consumer.mjs";

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

async function openHost(url) {
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  const errors = [];
  const tokens = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("request", (request) => request.method() === "POST" && tokens.push(request.headers()["x-csrf-token"]));
  await page.goto(url);
  return { context, page, errors, tokens };
}

async function assertWorks(name, files) {
  await writeFile(join(files, "favicon.ico"), ""); // browsers ask for it
  const site = await startSite({ files });
  const { context, page, errors, tokens } = await openHost(`${site.url}/`);
  await ready(page);
  await fillAll(page);
  await page.getByRole("button", { name: "English" }).click(); // the attribute changes, the answers stay
  await page.getByRole("heading", { level: 1, name: "Check your answers" }).waitFor();
  await page.evaluate(() => document.querySelector("complaint-form").setAttribute("lang", "nl"));
  await page.getByRole("heading", { level: 1, name: "Controleer uw antwoorden" }).waitFor();
  await consentAndSend(page);
  const heard = await page.evaluate(() => globalThis.heard);
  const [entry, ...more] = await site.received();
  assert.equal(more.length, 0);
  for (const [member, value] of Object.entries(canonical)) assert.deepEqual(entry.payload[member], value);
  assert.deepEqual(tokens, ["token-of-the-host"], "the headers property did not arrive");
  const of = (type) => heard.filter((event) => event.type === type);
  assert.ok(of("complaint-ready").length >= 1);
  assert.deepEqual(
    of("complaint-page")
      .map(({ detail }) => detail.page)
      .slice(-2),
    ["review", "done"],
  );
  assert.equal(of("complaint-submit").length, 1);
  assert.equal(of("complaint-submit")[0].detail.payload.id, entry.payload.id);
  assert.equal(of("complaint-sent")[0].detail.reference, entry.reference);
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
