// The form in an iframe: what it tells the page around, and whom it listens to.
import { resized, visit } from "../support/dom.js";
import assert from "node:assert/strict";
import { test } from "node:test";

interface Told {
  readonly message: Readonly<Record<string, unknown>>;
  readonly origin: string;
}

const loads = {
  alone: () => import("../../../web/pages/embed.js?alone"),
  framed: () => import("../../../web/pages/embed.js?framed"),
  empty: () => import("../../../web/pages/embed.js?empty"),
};

const told: Told[] = [];
const around = { postMessage: (message: Told["message"], origin: string) => told.push({ message, origin }) };
let height = 99.2;
let leave: () => void = () => undefined;

async function page(load: keyof typeof loads, address = "/embed.html"): Promise<HTMLElement> {
  history.replaceState(null, "", address);
  document.head.innerHTML = '<meta name="complaint-form-parents" content="https://shop.example">';
  document.body.innerHTML = '<complaint-form drafts="on"></complaint-form>';
  document.body.className = load;
  document.body.getBoundingClientRect = () => ({ height }) as DOMRect;
  const form = document.querySelector<HTMLElement>("complaint-form") ?? assert.fail("no form");
  const other = document.createElement("section"); // the real form has tests of its own
  for (const { name, value } of form.attributes) other.setAttribute(name, value);
  form.replaceWith(other);
  const { querySelector } = Document.prototype;
  document.querySelector = ((selector: string) =>
    querySelector.call(document, selector === "complaint-form" ? "section" : selector)) as typeof querySelector;
  leave();
  leave = await visit(loads[load]);
  return other;
}

function say(
  data: unknown,
  { origin = "https://shop.example", source = around as unknown }: object & { origin?: string; source?: unknown } = {},
): void {
  const event = new Event("message");
  for (const [name, value] of Object.entries({ data, origin, source })) Object.defineProperty(event, name, { value });
  dispatchEvent(event);
}

const init = (more: object = {}): object => ({ type: "complaint-form:init", ...more });
const happen = (form: HTMLElement, name: string, detail: object): void =>
  void form.dispatchEvent(new CustomEvent(`complaint-${name}`, { detail, bubbles: true }));
const setParent = (value: unknown): void =>
  void Object.defineProperty(globalThis, "parent", { configurable: true, get: () => value });

test("embed: a page that nobody is around takes its settings from its address, and listens to nobody", async () => {
  setParent(window);
  const form = await page("alone", "/embed.html?lang=en&theme=dark&drafts=off&endpoint=/elsewhere&nationalId=on");
  assert.deepEqual(
    [...form.attributes].map(({ name, value }) => [name, value]),
    [
      ["drafts", "off"],
      ["lang", "en"],
      ["theme", "dark"],
    ],
  );
  say(init({ theme: "light" }), { source: window });
  assert.equal(form.getAttribute("theme"), "dark");
  happen(form, "ready", { painter: "canvas" });
  resized("alone");
  assert.deepEqual(told, []);
  Reflect.deleteProperty(document, "querySelector");
});

test("embed: it says nothing before a page that it trusts begins, and tells that page alone", async () => {
  setParent(around);
  const form = await page("framed");
  happen(form, "ready", { painter: "native" });
  happen(form, "page", { page: "contact" });
  resized("framed");
  say(init({ theme: "dark" }), { origin: "https://other.example" });
  say(init({ theme: "dark" }), { source: window });
  say({ type: "complaint-form:other" });
  say("complaint-form:init");
  assert.deepEqual([told, form.getAttribute("theme")], [[], null]);
  say(init({ theme: "light", drafts: "ask", endpoint: "/api", caseNumber: "A-1" }));
  assert.deepEqual(
    ["theme", "drafts", "endpoint", "case-number"].map((name) => form.getAttribute(name)),
    ["light", "ask", "https://site.example/api", "A-1"],
  );
  assert.deepEqual(told.splice(0), [
    { message: { type: "complaint-form:ready", painter: "native" }, origin: "https://shop.example" },
    { message: { type: "complaint-form:height", height: 100 }, origin: "https://shop.example" },
  ]);
});

test("embed: every event of the form is told, without answers", () => {
  const form = document.querySelector("section") ?? assert.fail("no form");
  const secret = { payload: "x", problems: ["y"] };
  const cases: [string, object][] = [
    ["ready", { painter: "canvas" }],
    ["page", { page: "case" }],
    ["queued", { id: "1", since: "2026-11-22T13:00:00+01:00" }],
    ["sent", { id: "1", reference: "AG-1", receivedAt: "2026-11-22T12:00:01Z" }],
    ["refused", { id: "1", reason: "rejected" }],
    ["error", { reason: "wasm", message: "no" }],
  ];
  for (const [name, detail] of cases) {
    happen(form, name, { ...detail, ...secret });
    assert.deepEqual(told.splice(0), [
      { message: { ...detail, type: `complaint-form:${name}` }, origin: "https://shop.example" },
    ]);
  }
  happen(form, "submit", secret);
  assert.deepEqual(told, []);
});

test("embed: the height is told when it is another one, and anew to whoever begins again", () => {
  const form = document.querySelector("section") ?? assert.fail("no form");
  resized("framed");
  assert.deepEqual(told, []);
  height = 240;
  resized("framed");
  resized("framed");
  assert.deepEqual(told.splice(0), [{ message: { type: "complaint-form:height", height: 240 }, origin: "https://shop.example" }]);
  say(init({ lang: "en" }), { origin: "https://site.example" });
  assert.equal(form.getAttribute("lang"), "en");
  assert.deepEqual(
    told.splice(0).map(({ message, origin }) => [message["type"], message["painter"], message["height"], origin]),
    [
      ["complaint-form:ready", "canvas", undefined, "https://site.example"],
      ["complaint-form:height", undefined, 240, "https://site.example"],
    ],
  );
});

test("embed: a page without the form tells its height alone, and trusts its own origin", async () => {
  document.head.replaceChildren();
  document.body.replaceChildren();
  document.body.className = "empty";
  document.querySelector = Document.prototype.querySelector;
  leave();
  leave = await visit(loads.empty);
  say(init({ theme: "dark" }), { origin: "https://shop.example" });
  assert.deepEqual(told, []);
  say(init({ theme: "dark" }), { origin: "https://site.example" });
  assert.deepEqual(told.splice(0), [{ message: { type: "complaint-form:height", height: 240 }, origin: "https://site.example" }]);
  leave();
  setParent(window);
  Reflect.deleteProperty(document, "querySelector");
  document.body.className = "";
  Reflect.deleteProperty(document.body, "getBoundingClientRect");
  history.replaceState(null, "", "/complaints");
});
