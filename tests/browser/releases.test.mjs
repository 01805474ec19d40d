// Two releases of the package: on one page, and behind one cache when a host deploys the later one.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { filesIn, releaseIn } from "../../tools/package_files.mjs";
import { packageFolder } from "../package/support/consumer.mjs";
import { makeFolder, startSite } from "../support/site.mjs";
import { launch, ready } from "./support/chromium.mjs";
import { formWith as form } from "./support/host.mjs";
import { begin, consentAndSend, fillAll } from "./support/journey.mjs";

const present = releaseIn(packageFolder);
const earlier = "0.1.9-0123456789abcdef";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

// The package as that release would be: the same files under its name.
async function deploy(folder, release) {
  for (const name of filesIn(packageFolder).filter((each) => /\.(js|json|wasm|ttf)$/.test(each))) {
    const target = join(folder, name.replace(present, release));
    const bytes = await readFile(join(packageFolder, name));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, name.endsWith(".js") ? bytes.toString().replaceAll(present, release) : bytes);
  }
}

const pageWith = (...scripts) =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="/icon.svg">` +
  scripts.map((src) => `<script type="module" src="${src}"></script>`).join("") +
  `</head><body>${form()}</body></html>`;

function listen() {
  globalThis.failures = [];
  addEventListener("complaint-error", ({ detail }) => failures.push(detail));
}

async function watch(context, url) {
  const page = await context.newPage();
  const [errors, asked] = [[], []];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.addInitScript(listen);
  await page.goto(url);
  return { page, errors, asked };
}

const newContext = () => browser.newContext({ locale: "nl-NL" });

test("two releases on one page: the first defines the element, for later forms too, and the second disturbs nothing", async () => {
  const scripts = ["earlier/define.js", "present/define.js", "after.js"];
  const files = await makeFolder({
    "index.html": pageWith(...scripts),
    "icon.svg": "",
    "after.js": 'import { ComplaintForm } from "./present/complaint-form.js"; globalThis.later = ComplaintForm;',
  });
  await deploy(join(files, "earlier"), earlier);
  await deploy(join(files, "present"), present);
  const site = await startSite({ files });
  const context = await newContext();
  const { page, errors, asked } = await watch(context, `${site.url}/`);
  await ready(page);
  assert.equal(await page.evaluate(() => customElements.get("complaint-form") === globalThis.later), false);
  await page.evaluate(() => {
    const other = document.createElement("complaint-form");
    Object.assign(other, { id: "other", endpoint: "/api/complaints", lang: "en" });
    document.body.append(other);
    return other.ready;
  });
  await page.evaluate(() => document.getElementById("other").remove());
  await fillAll(page);
  await consentAndSend(page);
  assert.equal((await site.received()).length, 1);
  assert.ok(asked.includes(`/earlier/${earlier}/runtime.js`));
  assert.ok(asked.includes("/present/define.js"));
  assert.ok(!asked.includes(`/present/${present}/runtime.js`));
  assert.deepEqual(errors, []);
  await context.close();
  await site.stop();
});

const types = {
  ".html": "text/html",
  ".svg": "image/svg+xml",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

// A host that lets browsers keep what `keeps` says for an hour, define.js among it, which the README advises against.
async function startCachingHost(keeps) {
  const folder = await makeFolder({ "index.html": pageWith("/complaint-form/define.js"), "icon.svg": "" });
  const server = http.createServer(async ({ url }, response) => {
    const name = url === "/" ? "/index.html" : url;
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    const headers = {
      "Cache-Control": keeps.test(name) ? "max-age=3600" : "no-store",
      "Content-Type": types[extname(name)] ?? "",
    };
    response.writeHead(bytes ? 200 : 404, headers).end(bytes);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const place = join(folder, "complaint-form");
  await deploy(place, earlier);
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    deployLater: () => deploy(place, present),
    removeEarlier: () => rm(join(place, earlier), { recursive: true }),
    stop: () => server.close(() => undefined) && server.closeAllConnections(),
  };
}

// A person's second visit, after the host has changed; the first has filled the cache.
async function visitAgain(keeps, change) {
  const host = await startCachingHost(keeps);
  const context = await newContext();
  const first = await watch(context, host.url);
  await begin(first.page);
  await first.page.locator('complaint-form .frame[data-painter="canvas"]').waitFor(); // the last that comes
  await first.page.close();
  await host.deployLater();
  await change(host);
  const visit = await watch(context, host.url);
  const close = async () => {
    await context.close();
    host.stop();
  };
  assert.ok(!visit.asked.some((path) => path.includes(present)), "define.js was not from the cache");
  return { ...visit, close };
}

const isUndefined = (page) => page.evaluate(() => customElements.get("complaint-form") === undefined);

test("an earlier define.js in the cache, its folder still there: all of that release, nothing of the later one", async () => {
  const { page, errors, asked, close } = await visitAgain(/\/define\.js$/, async () => undefined);
  await ready(page);
  await fillAll(page);
  assert.ok(asked.includes(`/complaint-form/${earlier}/runtime.js`));
  assert.ok(!asked.some((path) => path.includes(present)));
  assert.deepEqual(errors, []);
  await close();
});

test("an earlier define.js in the cache, its folder gone: the contact details show", async () => {
  const { page, errors, close } = await visitAgain(/\/define\.js$/, (host) => host.removeEarlier());
  await page.waitForLoadState("networkidle");
  assert.ok(await isUndefined(page));
  assert.ok(await page.getByText("Bel ons.").isVisible());
  assert.deepEqual(errors, ["Failed to load resource: the server responded with a status of 404 (Not Found)"]);
  await close();
});

test("the rest of an earlier release gone: the contact details show, and the reason names what is missing", async () => {
  const { page, close } = await visitAgain(/\/(define|complaint-form)\.js$/, (host) => host.removeEarlier());
  await page.waitForFunction(() => document.getElementById("form").state === "failed");
  assert.ok(await page.getByText("Bel ons.").isVisible());
  const failure = (await page.evaluate(() => failures)).find(({ reason }) => reason === "wasm");
  assert.match(failure.message, new RegExp(`${earlier}/(runtime\\.js|complaint-form\\.wasm)`));
  await close();
});

test("an earlier release that is in the cache as a whole works on when its folder is gone", async () => {
  const { page, errors, close } = await visitAgain(/./, (host) => host.removeEarlier());
  await ready(page);
  await fillAll(page);
  await page.locator('complaint-form .frame[data-painter="canvas"]').waitFor();
  assert.deepEqual(errors, []);
  await close();
});
