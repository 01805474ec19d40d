// The element's parts that need a document, each by itself.
import "../support/dom.js";
import { listeners, screen, setMedia } from "../support/dom.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { saveCopy } from "../../../web/element/copy.js";
import { dispatchHostEvent } from "../../../web/element/events.js";
import { PageStore } from "../../../web/element/page_store.js";
import { presence } from "../../../web/element/presence.js?alone";
import { makeShadow, styleIn } from "../../../web/element/shadow.js";
import { TextSizes } from "../../../web/element/text_sizes.js";
import { themeFor, themeNow, watchTheme } from "../../../web/element/theme.js";
import { TypedText } from "../../../web/element/typed_text.js";
import { yieldToBrowser } from "../../../web/element/yield_to_browser.js";
import type { Mirror } from "../../../web/mirror/mirror.js";
import type { Answer } from "../../../web/glue/wire.js";
import { Description } from "../support/descriptions.js";
import { pause } from "../support/time.js";

const div = (): HTMLElement => document.body.appendChild(document.createElement("div"));

test("text sizes: the frame has the sizes of its text scale, and says when it is narrow", () => {
  const [host, frame] = [div(), div()];
  const sizes = new TextSizes(host, frame);
  assert.deepEqual([sizes.width, sizes.scale, sizes.isOutdated], [0, 1, true]);
  const written = (): string[] =>
    ["body", "lead", "heading", "heading-line"].map((name) => frame.style.getPropertyValue(`--_${name}`));
  assert.equal(sizes.measure(true), true);
  assert.deepEqual(written(), ["16px", "20px", "28px", "36px"]);
  assert.deepEqual([sizes.width, sizes.isOutdated, frame.hasAttribute("data-narrow")], [800, false, false]);
  host.style.fontSize = "24px";
  assert.equal(sizes.isOutdated, true);
  assert.equal(sizes.measure(false), true);
  assert.deepEqual([sizes.scale, written()[0]], [1, "16px"]);
  assert.equal(sizes.measure(true), true);
  assert.deepEqual([sizes.scale, sizes.isOutdated, sizes.sizes.lead], [1.5, false, 32]);
  assert.deepEqual(written(), ["24px", "32px", "44px", "56px"]);
  screen.width = 719;
  assert.equal(sizes.isOutdated, true);
  sizes.measure(false);
  assert.equal(frame.hasAttribute("data-narrow"), true);
  screen.width = 0; // not displayed
  assert.equal(sizes.measure(true), false);
  assert.equal(sizes.width, 719);
  screen.width = 720;
  sizes.measure(false);
  assert.equal(frame.hasAttribute("data-narrow"), false);
  screen.width = 800;
});

test("typed text: a box fits while the text of the same field only grows within it", () => {
  const [one, other] = [document.createElement("textarea"), document.createElement("textarea")];
  const input = document.createElement("input");
  let focused: Element | null = one;
  const typed = new TypedText({
    get focused() {
      return focused;
    },
  } as unknown as Mirror);
  const fits = (element: Element | null, text = ""): boolean => {
    focused = element;
    if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) element.value = text;
    return typed.stillFits();
  };
  assert.equal(fits(one, "a"), false); // nothing was known of it
  assert.equal(fits(one, "ab"), true);
  assert.equal(fits(one, "ab"), true);
  assert.equal(fits(one, "a"), false); // shorter
  assert.equal(fits(one, "ab"), true);
  assert.equal(fits(one, "ab\n"), false); // a line more
  assert.equal(fits(one, "ab\nc"), true);
  assert.equal(fits(one, "abcdef"), false); // a line fewer
  assert.equal(fits(other, "abcdefg"), false);
  assert.equal(fits(one, "abcdefgh"), false);
  assert.equal(fits(input, "x"), true);
  assert.equal(fits(one, "abcdefghi"), true); // one line has no box that grows
  assert.equal(fits(document.createElement("button")), false);
  assert.equal(fits(null), false);
  fits(one, "ab");
  screen.contentHeight = 401;
  assert.equal(fits(one, "abc"), false);
  screen.contentHeight = 400;
  assert.equal(fits(one, "abcd"), true);
  focused = other;
  other.value = "known";
  typed.look();
  assert.equal(fits(other, "known!"), true);
  focused = input;
  typed.look();
  assert.equal(fits(other, "known!!"), false);
  screen.contentHeight = 100;
});

test("theme: the host's wish comes first, then the person's contrast, then darkness", () => {
  const cases = [
    ["light", true, false, "light"],
    ["light", true, true, "contrast"],
    ["dark", false, false, "dark"],
    ["dark", false, true, "contrast-dark"],
    ["contrast", false, false, "contrast"],
    ["contrast", true, false, "contrast-dark"],
    ["auto", false, false, "light"],
    ["auto", true, false, "dark"],
    ["auto", false, true, "contrast"],
    [null, true, true, "contrast-dark"],
  ] as const;
  const ended = new AbortController();
  let changes = 0;
  watchTheme(() => ++changes, ended.signal);
  for (const [wish, dark, contrast, theme] of cases) {
    assert.equal(themeFor(wish, { dark, contrast }), theme);
    setMedia("(prefers-color-scheme: dark)", dark);
    setMedia("(prefers-contrast: more)", contrast);
    assert.equal(themeNow(wish), theme);
  }
  assert.equal(changes, 2 * cases.length);
  ended.abort();
  setMedia("(prefers-color-scheme: dark)", false);
  setMedia("(prefers-contrast: more)", false);
  assert.equal(changes, 2 * cases.length);
});

test("presence: whoever moves, presses or scrolls anything is there, once and for good", async (context) => {
  const before = listeners();
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const wait = presence();
  assert.equal(presence(), wait);
  const types = ["pointermove", "pointerdown", "keydown", "click", "wheel", "scroll"];
  for (const type of types) assert.equal(listeners()[`window ${type}`], (before[`window ${type}`] ?? 0) + 1, type);
  let isThere = false;
  void wait.then(() => (isThere = true));
  context.mock.timers.tick(4_999);
  await Promise.resolve();
  assert.equal(isThere, false);
  context.mock.timers.tick(1);
  await Promise.resolve();
  assert.equal(isThere, true);
  assert.deepEqual(listeners(), before);
});

for (const type of ["pointermove", "pointerdown", "keydown", "click", "wheel", "scroll"] as const)
  test(`presence: ${type} anywhere shows that somebody is there`, async () => {
    const modules = {
      pointermove: () => import("../../../web/element/presence.js?pointermove"),
      pointerdown: () => import("../../../web/element/presence.js?pointerdown"),
      keydown: () => import("../../../web/element/presence.js?keydown"),
      click: () => import("../../../web/element/presence.js?click"),
      wheel: () => import("../../../web/element/presence.js?wheel"),
      scroll: () => import("../../../web/element/presence.js?scroll"),
    };
    const fresh = (await modules[type]()) as { presence: typeof presence };
    const before = listeners();
    const place = div();
    place.addEventListener(type, (event) => event.stopPropagation()); // it is heard on the way down
    let isFound = false;
    void fresh.presence().then(() => (isFound = true));
    place.dispatchEvent(new Event(type, { bubbles: false }));
    await pause();
    assert.ok(isFound);
    assert.deepEqual(listeners(), before);
  });

test("yield: two frames and what is urgent go first, and it ends where no frame comes", async () => {
  const { setTimeout: timeout } = globalThis;
  const timers: [then: () => void, ms: number | undefined][] = [];
  Object.assign(globalThis, { setTimeout: (then: () => void, ms?: number) => timers.push([then, ms]) });
  const frames: FrameRequestCallback[] = [];
  const { requestAnimationFrame: frame } = globalThis;
  const replace = (other: typeof frame): void =>
    void Object.defineProperty(globalThis, "requestAnimationFrame", { configurable: true, value: other });
  replace((then) => frames.push(then));
  const isOverAfter = async (deed: () => void): Promise<boolean> => {
    deed();
    await Promise.resolve();
    await Promise.resolve();
    return isOver;
  };
  let isOver = false;
  const begin = (): void => {
    isOver = false;
    frames.length = timers.length = 0;
    void yieldToBrowser().then(() => (isOver = true));
  };
  const show = (): void => frames.splice(0).forEach((then) => then(0));
  begin();
  assert.equal(await isOverAfter(show), false);
  assert.equal(await isOverAfter(show), false);
  assert.deepEqual(
    timers.map(([, ms]) => ms),
    [200, undefined],
  );
  assert.equal(await isOverAfter(() => timers[1]?.[0]()), true);
  begin();
  assert.equal(await isOverAfter(() => timers[0]?.[0]()), true);
  const waits: unknown[] = [];
  const idles: (() => void)[] = [];
  Object.assign(globalThis, {
    requestIdleCallback: (then: () => void, options: object) => waits.push([idles.push(then), options]),
  });
  begin();
  assert.equal(await isOverAfter(show), false);
  assert.equal(await isOverAfter(show), false);
  assert.deepEqual(waits, [[1, { timeout: 200 }]]);
  assert.equal(await isOverAfter(() => idles[0]?.()), true);
  Reflect.deleteProperty(globalThis, "requestIdleCallback");
  Object.assign(globalThis, { setTimeout: timeout });
  replace(frame);
});

test("shadow root: the fallback's slot, the regions that are read out, and the style sheets of its document", () => {
  const host = div();
  const { root, frame, em, status, notices, warning } = makeShadow(host);
  assert.equal(host.shadowRoot, root);
  assert.equal(root.mode, "open");
  assert.deepEqual([...root.children], [notices, warning, frame, em]);
  assert.deepEqual(
    [...root.children].map(({ className }) => className),
    ["notices", "notices", "frame", "em"],
  );
  assert.deepEqual(
    [...frame.children].map((child) => [child.tagName, child.className]),
    [
      ["P", "state"],
      ["SLOT", ""],
      ["DIV", "sentinel"],
    ],
  );
  assert.equal(frame.dataset["state"], "loading");
  for (const region of [status, notices, warning]) assert.equal(region.getAttribute("role"), "status");
  assert.equal(frame.querySelector(".sentinel")?.getAttribute("aria-hidden"), "true");
  assert.equal(root.adoptedStyleSheets.length, 5);
  const texts = root.adoptedStyleSheets.map((sheet) => (sheet as unknown as { text: string }).text);
  const sheets = ["mirror/base", "mirror/flow", "mirror/parts", "mirror/media", "element/notices"];
  assert.deepEqual(
    texts,
    sheets.map((name) => readFileSync(`web/${name}.css`, "utf8")),
  );
  const other = makeShadow(div()).root;
  assert.deepEqual(
    other.adoptedStyleSheets.map((sheet, at) => sheet === root.adoptedStyleSheets[at]),
    Array(5).fill(true),
  );
});

test("shadow root: a document without a view has no style sheets", () => {
  const { root } = makeShadow(div());
  styleIn(root, document.implementation.createHTMLDocument());
  assert.deepEqual(root.adoptedStyleSheets, []);
  styleIn(root, document);
  assert.equal(root.adoptedStyleSheets.length, 5);
});

test("page store: what only changed is told, and the whole page comes of it", () => {
  for (let seed = 1; seed <= 5; ++seed) {
    const description = new Description(seed);
    const store = new PageStore(description.told(true));
    for (let step = 0; step < 20; ++step) {
      description.change();
      const answer: Answer = { ...description.told(), title: `step ${step}`, effects: [{ type: "print" }] };
      store.take(answer);
      assert.deepEqual(store.nodes, description.nodes);
      const order = description.nodes.map(({ id }) => id);
      assert.deepEqual(store.whole([{ type: "flush" }]), { ...answer, order, nodes: store.nodes, effects: [{ type: "flush" }] });
    }
  }
});

test("events: they bubble and cross shadow roots, and only a submission can be cancelled", () => {
  const host = div();
  const inner = host.attachShadow({ mode: "open" }).appendChild(document.createElement("p"));
  for (const [name, cancelled] of [
    ["complaint-page", true],
    ["complaint-submit", false],
  ] as const) {
    const heard: unknown[] = [];
    const hear = (event: Event): void => {
      event.preventDefault();
      heard.push((event as CustomEvent<unknown>).detail);
    };
    document.addEventListener(name, hear, { once: true });
    assert.equal(dispatchHostEvent(inner, name, { page: "start" } as never), cancelled);
    assert.deepEqual(heard, [{ page: "start" }]);
  }
});

test("copy: a file of what was sent, which the browser may still read some time after the click", async (context) => {
  const made: Blob[] = [];
  const revoked: string[] = [];
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob) => `blob:https://site.example/${made.push(blob as Blob)}`;
  URL.revokeObjectURL = (address) => revoked.push(address);
  const clicked: string[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (): void {
    clicked.push(`${this.download} ${this.href}`);
  };
  context.mock.timers.enable({ apis: ["setTimeout"] });
  saveCopy("klacht.html", "<p>Klacht</p>");
  assert.deepEqual(clicked, ["klacht.html blob:https://site.example/1"]);
  assert.deepEqual([await made[0]?.text(), made[0]?.type], ["<p>Klacht</p>", "text/html"]);
  context.mock.timers.tick(59_999);
  assert.deepEqual(revoked, []);
  context.mock.timers.tick(1);
  assert.deepEqual(revoked, ["blob:https://site.example/1"]);
  Object.assign(URL, { createObjectURL, revokeObjectURL });
  HTMLAnchorElement.prototype.click = click;
});
