// The installable app: visited once with a connection, it works without one, cold, after the browser was started anew.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { assertNothingPlain, Device, stored, until } from "./support/device.mjs";
import { answers, fillAll, send } from "./support/journey.mjs";
import { releaseIn } from "../../tools/package_files.mjs";
import { startSite } from "./support/site.mjs";

let site;
let device;
before(async () => {
  site = await startSite();
  device = await Device.make();
});
after(async () => {
  try {
    await device?.stop();
  } finally {
    await site?.stop();
  }
});

const ready = (page) => page.getByRole("button", { name: "Beginnen" }).waitFor();

test("the app is installable: a manifest with icons that are what they say, and a worker", async () => {
  const context = await device.start();
  const page = await device.open(context, `${site.origin}/app/`);
  await ready(page);
  await page.getByText("U kunt dit formulier ook zonder verbinding invullen.").waitFor();
  const session = await context.newCDPSession(page);
  const { errors, url } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = await (await fetch(url)).json();
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = Buffer.from(await (await fetch(new URL(src, url))).arrayBuffer());
    assert.ok(bytes.length > 100, src);
    if (type === "image/png") assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(
    installabilityErrors.map((error) => error.errorId),
    [],
  );
  assert.deepEqual(device.said, []);
});

const release = releaseIn(fileURLToPath(new URL("../../build/web/package", import.meta.url)));

test("everything it keeps has a revision, and no file of the app is missing", async () => {
  const worker = await (await fetch(`${site.origin}/app/worker.js`)).text();
  const kept = [...worker.matchAll(/"?revision"?:"([0-9a-f]{32})","?url"?:"([^"]+)"/g)].map((match) => match[2]);
  assert.ok(kept.length >= 15, `${kept.length} files`);
  for (const name of [
    "/app/index.html",
    "/app/app.js",
    "/complaint-form/define.js",
    "/complaint-form/RELEASE/complaint-form.js",
    "/complaint-form/RELEASE/runtime.js",
    "/complaint-form/RELEASE/painting.js",
    "/complaint-form/RELEASE/complaint-form.wasm",
    "/complaint-form/RELEASE/complaint-painter.wasm",
    "/complaint-form/RELEASE/fonts/inter-400.ttf",
    "/complaint-form/RELEASE/fonts/inter-600.ttf",
    "/complaint-form/RELEASE/first/complaint-nl-nl.json",
    "/complaint-form/RELEASE/forms/complaint.json",
    "/complaint-form/RELEASE/locales/nl.json",
    "/complaint-form/RELEASE/profiles/nl.json",
  ])
    assert.ok(kept.includes(name.replace("RELEASE", release)), name);
  for (const name of kept) assert.equal((await fetch(site.origin + name)).status, 200, name);
  assert.doesNotMatch(worker, /importScripts|skipWaiting\(\)|clientsClaim/);
});

test("without any connection it starts cold after the browser was killed, keeps the complaint, and sends it later", async () => {
  const port = Number(new URL(site.origin).port);
  await device.kill();
  await site.stop();
  let context = await device.start();
  let page = await device.open(context, `http://localhost:${port}/app/`);
  await ready(page);
  await fillAll(page);
  await send(page);
  await page.getByRole("button", { name: "Kopie opslaan" }).waitFor();
  const waiting = await stored(page);
  assert.equal(waiting.counts.outbox, 1);
  const { phone, ...others } = answers; // the form's own example of a number is in its words
  assert.ok(!waiting.text.includes(phone.replace(" ", "")));
  assertNothingPlain(others, { storage: waiting.text, console: device.said.join("\n") });

  await device.kill();
  context = await device.start();
  page = await device.open(context, `http://localhost:${port}/app/`);
  await ready(page);
  await page.getByText(/Een eerdere klacht is nog niet verstuurd/).waitFor();
  site = await startSite([], port);
  await page.reload();
  await page.getByText(/Een eerdere klacht is alsnog verstuurd/).waitFor();
  const received = await site.received();
  assert.equal(received.length, 1);
  assert.equal(received[0].payload.contact.name, answers.name);
  await until("nothing is left", async () => (await stored(page)).counts.outbox === 0);
});
