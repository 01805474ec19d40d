// When the canvas is painted and the page measured: with a picture that only remembers what is asked of it.
import { listeners, resized, screen, setMedia, sizeObservers } from "../support/dom.js";
import assert from "node:assert/strict";
import { fillIn, send } from "../support/complaint.js";
import { net } from "../support/net.js";
import { infos, Opened, test } from "../support/opened.js";
import { beginDrawing, drawing } from "../support/picture.js";
import { pause, until } from "../support/time.js";

const somebodyComes = (): void => void dispatchEvent(new Event("pointermove"));
const painterOf = ({ frame }: Opened): string | undefined => frame.dataset["painter"];

async function painted(attributes: Readonly<Record<string, string>> = {}): Promise<Opened> {
  beginDrawing(true);
  const opened = await Opened.ready(attributes);
  somebodyComes();
  await until("painted", () => painterOf(opened) === "canvas");
  drawing.asked.length = 0;
  return opened;
}

const frames = async (count: number): Promise<void> => {
  for (; count > 0; --count) await new Promise(requestAnimationFrame);
};

// What is asked of the picture by a deed, until some frames have been shown.
async function askedBy(deed: () => unknown): Promise<string[]> {
  await frames(1);
  drawing.asked.length = 0;
  await deed();
  await pause();
  await frames(3);
  return drawing.asked.splice(0);
}

test("canvas: it comes when the page is idle and somebody is there, and the page looks the same until then", async () => {
  beginDrawing(true);
  const opened = new Opened().attach();
  await until("ready", () => opened.form.state === "ready");
  assert.equal(painterOf(opened), "native");
  assert.deepEqual(opened.of("ready"), [{ painter: "canvas" }]);
  assert.equal(net.asked.includes("complaint-painter.wasm"), false);
  somebodyComes();
  await until("painted", () => painterOf(opened) === "canvas");
  assert.deepEqual(drawing.asked, ["open", "spoil", "paint"]);
  assert.equal(net.asked.includes("complaint-painter.wasm"), true);
  assert.equal(opened.frame.querySelector("canvas")?.getAttribute("aria-hidden"), "true");
});

test("canvas: without WebGL2, without its code or where only the browser can show the page it stays the browser's own", async () => {
  const plain = await Opened.ready();
  somebodyComes();
  await until("tried", () => drawing.asked.includes("open"));
  await frames(3);
  assert.equal(painterOf(plain), "native");
  assert.deepEqual(plain.of("error"), []);
  plain.form.remove();
  await pause();

  beginDrawing(true);
  drawing.fails = "no code";
  const broken = await Opened.ready();
  await until("told", () => broken.of("error").length > 0);
  assert.deepEqual(broken.of("error"), [{ reason: "wasm", message: "no canvas: Error: no code" }]);
  assert.equal(painterOf(broken), "native");
  broken.form.remove();
  await pause();

  beginDrawing(true);
  drawing.paints = false;
  const selected = await Opened.ready();
  await until("tried", () => drawing.asked.includes("paint"));
  assert.equal(painterOf(selected), "native");
  drawing.paints = true;
  document.dispatchEvent(new Event("pointerup"));
  dispatchEvent(new Event("blur"));
  await until("painted", () => painterOf(selected) === "canvas");
});

test("canvas: nothing is painted while nothing changes, and what changes is painted once, in the next frame", async () => {
  const opened = await painted();
  assert.deepEqual(await askedBy(() => undefined), []);
  const page = opened.page ?? assert.fail("no page");
  const fire = (target: EventTarget, type: string): void => void target.dispatchEvent(new Event(type, { bubbles: true }));
  const deeds: Record<string, () => unknown> = {
    pointer: () => fire(page, "pointerover"),
    transition: () => fire(opened.frame, "transitionrun"),
    zoom: () => void visualViewport?.dispatchEvent(new Event("resize")),
    answer: () => opened.click("kind.complaint"),
    theme: () => (opened.form.theme = "dark"),
    style: () => (opened.form.style.fontSize = "20px"),
    class: () => (opened.form.className = "other"),
    density: () => setMedia(`(resolution: ${devicePixelRatio}dppx)`, false),
    "density again": () => setMedia(`(resolution: ${devicePixelRatio}dppx)`, true),
    moved: () => document.body.appendChild(document.createElement("main")).append(opened.form),
    composed: () => fire(opened.at("kind.complaint"), "compositionend"),
    language: () => {
      opened.form.lang = "en";
      return until("English", () => opened.page?.lang === "en");
    },
    page: () => opened.click("next"),
  };
  for (const [name, deed] of Object.entries(deeds)) assert.deepEqual(await askedBy(deed), ["paint"], name);
  assert.equal(painterOf(opened), "canvas");
});

test("canvas: a text that is typed paints nothing while its box fits, for the browser shows the field itself", async () => {
  const opened = await painted();
  const type = (id: string, text: string) => (): void => {
    opened.at(id).value = text;
    opened.at(id).dispatchEvent(new Event("input", { bubbles: true }));
  };
  fillIn(opened, "contact");
  opened.at("contact.name").focus();
  assert.deepEqual(await askedBy(type("contact.name", "A")), []);
  assert.deepEqual(await askedBy(type("contact.name", "An")), []);
  assert.deepEqual(await askedBy(type("contact.email", "a@")), ["paint"]); // filled in without focus
  opened.form.reset();
  fillIn(opened, "statement");
  opened.at("statement.reason").focus();
  await frames(2);
  assert.deepEqual(await askedBy(type("statement.reason", "a")), ["paint"]); // nothing was known of its box
  assert.deepEqual(await askedBy(type("statement.reason", "ab")), []);
  assert.deepEqual(await askedBy(type("statement.reason", "ab\n")), ["paint"]);
  assert.deepEqual(await askedBy(type("statement.reason", "ab\nc")), []);
});

test("canvas: a page that moves in its window is painted where it outruns the picture", async () => {
  const opened = await painted();
  const scroll = (): void => void dispatchEvent(new Event("scroll"));
  assert.deepEqual(await askedBy(scroll), []);
  drawing.isOutrun = true;
  assert.deepEqual(await askedBy(scroll), ["paint"]);
  opened.form.painter = "native";
  assert.deepEqual(await askedBy(scroll), []);
});

test("canvas: another size is measured and painted at once when a picture was due, a height alone is not", async () => {
  const opened = await painted();
  assert.deepEqual(await askedBy(() => resized("frame")), []);
  assert.deepEqual(
    await askedBy(() => {
      screen.width = 300;
      resized("frame");
      assert.deepEqual(drawing.asked.splice(0), ["paint"]); // not a frame later
    }),
    [],
  );
  assert.equal(opened.frame.hasAttribute("data-narrow"), true);
  opened.form.painter = "native";
  await pause();
  assert.deepEqual(
    await askedBy(() => {
      screen.width = 800;
      resized("em");
    }),
    [],
  );
  assert.equal(opened.frame.hasAttribute("data-narrow"), false);
});

test("canvas: who chooses the simple view has it at once, and the canvas back when it is painted anew", async () => {
  const opened = await painted();
  assert.deepEqual(
    await askedBy(() => {
      opened.click("painter");
      assert.equal(painterOf(opened), "native");
    }),
    ["spoil"],
  );
  assert.equal(localStorage.getItem("complaint-form.painter"), "native");
  drawing.asked.length = 0;
  opened.click("painter");
  assert.equal(painterOf(opened), "native");
  await until("painted", () => painterOf(opened) === "canvas");
  assert.deepEqual(drawing.asked, ["spoil", "paint"]);
  setMedia("(forced-colors: active)", true);
  assert.equal(painterOf(opened), "native");
  setMedia("(forced-colors: active)", false);
  await until("painted", () => painterOf(opened) === "canvas");
});

test("canvas: a context that comes back has everything painted anew, and a painter that dies leaves the page", async () => {
  const opened = await painted();
  drawing.hooks?.contextLost();
  assert.deepEqual(await askedBy(() => drawing.hooks?.contextRestored()), ["spoil", "paint"]);
  drawing.hooks?.died(new Error("trap"));
  assert.equal(painterOf(opened), "native");
  assert.equal(opened.form.state, "ready");
  assert.deepEqual(opened.of("error"), []);
});

test("canvas: what was sent is in no picture, and the canvas goes with the form", async () => {
  const opened = await painted();
  fillIn(opened);
  send(opened);
  await until("sent", () => opened.of("sent").length > 0);
  await until("forgotten", () => drawing.asked.includes("forget"));
  const asked = await askedBy(() => opened.form.remove());
  assert.deepEqual(asked, ["close"]);
  assert.equal(opened.frame.querySelector("canvas"), null);
});

test("canvas: an attribute that changes while the module is on its way is the one that counts", async () => {
  beginDrawing(true);
  const arrive = net.hold(/[.]wasm$/);
  const opened = new Opened({ painter: "canvas" }).attach();
  await until("first", () => opened.form.state === "first");
  opened.click("kind.complaint"); // so that nothing begins anew
  opened.form.painter = "native";
  arrive();
  await until("ready", () => opened.form.state === "ready");
  assert.deepEqual(opened.of("ready"), [{ painter: "native" }]);
  await frames(5);
  assert.equal(drawing.asked.includes("open"), false);
});

test("sizes: the page is measured before the module has come, and whenever its look may have changed", async () => {
  const arrive = net.hold(/[.]wasm$/);
  screen.width = 300;
  const opened = new Opened().attach();
  await until("first", () => opened.form.state === "first");
  const isNarrow = (): boolean => opened.frame.hasAttribute("data-narrow");
  const body = (): string => opened.frame.style.getPropertyValue("--_body");
  assert.deepEqual([isNarrow(), body()], [true, "16px"]);
  screen.width = 800;
  resized("frame");
  assert.equal(isNarrow(), false);
  opened.form.style.fontSize = "24px";
  await pause();
  assert.equal(body(), "24px");
  opened.form.removeAttribute("style");
  document.body.append(opened.form);
  await pause();
  assert.equal(body(), "16px");
  screen.width = 300;
  opened.form.theme = "dark";
  assert.equal(isNarrow(), true);
  screen.width = 800;
  opened.click("kind.complaint");
  assert.equal(isNarrow(), false);
  screen.width = 300;
  arrive();
  await until("ready", () => opened.form.state === "ready");
  assert.equal(isNarrow(), true);
  screen.width = 0; // not displayed: nothing is measured
  opened.click("kind.objection");
  assert.equal(isNarrow(), true);
});

test("sizes: a box of many lines is as high as what the page asks for at the text's size", async () => {
  const opened = await Opened.ready();
  fillIn(opened, "statement");
  const area = opened.root.querySelector("textarea") ?? assert.fail("no textarea");
  assert.equal(area.style.height, `${area.rows * 24 + 24}px`);
  opened.form.style.fontSize = "32px";
  await pause();
  assert.equal(area.style.height, `${area.rows * 48 + 24}px`);
  area.style.width = "324px"; // 300 px for text
  const changes: string[] = [];
  const observer = new MutationObserver((records) => changes.push(...records.map(({ attributeName }) => attributeName ?? "")));
  observer.observe(area, { attributeFilter: ["style"] });
  opened.form.className = "again";
  await pause();
  assert.deepEqual(changes, []); // a height that is right is not written again
  observer.disconnect();
  opened.type(area.id, "a\n".repeat(11)); // paragraphs, as nothing is laid out
  assert.equal(area.style.height, `${12 * 48 + 24}px`);
  opened.type(area.id, "x".repeat(20_001)); // a long one scrolls
  assert.equal(area.style.height, `${40 * 48 + 24}px`);
  area.dispatchEvent(new Event("compositionstart", { bubbles: true }));
  area.value = "kort";
  area.dispatchEvent(new Event("input", { bubbles: true }));
  opened.form.className = "and again";
  await pause();
  assert.equal(area.style.height, `${40 * 48 + 24}px`); // while composing the box is left alone
  area.dispatchEvent(new Event("compositionend", { bubbles: true }));
  assert.equal(area.style.height, `${area.rows * 48 + 24}px`);
});

test("listeners: a ready form hears these things of window, document, settings and sizes, and no others", async () => {
  const first = await Opened.ready();
  somebodyComes();
  first.form.remove();
  await pause(20);
  const before = listeners();
  const opened = await Opened.ready();
  const more = Object.entries(listeners()).flatMap(([name, count]) => Array<string>(count - (before[name] ?? 0)).fill(name));
  assert.deepEqual(more, [
    "(forced-colors: active) change",
    "(prefers-color-scheme: dark) change",
    "(prefers-contrast: more) change",
    `(resolution: ${devicePixelRatio}dppx) change`,
    "document click",
    "document dragend",
    "document freeze",
    "document mousedown",
    "document mouseup",
    "document pointercancel",
    "document pointerdown",
    "document pointerup",
    "document resume",
    "document selectionchange",
    "document visibilitychange",
    "viewport resize",
    "window afterprint",
    "window beforeprint",
    "window blur",
    "window online",
    "window online",
    "window pagehide",
    "window pageshow",
    "window pointercancel",
    "window pointerup",
    "window scroll",
  ]);
  assert.deepEqual(sizeObservers(), ["frame", "em"]);
  assert.equal(opened.form.state, "ready");
  assert.equal(infos.filter((line) => line.includes("without `account`")).length, 1); // once a page
});
