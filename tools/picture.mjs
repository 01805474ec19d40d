// The README's picture: the form on a phone and on a desktop, from the demo as it is built. Needs `./dev build all` and Chromium.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, openPage, ready } from "../tests/browser/support/chromium.mjs";
import { begin } from "../tests/browser/support/journey.mjs";
import { startSite } from "../tests/browser/support/site.mjs";

const docs = fileURLToPath(new URL("../docs/", import.meta.url));
const site = await startSite();
const browser = await launch();

async function picture(name, viewport, deviceScaleFactor, show) {
  const { context, page } = await openPage(browser, `${site.origin}/`, { viewport, deviceScaleFactor });
  await ready(page);
  await show(page);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  writeFileSync(`${docs}${name}.png`, await page.screenshot());
  await context.close();
}

async function withProblems(page) {
  await begin(page);
  await page.getByLabel("Naam", { exact: true }).fill("Zoë de Vries");
  await page.getByLabel("Telefoonnummer").fill("06 12345678");
  await page.getByLabel("E-mailadres").fill("zoe@voorbeeld");
  await page.getByRole("button", { name: "Volgende" }).click();
}

await picture("form-desktop", { width: 1100, height: 900 }, 1, withProblems);
await picture("form-phone", { width: 360, height: 740 }, 1, (page) => page.evaluate(() => scrollTo(0, 0)));
await browser.close();
await site.stop();
