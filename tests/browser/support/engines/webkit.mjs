// WebKitGTK's MiniBrowser by WebDriver (W3C), spoken with plain fetch.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { ended, startDisplay } from "../xvfb.mjs";
import { Page, expression } from "./page.mjs";

const miniBrowsers = [
  "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
  "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
];
const binary = miniBrowsers.find((path) => path.includes(process.arch === "arm64" ? "aarch64" : "x86_64"));

// WebDriver's code points for keys without a character.
const keys = { Tab: "\uE004", Enter: "\uE007", Space: " ", ArrowDown: "\uE015", ArrowUp: "\uE013", Backspace: "\uE003" };

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

class Driver {
  constructor(origin) {
    this.origin = origin;
  }

  // `limit`: ms after which it is taken to hang.
  async send(method, path, body, limit = 40_000) {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      signal: AbortSignal.timeout(limit),
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKit: ${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }
}

const strokes = (characters) =>
  [...characters].flatMap((value) => [
    { type: "keyDown", value },
    { type: "keyUp", value },
  ]);

class EngineCrash extends Error {}

class WebKitPage extends Page {
  engine = "WebKit";

  constructor(driver, session) {
    super();
    const address = `/session/${session}`;
    const did = (method, path, body) =>
      driver.send(method, path, body, 10_000).then(
        () => true,
        () => false,
      );
    this.send = (method, path, body) =>
      driver.send(method, address + path, body).catch(async (reason) => {
        if (await did("POST", `${address}/execute/sync`, { script: "return 1", args: [] })) throw reason;
        await did("DELETE", address); // the next page needs its place
        throw new EngineCrash(reason.message);
      });
  }

  evaluate(look, ...args) {
    const script = `const done = arguments[0];
      Promise.resolve(${expression(look, args)}).then((value) => done(value ?? null), (reason) => done(String(reason)));`;
    return this.send("POST", "/execute/async", { script, args: [] });
  }

  clickAt({ x, y }) {
    const actions = [
      { type: "pointerMove", duration: 0, x, y, origin: "viewport" },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    return this.send("POST", "/actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  }

  press(key) {
    return this.#strike(keys[key] ?? key);
  }

  insert(text) {
    return this.#strike(text);
  }

  #strike(characters) {
    return this.send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions: strokes(characters) }] });
  }

  async reload() {
    await this.send("POST", "/refresh", {});
    await this.listen();
  }

  // WebDriver does not tell of errors: the page keeps those that come once it is loaded.
  listen() {
    return this.evaluate(() => {
      globalThis.errorsSeen = [];
      for (const type of ["error", "unhandledrejection", "complaint-error"])
        addEventListener(type, (event) => errorsSeen.push(String(event.message ?? event.reason ?? event.detail?.message)));
    });
  }

  problems() {
    return this.evaluate(() => errorsSeen);
  }

  back() {
    return this.send("POST", "/back", {});
  }

  forward() {
    return this.send("POST", "/forward", {});
  }

  // Role and name of an element of the form, as the engine computes them for assistive technology.
  async computed(id) {
    const script = `return document.querySelector("complaint-form").shadowRoot.getElementById(arguments[0])`;
    const [element] = Object.values(await this.send("POST", "/execute/sync", { script, args: [id] }));
    return {
      role: await this.send("GET", `/element/${element}/computedrole`),
      name: await this.send("GET", `/element/${element}/computedlabel`),
    };
  }

  async screenshot() {
    return Buffer.from(await this.send("GET", "/screenshot"), "base64");
  }

  async close() {
    if (!this.closed) await this.send("DELETE", "");
    this.closed = true;
  }
}

async function startDriver(display) {
  const port = await freePort();
  const { WAYLAND_DISPLAY: _, ...env } = process.env;
  const child = spawn("WebKitWebDriver", [`--port=${port}`], {
    stdio: "ignore",
    env: { ...env, DISPLAY: display, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1" },
  });
  const failed = new Promise((_, reject) => child.once("error", reject));
  const driver = new Driver(`http://127.0.0.1:${port}`);
  await Promise.race([failed, answers(driver)]);
  return { child, driver };
}

async function answers(driver) {
  for (let tries = 0; ; ++tries) {
    const status = await driver.send("GET", "/status").catch((reason) => reason);
    if (!(status instanceof Error)) return;
    if (tries > 200) throw new Error(`WebKitWebDriver does not answer: ${status.message}`);
    await wait(50);
  }
}

// WebKitGTK's page process ended by a null pointer in its JavaScript engine once in about a hundred tests (2.50, in
// libjavascriptcoregtk, on a page that had just been opened); on a machine with ten times the work of its cores it hung. A test that it
// ends or holds up begins anew, once, and says so.
export const despiteCrash = (body) => async (t) => {
  try {
    await body(t);
  } catch (reason) {
    if (!(reason instanceof EngineCrash)) throw reason;
    t.diagnostic(`begun anew: ${reason.message}`);
    await body(t);
  }
};

export async function startWebKit() {
  const display = await startDisplay();
  const { child, driver } = await startDriver(display.name);
  const pages = [];
  const alwaysMatch = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
  return {
    name: "WebKit",
    async open(url, { width = 1280, height = 900, early = false } = {}) {
      const { sessionId } = await driver.send("POST", "/session", { capabilities: { alwaysMatch } });
      const page = new WebKitPage(driver, sessionId);
      pages.push(page);
      await page.send("POST", "/window/rect", { x: 0, y: 0, width, height });
      await page.send("POST", "/url", { url });
      await page.listen();
      if (!early) await page.moduleCame();
      return page;
    },
    async close() {
      for (const page of pages) await page.close().catch(() => undefined); // it may have crashed
      await ended(child);
      await display.stop();
    },
  };
}
