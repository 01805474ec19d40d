// Debian's Chromium by the DevTools protocol.
import { launch } from "../chromium.mjs";
import { Page, expression } from "./page.mjs";

class ChromiumPage extends Page {
  engine = "Chromium";

  constructor(context, raw) {
    super();
    this.context = context;
    this.raw = raw; // Playwright's own page, for what only Chromium can do
    this.errors = [];
    raw.on("pageerror", (error) => this.errors.push(String(error)));
    raw.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
  }

  evaluate(look, ...args) {
    return this.raw.evaluate(expression(look, args));
  }

  clickAt({ x, y }) {
    return this.touch ? this.raw.touchscreen.tap(x, y) : this.raw.mouse.click(x, y);
  }

  press(key) {
    return this.raw.keyboard.press(key);
  }

  // A phone's keyboard brings text without keys.
  insert(text) {
    return this.touch ? this.raw.keyboard.insertText(text) : this.raw.keyboard.type(text);
  }

  reload() {
    return this.raw.reload();
  }

  back() {
    return this.raw.goBack();
  }

  forward() {
    return this.raw.goForward();
  }

  screenshot(options) {
    return this.raw.screenshot(options);
  }

  close() {
    return this.context.close();
  }
}

export async function startChromium(options) {
  const browser = await launch(options);
  return {
    name: "Chromium",
    browser,
    async open(url, { width = 1280, height = 900, early = false, dpr = 1, before, ...rest } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: dpr, locale: "nl-NL", ...rest });
      const page = new ChromiumPage(context, await context.newPage());
      page.touch = rest.hasTouch ?? false;
      if (before) await page.raw.addInitScript(before);
      await page.raw.goto(url);
      if (!early) await page.moduleCame();
      return page;
    },
    close: () => browser.close(),
  };
}
