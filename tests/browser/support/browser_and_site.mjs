// Playwright's Chromium and the real site for all tests of a file: there before the first, gone after the last.
import { after, before } from "node:test";
import { launch } from "./chromium.mjs";
import { startSite } from "./site.mjs";

export let browser;
export let site;

before(async () => {
  browser = await launch();
  site = await startSite();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});
