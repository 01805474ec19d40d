// The demo's host page: its switches, its words, and who is logged in.
import { visit } from "../support/dom.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pause, until } from "../support/time.js";

const html = readFileSync("web/pages/index.html", "utf8");
const body = html.slice(html.indexOf("<body>") + "<body>".length, html.indexOf("</body>"));

const loads = {
  first: () => import("../../../web/pages/demo.js?first"),
  second: () => import("../../../web/pages/demo.js?second"),
  third: () => import("../../../web/pages/demo.js?third"),
  fourth: () => import("../../../web/pages/demo.js?fourth"),
  fifth: () => import("../../../web/pages/demo.js?fifth"),
};

const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector) ?? assert.fail(selector);
const form = (): HTMLElement & { account?: string; accountKey?: Uint8Array } => one("complaint-form");

let leave: () => void = () => undefined;

// A page at that address, as the demo's site serves it, by now with its script. Nothing in it is the real form.
async function page(load: keyof typeof loads, address = "/", stored?: string): Promise<void> {
  history.replaceState(null, "", address);
  localStorage.clear();
  if (stored !== undefined) localStorage.setItem("demo.customer", stored);
  document.body.innerHTML = body.replaceAll("complaint-form", "form-of-the-page");
  const { querySelector } = document;
  document.querySelector = ((selector: string) =>
    querySelector.call(document, selector.replace("complaint-form", "form-of-the-page"))) as typeof querySelector;
  leave();
  leave = await visit(loads[load]);
  await until("somebody is at it", () => form().account === (stored ?? ""));
}

const pressed = (group: string): string[] =>
  all(`button[data-${group}]`).flatMap((button) =>
    button.getAttribute("aria-pressed") === "true" ? [button.dataset[group] ?? ""] : [],
  );
const current = (): string[] => all("nav a[aria-current]").map(({ dataset }) => dataset["words"] ?? "");

test("demo: the address chooses the form, and the menu says which it is", async () => {
  await page("first", "/?form=personal-data");
  assert.equal(form().getAttribute("form"), "personal-data");
  assert.deepEqual(current(), ["data"]);
  assert.equal(one("nav a[aria-current]").getAttribute("aria-current"), "page");
  await page("second");
  assert.equal(form().hasAttribute("form"), false);
  assert.deepEqual(current(), ["complaints"]);
});

test("demo: every word of the page is there in both languages, and the form follows", async () => {
  await page("third");
  const wordsOf = (): string[] =>
    all("[data-words]").map((element) => element.getAttribute("aria-label") ?? element.textContent ?? "");
  const dutch = wordsOf();
  const spoken = async (language: string): Promise<void> => {
    one(`button[data-language=${language}]`).click();
    await Promise.resolve(); // the page follows the form's attribute
  };
  await spoken("en");
  const english = wordsOf();
  assert.equal(document.documentElement.lang, "en");
  assert.equal(form().getAttribute("lang"), "en");
  assert.deepEqual(pressed("language"), ["en"]);
  const same = english.filter((text, at) => text === dutch[at]);
  assert.deepEqual(same, []);
  assert.ok(english.every((text) => text !== ""));
  await spoken("nl");
  assert.deepEqual(wordsOf(), dutch);
  assert.deepEqual(pressed("language"), ["nl"]);
  one("button[data-language=en]").dataset["language"] = "fr";
  await spoken("fr");
  form().setAttribute("lang", "en"); // by the form's own switch
  await Promise.resolve();
  one("button[data-language=fr]").dataset["language"] = "en";
  form().setAttribute("lang", "nl");
  await Promise.resolve();
  assert.deepEqual([document.documentElement.lang, form().getAttribute("lang"), wordsOf()], ["nl", "nl", dutch]);
});

test("demo: a way of drawing is chosen for the form", async () => {
  one("button[data-painter=native]").click();
  assert.equal(form().getAttribute("painter"), "native");
  assert.deepEqual(pressed("painter"), ["native"]);
  one("button[data-painter=canvas]").click();
  assert.equal(form().getAttribute("painter"), "canvas");
  const [button] = all("button[data-painter]");
  delete button?.dataset["painter"];
  button?.click();
  assert.equal(form().getAttribute("painter"), "auto");
});

test("demo: whoever logs in is logged in at every tab, with a key of their own, and nobody has none", async () => {
  await page("fourth", "/", "klant-2");
  assert.equal(form().account, "klant-2");
  assert.deepEqual(pressed("customer"), ["klant-2"]);
  const key = form().accountKey;
  assert.deepEqual([key instanceof Uint8Array, key?.length], [true, 32]);
  one("button[data-customer=klant-1]").click();
  await until("logged in", () => form().account === "klant-1");
  assert.equal(localStorage.getItem("demo.customer"), "klant-1");
  assert.equal(form().account, "klant-1");
  assert.notDeepEqual(form().accountKey, key);
  for (const type of ["storage", "pageshow"]) {
    localStorage.setItem("demo.customer", type === "storage" ? "klant-2" : "");
    dispatchEvent(new Event(type));
    await until(type, () => form().account === localStorage.getItem("demo.customer"));
    assert.deepEqual(pressed("customer"), [form().account]);
  }
  assert.equal(form().accountKey, undefined);
  localStorage.setItem("demo.customer", "nobody of ours");
  dispatchEvent(new Event("storage"));
  await pause(20);
  assert.equal(form().account, "");
});

test("demo: the last one who logs in counts, however long a key takes", async () => {
  const { subtle } = crypto;
  const waits: (() => void)[] = [];
  const digest = subtle.digest.bind(subtle);
  Object.defineProperty(subtle, "digest", {
    configurable: true,
    value: async (...given: Parameters<typeof digest>) => {
      await new Promise<void>((resolve) => waits.push(resolve));
      return digest(...given);
    },
  });
  one("button[data-customer=klant-1]").click();
  one("button[data-customer=klant-2]").click();
  for (const letGo of waits.reverse()) {
    letGo();
    await pause(10);
  }
  await until("logged in", () => form().account === "klant-2");
  assert.deepEqual(pressed("customer"), ["klant-2"]);
  Reflect.deleteProperty(subtle, "digest");
});

test("demo: at first nobody is logged in", async () => {
  await page("fifth");
  assert.equal(form().account, "");
  assert.deepEqual(pressed("customer"), [""]);
  leave();
  Reflect.deleteProperty(document, "querySelector");
  history.replaceState(null, "", "/complaints");
  document.body.replaceChildren();
  document.documentElement.lang = "nl";
  localStorage.clear();
});
