// Firefox ESR by WebDriver BiDi. It needs a display for WebGL, headless too.
import puppeteer from "puppeteer-core";
import { startDisplay } from "../xvfb.mjs";
import { Page, expression } from "./page.mjs";

export class FirefoxPage extends Page {
  engine = "Firefox";

  constructor(context, raw) {
    super();
    this.context = context;
    this.raw = raw;
    this.errors = [];
    raw.on("pageerror", (error) => this.errors.push(String(error)));
    raw.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
    raw.on("dialog", (dialog) => dialog.accept().catch(() => undefined)); // "leave this page?": the person does
  }

  evaluate(look, ...args) {
    return this.raw.evaluate(expression(look, args));
  }

  clickAt({ x, y }) {
    return this.raw.mouse.click(x, y);
  }

  press(key) {
    return this.raw.keyboard.press(key === "Space" ? " " : key);
  }

  insert(text) {
    return this.raw.keyboard.type(text);
  }

  reload() {
    return this.raw.reload();
  }

  back() {
    return this.evaluate(() => history.back());
  }

  forward() {
    return this.evaluate(() => history.forward());
  }

  screenshot(options) {
    return this.raw.screenshot(options);
  }

  close() {
    return this.context.close();
  }
}

// Firefox 140 knows a page's size and not its orientation: Puppeteer then fails although the size is set.
async function setSize(page, width, height) {
  await page.setViewport({ width, height }).catch((error) => {
    if (!error.message.includes("unknown command emulation.setScreenOrientationOverride")) throw error;
  });
  await page.waitForFunction((wanted) => innerWidth === wanted, {}, width);
}

export async function startFirefox({ webgl = true } = {}) {
  const display = webgl ? await startDisplay() : undefined;
  const { DISPLAY: _, ...env } = process.env;
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    defaultViewport: null, // setSize
    env: display ? { ...env, DISPLAY: display.name } : env,
    extraPrefsFirefox: {
      "webgl.force-enabled": true,
      "intl.accept_languages": "nl",
      "layout.css.prefers-color-scheme.content-override": 1,
    },
  });
  return {
    name: "Firefox",
    async open(url, { width = 1280, height = 900, early = false } = {}) {
      const context = await browser.createBrowserContext();
      const page = new FirefoxPage(context, await context.newPage());
      await setSize(page.raw, width, height);
      await page.raw.goto(url);
      if (!early) await page.moduleCame();
      return page;
    },
    async close() {
      await browser.close();
      await display?.stop();
    },
  };
}
