// Playwright's Chromium and the real site for all tests of a file: there before the first, gone after the last.
import { after, before } from "node:test";
import { setFaults } from "./blows.mjs";
import { launch } from "./chromium.mjs";
import { startSite } from "./site.mjs";

export let browser;
export let site;

// What goes wrong at the site from now on; {}: nothing.
export const faults = (mix) => setFaults(site, mix);

before(async () => {
  browser = await launch();
  site = await startSite(["--faults"]);
});
after(async () => {
  try {
    await browser?.close();
  } finally {
    await site?.stop();
  }
});
