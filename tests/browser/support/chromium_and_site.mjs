// Chromium and the real site for all tests of a file: there before the first, gone after the last.
import { after, before } from "node:test";
import { startChromium } from "./engines/chromium.mjs";
import { startSite } from "./site.mjs";

export let engine;
export let site;

before(async () => {
  engine = await startChromium();
  site = await startSite();
});
after(async () => {
  try {
    await engine?.close();
  } finally {
    await site?.stop();
  }
});
