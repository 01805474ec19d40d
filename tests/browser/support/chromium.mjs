// Debian's Chromium, headless, with WebGL2 by software.
import { chromium } from "playwright-core";
import { WireLog } from "./wire_log.mjs";

export const flags = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

// What every page of it says to its Wasm module is held against the promises of the form when the browser is closed.
export async function launch({ webgl = true } = {}) {
  const args = webgl ? flags : [...flags.slice(0, -2), "--disable-gpu", "--disable-3d-apis"];
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
  const log = new WireLog();
  const { newContext, close } = browser;
  browser.newContext = async (...options) => {
    const context = await newContext.apply(browser, options);
    await log.listenTo(context);
    return context;
  };
  browser.close = async (...options) => {
    await close.apply(browser, options);
    console.log(`# ${log.check()} events held against the promises of the form`);
  };
  return browser;
}

// A page that fails its test on any error it meets, on the console too.
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "nl-NL", ...options });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(url);
  return { context, page, errors };
}

// The form is there and can be filled in, and its Wasm module has come.
export async function ready(page) {
  await page.locator('complaint-form .frame[data-state="ready"]').first().waitFor();
  await page.getByRole("button", { name: "Beginnen" }).waitFor();
}
