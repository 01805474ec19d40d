// The strict policy of the site, Trusted Types included: no page of ours makes the browser report anything, in either painter.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./support/browser_and_site.mjs";
import { begin } from "./support/journey.mjs";

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
