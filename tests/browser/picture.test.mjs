// With the picture and without, the page looks the same, whatever the person, the browser and the host do to it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine, site } from "./support/chromium_and_site.mjs";
import { begin, Pointer } from "./support/filling.mjs";
import { readPicture } from "./support/png.mjs";
import { blur, settled } from "./support/words_on_page.mjs";

const differing = (a, b) => a.light.reduce((count, light, at) => count + (Math.abs(light - b.light[at]) > 96 ? 1 : 0), 0);

const cover = (page, shown) =>
  page.evaluate((visible) => {
    document.querySelector("complaint-form").shadowRoot.querySelector("canvas").style.visibility = visible ? "" : "hidden";
  }, shown);

// The share of pixels that differ much: letters are drawn by two rasterizers, and nothing else may differ.
async function differenceOf(page) {
  await settled(page);
  await settled(page);
  const painted = readPicture(await page.screenshot({}));
  await cover(page, false);
  const shown = readPicture(await page.screenshot({}));
  await cover(page, true);
  return differing(await painted, await shown) / (await painted).light.length;
}

async function onContact(options) {
  const page = await engine.open(`${site.origin}/`, { width: 700, height: 900, ...options });
  await page.appears("button", "Beginnen");
  await page.paintBy("canvas");
  await begin(new Pointer(page));
  await page.fill("Naam", "Zoë de Vries");
  await page.fill("Telefoonnummer", "12");
  await blur(page);
  return page;
}

const inShadow = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.querySelector("complaint-form").shadowRoot.adoptedStyleSheets.push(sheet);
  document.querySelector("complaint-form").style.setProperty("--anything", css.length); // a style sheet tells nobody
};

const onHost = (css) => {
  for (const [name, value] of Object.entries(css)) document.querySelector("complaint-form").style.setProperty(name, value);
};

const translate = (replace) => {
  const form = document.querySelector("complaint-form").shadowRoot.querySelector("form");
  const walker = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts.filter(({ data }) => data.trim())) {
    const words = `Translated: ${text.data}`;
    if (replace) text.data = words;
    else {
      const font = document.createElement("font");
      const inner = document.createElement("font");
      font.append(inner);
      text.replaceWith(font);
      inner.textContent = words;
    }
  }
};

const selectWords = () => {
  const root = document.querySelector("complaint-form").shadowRoot;
  const heading = root.querySelector("h1");
  const end = root.querySelector(".button .label");
  getSelection().setBaseAndExtent(heading.firstChild, 0, end.firstChild, 2);
};

const cases = {
  "left alone": [() => undefined],
  "spaced as WCAG 1.4.12 has it": [
    inShadow,
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
  ],
  "translated by wrapping its texts": [translate, false],
  "translated by replacing its texts": [translate, true],
  selected: [selectWords],
  "of another size": [onHost, { "font-size": "22px" }],
  narrow: [onHost, { "inline-size": "299.5px" }],
  "in colours of the host's": [onHost, { "--complaint-accent": "oklch(0.5 0.2 20)", "--complaint-surface": "rgb(240 240 200)" }],
  "see-through": [onHost, { "--complaint-surface": "rgb(255 255 255 / 0.5)" }],
  round: [onHost, { "--complaint-radius": "40px" }],
  zoomed: [onHost, { zoom: "1.5" }],
  scaled: [onHost, { transform: "scale(0.8)", "transform-origin": "0 0" }],
  turned: [onHost, { transform: "rotate(2deg)" }],
  "scaled in one direction": [onHost, { transform: "scale(0.8, 1)" }],
};

for (const [name, [change, argument]] of Object.entries(cases))
  for (const dpr of [1, 2])
    test(`${name}, at density ${dpr}, the page looks the same with the picture`, async (t) => {
      const page = await onContact({ dpr });
      await page.evaluate(change, argument);
      const share = await differenceOf(page);
      t.diagnostic(`${(100 * share).toFixed(3)} % of the pixels differ much`);
      assert.ok(share < 0.003, `${(100 * share).toFixed(2)} % of the pixels differ`);
      await page.close();
    });

test("scrolled fast, what the picture does not cover yet is the page itself", async () => {
  const page = await onContact({ height: 500 });
  const before = readPicture(await page.screenshot({}));
  await page.evaluate(() => scrollTo(0, 400));
  const share = await differenceOf(page);
  assert.ok(share < 0.003, `${(100 * share).toFixed(2)} % of the pixels differ`);
  assert.ok(differing(await before, readPicture(await page.screenshot({}))) > 2_000, "nothing was scrolled");
  await page.close();
});
