// What goes on around the form while somebody fills it in: the GPU goes away, the element is taken out, others stand beside it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine, site } from "./support/chromium_and_site.mjs";
import { begin, Pointer } from "./support/filling.mjs";
import { heldAndShown, tapWire } from "./support/wire_tap.mjs";
import { settled } from "./support/words_on_page.mjs";

// Runs in the page first: keeps every WebGL context that is made, and counts the frames that are asked for.
function watchContexts() {
  const { getContext } = HTMLCanvasElement.prototype;
  globalThis.contexts = [];
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    const context = getContext.call(this, kind, ...rest);
    if (kind === "webgl2" && context && !contexts.includes(context)) contexts.push(context);
    return context;
  };
  globalThis.framesAsked = 0;
  const ask = requestAnimationFrame;
  globalThis.ownFrame = ask.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => {
    framesAsked++;
    return ask(callback);
  };
}

const liveContexts = (page) => page.evaluate(() => contexts.filter((context) => !context.isContextLost()).length);

async function onContact(options = {}) {
  const page = await engine.open(`${site.origin}/`, { before: `(${tapWire})(); (${watchContexts})();`, ...options });
  const hand = new Pointer(page);
  await begin(hand);
  await page.becomes("canvas");
  await page.click("textbox", "Naam");
  return page;
}

const name = (page) => page.value("textbox", "Naam");

async function assertHeld(page) {
  for (const { node, held, shown } of await heldAndShown(page)) assert.equal(held, shown, node);
}

const lose = (page) =>
  page.evaluate(() => {
    globalThis.loser = contexts.at(-1).getExtension("WEBGL_lose_context");
    globalThis.toldOfLoss = false; // a context may be restored only after the page has heard of its loss
    contexts.at(-1).canvas.addEventListener("webglcontextlost", () => setTimeout(() => (toldOfLoss = true)), { once: true });
    loser.loseContext();
  });

// Somewhere on the canvas there is something else than its first pixel.
async function assertPainted(page) {
  await settled(page);
  const box = await page.evaluate(() => {
    const { x, y, width } = document.querySelector("complaint-form").shadowRoot.querySelector("h1").getBoundingClientRect();
    return { x, y, width: Math.min(width, 400), height: 36 };
  });
  assert.ok((await page.screenshot({ clip: box })).length > 800, "the heading is not painted");
}

test("a context lost and restored in the middle of typing costs not a character, and is painted anew", async () => {
  const page = await onContact();
  await page.type("Anna ");
  await lose(page);
  await page.type("de ");
  await page.until("the loss", () => toldOfLoss);
  await page.evaluate(() => loser.restoreContext());
  await page.type("Vries");
  await page.until("the context", () => !contexts.at(-1).isContextLost());
  assert.equal(await name(page), "Anna de Vries");
  await assertHeld(page);
  await page.becomes("canvas");
  await page.click("textbox", "Telefoonnummer");
  await assertPainted(page);
  assert.deepEqual(await page.problems(), []);
  await page.close();
});

test("a context lost for good makes the page native, with every character and the caret where they were", async () => {
  const page = await onContact();
  await page.type("Anna ");
  await page.evaluate(() =>
    (globalThis.field = document.querySelector("complaint-form").shadowRoot.activeElement).setSelectionRange(2, 4),
  );
  await lose(page);
  await page.becomes("native");
  assert.equal(
    await page.evaluate(() => {
      const active = document.querySelector("complaint-form").shadowRoot.activeElement;
      return active === field && active.selectionStart === 2 && active.selectionEnd === 4;
    }),
    true,
    "the caret moved",
  );
  await page.press("End");
  await page.type("de Vries");
  assert.equal(await name(page), "Anna de Vries");
  await assertHeld(page);
  await page.close();
});

test("a composition outlives the loss of the context", async () => {
  const page = await onContact();
  const cdp = await page.context.newCDPSession(page.raw);
  await cdp.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await lose(page);
  await page.becomes("native");
  await cdp.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  await cdp.send("Input.insertText", { text: "日本" });
  assert.equal(await name(page), "日本");
  await assertHeld(page);
  await page.close();
});

test("nothing is painted while nothing happens", async () => {
  const page = await onContact();
  await page.type("Anna");
  await settled(page);
  const asked = await page.evaluate(async () => {
    framesAsked = 0;
    for (let i = 0; i < 40; ++i) await new Promise((resolve) => ownFrame(resolve));
    return framesAsked;
  });
  assert.equal(asked, 0);
  await page.close();
});

// Taken out and put back `times` times, each time until the canvas shows it.
const takeOutAndPutBack = (page, times) =>
  page.evaluate(async (count) => {
    const form = document.querySelector("complaint-form");
    const place = form.parentElement;
    for (let i = 0; i < count; ++i) {
      form.remove();
      await new Promise((resolve) => setTimeout(resolve));
      const ready = new Promise((resolve) => form.addEventListener("complaint-ready", resolve, { once: true }));
      place.append(form);
      await ready;
      const { dataset } = form.shadowRoot.querySelector(".frame");
      while (dataset.painter !== "canvas") await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }, times);

async function memoryOf(cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const of = (wanted) => metrics.find((metric) => metric.name === wanted).value;
  return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
}

test("taken out and put back 100 times: memory stays level and no WebGL context is left", { timeout: 180_000 }, async (t) => {
  const page = await engine.open(`${site.origin}/`, { before: watchContexts });
  await page.appears("button", "Beginnen");
  const cdp = await page.context.newCDPSession(page.raw);
  await cdp.send("Performance.enable");
  await takeOutAndPutBack(page, 20);
  await page.evaluate(() => (contexts = contexts.filter((context) => !context.isContextLost())));
  const early = await memoryOf(cdp);
  await takeOutAndPutBack(page, 80);
  await page.appears("button", "Beginnen");
  assert.equal(await liveContexts(page), 1);
  await page.evaluate(() => (contexts = contexts.filter((context) => !context.isContextLost())));
  const late = await memoryOf(cdp);
  t.diagnostic(`after 20: ${JSON.stringify(early)}, after 100: ${JSON.stringify(late)}`);
  assert.ok(late.nodes <= early.nodes * 1.1 + 50, "elements are left behind");
  assert.ok(late.listeners <= early.listeners * 1.1 + 20, "listeners are left behind");
  assert.ok(late.heap <= early.heap * 1.15 + 400_000, "memory grows");
  await page.evaluate(() => document.querySelector("complaint-form").remove());
  await page.until("the end of the last context", () => contexts.every((context) => context.isContextLost()));
  await page.close();
});

// Another form on the same page; gives its place among the forms.
const addForm = (page, attributes) =>
  page.evaluate(async (given) => {
    const form = document.createElement("complaint-form");
    for (const [key, value] of Object.entries(given)) form.setAttribute(key, value);
    const ready = new Promise((resolve) => form.addEventListener("complaint-ready", resolve, { once: true }));
    document.querySelector("main").append(form);
    await ready;
  }, attributes);

const inForm = (page, index, look, ...args) =>
  page.evaluate(
    `(index, ...args) => (${look})(document.querySelectorAll("complaint-form")[index].shadowRoot, ...args)`,
    index,
    ...args,
  );

test("three forms on one page, in two languages and countries, keep apart", async () => {
  const page = await engine.open(`${site.origin}/`, { before: watchContexts });
  await page.appears("button", "Beginnen");
  await addForm(page, { lang: "en", endpoint: "/api/complaints" });
  await addForm(page, { lang: "nl", profile: "be", painter: "native", endpoint: "/api/complaints" });
  const heading = (root) => root.querySelector("h1").textContent;
  assert.match(await inForm(page, 0, heading), /Klacht/);
  assert.match(await inForm(page, 1, heading), /complaint/i);
  await page.until("a canvas in two of them", () => {
    dispatchEvent(new Event("pointermove"));
    const frames = [...document.querySelectorAll("complaint-form")].map((form) => form.shadowRoot.querySelector(".frame"));
    return frames.map(({ dataset }) => dataset.painter).join(" ") === "canvas canvas native";
  });
  assert.equal(await liveContexts(page), 2);
  for (const [index, text] of [
    [0, "Anna"],
    [1, "Bert"],
    [2, "Chris"],
  ]) {
    await inForm(page, index, (root) => {
      root.getElementById("kind.complaint").click();
      root.getElementById("next").click();
    });
    await inForm(page, index, (root) => root.getElementById("contact.name").focus());
    await page.type(text);
  }
  for (const [index, text] of [
    [0, "Anna"],
    [1, "Bert"],
    [2, "Chris"],
  ])
    assert.equal(await inForm(page, index, (root) => root.getElementById("contact.name").value), text);
  await page.evaluate(() => document.querySelectorAll("complaint-form")[1].remove());
  await page.until("the end of its context", () => contexts.filter((context) => !context.isContextLost()).length === 1);
  assert.equal(await inForm(page, 0, (root) => root.getElementById("contact.name").value), "Anna");
  assert.deepEqual(await page.problems(), []);
  await page.close();
});
