// The copy that a person saves: one file without script that every engine opens without a network, under the strictest policy, prints
// on A4, and that machines can check.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { answersTo } from "../support/check.mjs";
import { startChromium } from "./support/engines/chromium.mjs";
import { startFirefox } from "./support/engines/firefox.mjs";
import { startWebKit } from "./support/engines/webkit.mjs";
import { answers, consentAndSend, fillAll, send } from "./support/journey.mjs";
import { formWith, openHost, openHostBrowser } from "./support/host.mjs";

const kPolicy = "default-src 'none'; style-src 'unsafe-inline'";
const hostile = {
  ...answers,
  reason: `</template><script>document.title="broken"</script><img src="/x" onerror="alert(1)"> & "quoted" \u200f\u05d0${"😀".repeat(3800)}`,
};

let browser;
let folder;
before(async () => {
  browser = await openHostBrowser();
  folder = await mkdtemp(join(tmpdir(), "complaint-copy-"));
});
after(async () => {
  try {
    await browser?.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function saved(page, name) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Kopie opslaan" }).click();
  const path = join(folder, name);
  await (await download).saveAs(path);
  return path;
}

// Of a complaint that was received, in Dutch or English, and of one that waits.
async function copies() {
  const host = await openHost(browser, formWith());
  await fillAll(host.page, hostile);
  await consentAndSend(host.page);
  const received = await saved(host.page, "received.html");
  await host.page.evaluate(() => (document.getElementById("form").lang = "en"));
  await host.page.getByRole("heading", { level: 1, name: "We have received your complaint" }).waitFor();
  const english = host.page.waitForEvent("download");
  await host.page.getByRole("button", { name: "Save a copy" }).click();
  await (await english).saveAs(join(folder, "english.html"));
  await host.close();
  const offline = await openHost(browser, formWith(), {
    routes: (page) => page.route("**/api/complaints", (route) => route.abort()),
  });
  await fillAll(offline.page);
  await send(offline.page);
  await offline.page.getByText("Versturen lukte niet").waitFor();
  const waiting = await saved(offline.page, "waiting.html");
  await offline.close();
  return { received, english: join(folder, "english.html"), waiting, payload: host.posts[0].body };
}

// One file and nothing else; counts what is asked for.
async function serve(html) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(request.url === "/" ? 200 : 404, { "Content-Type": "text/html", "Content-Security-Policy": kPolicy });
    response.end(request.url === "/" ? html : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}/`, asked, stop: () => server.close() };
}

const looked = () => ({
  title: document.title,
  words: document.body.innerText,
  scripts: document.scripts.length,
  images: document.images.length,
  heading: getComputedStyle(document.querySelector("h1")).fontSize,
  wide: document.documentElement.scrollWidth > innerWidth,
});

let made;
const copy = () => (made ??= copies());

// @wcag 1.3.1 2.4.6 3.1.1 3.3.4
test("the copy is valid HTML, in the person's language, and complaint-check finds the payload in it as it was sent", async () => {
  const { received, english, waiting, payload } = await copy();
  const validator = new HtmlValidate({ extends: ["html-validate:standard"], rules: { "no-trailing-whitespace": "off" } });
  for (const path of [received, english, waiting]) {
    const report = await validator.validateFile(path);
    assert.deepEqual(
      report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${ruleId} ${message} ${line}`)),
      [],
      path,
    );
    assert.deepEqual(answersTo("", "copy", path), { code: 0, lines: [{ ok: true }], text: '{"ok":true}\n', error: "" });
  }
  const html = await readFile(received, "utf8");
  const inside = html.slice(html.indexOf('<template id="payload">') + 23, html.lastIndexOf("</template>"));
  const text = inside.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  assert.equal(text, payload);
  assert.match(html, /<html lang="nl">/);
  assert.match(await readFile(english, "utf8"), /<html lang="en">[^]*<h1>We have received your complaint<\/h1>/);
  assert.match(await readFile(waiting, "utf8"), /<h1>Uw antwoorden zijn nog niet verstuurd<\/h1>[^]*Versturen lukte niet om/);
});

test("complaint-check copy: a changed payload is refused, a file without one too, and none is unusable", async () => {
  const { received } = await copy();
  const path = join(folder, "changed.html");
  await writeFile(path, (await readFile(received, "utf8")).replace("&quot;+31612345678&quot;", "&quot;12&quot;"));
  assert.deepEqual(answersTo("", "copy", path).lines, [
    { ok: false, problems: [{ pointer: "/contact/phone", code: "bad_shape" }] },
  ]);
  await writeFile(path, "<p>Nothing");
  const empty = answersTo("", "copy", path);
  assert.deepEqual([empty.code, empty.lines], [1, [{ ok: false, code: "no_payload" }]]);
  assert.equal(answersTo("", "copy", join(folder, "nowhere.html")).code, 2);
});

for (const [name, start] of [
  ["Chromium", startChromium],
  ["Firefox", startFirefox],
  ["WebKitGTK", startWebKit],
])
  test(
    `${name} shows the copy without a network: hostile answers as text, nothing loaded, nothing run`,
    { timeout: 120_000 },
    async () => {
      const server = await serve(await readFile((await copy()).received, "utf8"));
      const engine = await start();
      try {
        const page = await engine.open(server.url, { width: 360, early: true });
        const { title, words, scripts, images, heading, wide } = await page.until("the copy", looked);
        assert.match(title, /^Wij hebben uw klacht ontvangen/);
        for (const part of ["AG-", "06 12345678", "<script>", "onerror", "😀".repeat(200), "Persoonsgegevens", "Postbus 20723"])
          assert.ok(words.includes(part), part);
        assert.deepEqual({ scripts, images, heading, wide }, { scripts: 0, images: 0, heading: "28px", wide: false });
        assert.deepEqual(
          server.asked.filter((url) => url !== "/" && url !== "/favicon.ico"),
          [],
        );
        await page.close();
      } finally {
        await engine.close();
        server.stop();
      }
    },
  );

test("the copy prints on A4", async () => {
  const page = await browser.newPage();
  await page.goto(`file://${(await copy()).received}`);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
  assert.deepEqual([Math.round(width), Math.round(height)], [595, 842]);
  await page.close();
});
