// Policies of pages. The site's own, Trusted Types included: no page of ours makes the browser report anything, in either painter. Those of
// hosts: what the guide says is enough, and what shows where it is not.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { packageFolder } from "../package/support/consumer.mjs";
import { browser, site } from "./support/browser_and_site.mjs";
import { formWith as form, openHost } from "./support/host.mjs";
import { begin, consentAndSend, fillAll } from "./support/journey.mjs";

const readPackage = (name) => readFileSync(join(packageFolder, name), "utf8");

async function openWatched(path) {
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  const reports = [];
  page.on(
    "console",
    (message) => /Content Security Policy|TrustedScript|violates/i.test(message.text()) && reports.push(message.text()),
  );
  page.on("pageerror", (error) => reports.push(String(error)));
  await page.addInitScript(() => {
    globalThis.violations = [];
    addEventListener(
      "securitypolicyviolation",
      (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
      true,
    );
  });
  const response = await page.goto(`${site.origin}${path}`);
  return { context, page, reports, policy: response.headers()["content-security-policy"] ?? "" };
}

async function assertSilent({ context, page, reports }) {
  assert.deepEqual(await page.evaluate(() => violations), []);
  assert.deepEqual(reports, []);
  await context.close();
}

for (const path of ["/", "/app/", "/complaint-form/embed.html"])
  test(`${path}: 0 reports under the strict policy, on canvas and natively, through to a problem`, async () => {
    const watched = await openWatched(path);
    assert.match(watched.policy, /default-src 'none'.*require-trusted-types-for 'script'; trusted-types/);
    const { page } = watched;
    for (const painter of ["canvas", "native"]) {
      await page.locator("complaint-form").evaluate((form, wanted) => form.setAttribute("painter", wanted), painter);
      if (painter === "canvas") await begin(page);
      await page.getByRole("button", { name: "Volgende" }).click();
      await page.getByText("Vul uw naam in").first().waitFor();
    }
    await assertSilent(watched);
  });

test("/received: 0 reports", async () => {
  const watched = await openWatched("/received");
  assert.match(watched.policy, /default-src 'none'/);
  await assertSilent(watched);
});

const reasons = async (host) => (await host.heard()).filter(({ type }) => type === "complaint-error").map(({ detail }) => detail);
const becomes = (page, state) => page.waitForFunction((wanted) => document.getElementById("form").state === wanted, state);
const canvas = (page) => page.locator('complaint-form .frame[data-painter="canvas"]');

test("script-src 'self' 'wasm-unsafe-eval' is enough: no hash, no nonce, no other word", async () => {
  const answered = () => ({ "Content-Security-Policy": "script-src 'self' 'wasm-unsafe-eval'" });
  const host = await openHost(browser, form(), { answered });
  await canvas(host.page).waitFor();
  await fillAll(host.page);
  await consentAndSend(host.page);
  await host.closeClean();
});

test("script-src 'self' alone forbids WebAssembly: the contact details show, and the reason is named", async () => {
  const answered = () => ({ "Content-Security-Policy": "script-src 'self'" });
  const host = await openHost(browser, form(), { answered, wait: false });
  await becomes(host.page, "failed");
  assert.ok(await host.page.getByText("Bel ons.").isVisible());
  const [{ reason, message }] = await reasons(host);
  assert.equal(reason, "wasm");
  assert.match(message, /CompileError.*Content Security Policy/);
  await host.close();
});

// A host's page that takes only scripts whose hashes it names.
const checkedScript = `<script type="module" src="complaint-form/define.js"></script>`;
const openChecked = (head, options) => {
  const inline = /<script type="importmap">(.*)<\/script>/.exec(head)?.[1] ?? "";
  const hash = `'sha256-${createHash("sha256").update(inline).digest("base64")}'`;
  const answered = (policy) => ({
    "Content-Security-Policy": policy.replace("script-src 'self'", `script-src 'self' ${hash}`),
    "Integrity-Policy": "blocked-destinations=(script)",
  });
  return openHost(browser, form(), { define: false, head, answered, ...options });
};

test("Integrity-Policy: with importmap.html every script is taken, through to the canvas and the receipt", async () => {
  const host = await openChecked(readPackage("importmap.html") + readPackage("preload.html") + checkedScript);
  await host.ready(1);
  await canvas(host.page).waitFor();
  await fillAll(host.page);
  await consentAndSend(host.page);
  await host.closeClean();
});

test("Integrity-Policy: with preload.html and the script's own hash alone the form works, without its canvas", async () => {
  const { files } = JSON.parse(readPackage("integrity.json"));
  const script = checkedScript.replace("></script>", ` integrity="${files["define.js"]}"></script>`);
  const host = await openChecked(readPackage("preload.html") + script);
  await host.ready(1);
  await fillAll(host.page);
  await consentAndSend(host.page);
  assert.equal(await canvas(host.page).count(), 0);
  assert.match((await reasons(host))[0].message, /^no canvas: .*painting\.js/);
  await host.close();
});

test("Integrity-Policy: without any hash no script runs, and the contact details show", async () => {
  const host = await openChecked(checkedScript);
  await host.page.waitForLoadState("networkidle");
  assert.equal(await host.page.evaluate(() => customElements.get("complaint-form")), undefined);
  assert.ok(await host.page.getByText("Bel ons.").isVisible());
  await host.close();
});
