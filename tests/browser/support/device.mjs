// A person's device: Chromium with a profile that outlives it, a process that can be killed, and a look at all it has stored.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { flags as everyFlag } from "./chromium.mjs";

const flags = ["--headless=new", ...everyFlag, "--lang=nl", "--remote-debugging-port=0"];

export class Device {
  #profile;
  #process;
  #browser;
  said = []; // everything the pages wrote to the console

  static async make() {
    const device = new Device();
    device.#profile = await mkdtemp(join(tmpdir(), "complaint-device-"));
    return device;
  }

  // Starts the browser; its one context has everything that was stored before.
  async start() {
    const portFile = join(this.#profile, "DevToolsActivePort");
    await rm(portFile, { force: true });
    this.#process = spawn("/usr/bin/chromium", [...flags, `--user-data-dir=${this.#profile}`, "about:blank"], {
      detached: true,
      stdio: "ignore",
    });
    const [port, path] = (await awaitFile(portFile)).trim().split("\n");
    this.#browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
    return this.#browser.contexts()[0];
  }

  async open(context, url) {
    const page = await context.newPage();
    page.on("console", (message) => this.said.push(message.text()));
    page.on("pageerror", (error) => this.said.push(String(error)));
    page.on("dialog", (dialog) => dialog.accept().catch(() => undefined)); // the page is being closed on purpose
    await page.goto(url);
    return page;
  }

  // The whole browser at once, as a power cut or the system's memory killer would end it.
  async kill() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    process.kill(-this.#process.pid, "SIGKILL");
    await ended;
    await this.#browser?.close().catch(() => undefined);
    await pause(100); // its children are the kernel's to end
  }

  async stop() {
    if (this.#process && this.#process.exitCode === null && this.#process.signalCode === null) await this.kill();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function awaitFile(name) {
  for (let i = 0; i < 300; ++i) {
    const text = await readFile(name, "utf8").catch(() => "");
    if (text.includes("\n")) return text;
    await pause(100);
  }
  throw new Error("the browser did not start");
}

// How many records each shelf of the form's database holds, how many of them say neither whose they are nor of which format, and
// everything stored for this origin as one text, bytes as Latin-1: what was plain in it can be found in it. `tab`: what the tab keeps of
// forms, which is sealed for accounts with a key only.
export function stored(page) {
  return page.evaluate(async () => {
    const isOfForm = (key) => key.startsWith("complaint-form.tab.");
    const pieces = [
      location.href,
      document.cookie,
      JSON.stringify(history.state),
      JSON.stringify({ ...localStorage }),
      JSON.stringify(Object.entries(sessionStorage).filter(([key]) => !isOfForm(key))),
    ];
    const tab = JSON.stringify(Object.entries(sessionStorage).filter(([key]) => isOfForm(key)));
    const latin1 = (buffer) => Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
    const text = (value) => {
      if (value instanceof ArrayBuffer) return latin1(value);
      if (ArrayBuffer.isView(value)) return latin1(value.buffer);
      if (value instanceof CryptoKey) return `key:${value.extractable ? "extractable" : "kept"}`;
      return typeof value === "object" && value !== null
        ? Object.entries(value)
            .map(([name, inner]) => `${name}=${text(inner)}`)
            .join(";")
        : String(value);
    };
    const within = (step, promise) =>
      Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error(`${step} gave no answer`)), 8_000))]);
    const answer = (request, step) =>
      within(
        step,
        new Promise((resolve, reject) =>
          Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }),
        ),
      );
    // What is deleted meanwhile is not made anew.
    const open = (name) => {
      const opening = indexedDB.open(name);
      opening.onupgradeneeded = () => opening.transaction.abort();
      return answer(opening, "open").catch(() => undefined);
    };
    const isLabelled = ({ account, format }) => /^[0-9a-f]{32}$/.test(account) && Number.isInteger(format);
    const counts = { drafts: 0, outbox: 0, unlabelled: 0 };
    for (const { name } of await within("databases", indexedDB.databases())) {
      const database = await open(name);
      if (!database) continue;
      for (const shelf of database.objectStoreNames) {
        const store = database.transaction(shelf).objectStore(shelf);
        const [keys, values] = await Promise.all([answer(store.getAllKeys(), "keys"), answer(store.getAll(), "values")]);
        counts[shelf] = values.length;
        if (name === "complaint-form") counts.unlabelled += values.filter((value) => !isLabelled(value)).length;
        pieces.push(name, shelf, text(keys), text(values));
      }
      database.close();
    }
    for (const name of await within("caches", caches.keys())) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        pieces.push(request.url, latin1(await (await cache.match(request)).arrayBuffer()));
    }
    return { counts, tab, text: pieces.join("\n") };
  });
}

const plainValues = (answers) => {
  const values = [
    answers.name,
    answers.email,
    answers.bsn,
    answers.phone,
    answers.caseNumber,
    ...answers.reason.split("\n"),
    answers.error,
  ].filter(Boolean);
  const folded = values.flatMap((value) => [value, value.toLowerCase(), value.replace(/\s/g, "")]);
  return [...new Set([...folded, ...folded.map((value) => Buffer.from(value, "utf8").toString("latin1"))])];
};

// None of the answers is plain in any of the texts; on failure the value's own text is not repeated.
export function assertNothingPlain(answers, texts) {
  const values = plainValues(answers);
  assert.ok(values.length > 8, "too few values are looked for");
  for (const [where, text] of Object.entries(texts)) {
    const hit = values.findIndex((value) => text.includes(value));
    assert.equal(hit, -1, `value ${hit} is plain in ${where}`);
  }
}

export async function until(what, condition, patience = 20_000) {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) assert.fail(`never: ${what}`);
    await pause(50);
  }
}
