// With the picture and without, the page looks the same, whatever the person, the browser and the host do to it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine, site } from "./support/chromium_and_site.mjs";
import { begin, Pointer } from "./support/filling.mjs";
import { readPicture } from "./support/png.mjs";
import { blur, settled } from "./support/words_on_page.mjs";

const side = 6; // CSS px of a block; letters drawn by two rasterizers differ by less than `most` in the mean of one

// What only the browser can show: then there is no picture.
const withoutPicture = /selected|see-through|turned|one direction|upside down|columns/;

const resampled = /zoomed|scaled/; // by the browser, between pixels

// The largest mean difference of a block, and where.
function difference(a, b, density = 1) {
  const block = side * density;
  let worst = { mean: 0, x: 0, y: 0 };
  for (let y = 0; y + block <= a.height; y += block)
    for (let x = 0; x + block <= a.width; x += block) {
      let sum = 0;
      for (let j = y; j < y + block; ++j)
        for (let i = x; i < x + block; ++i) sum += Math.abs(a.light[j * a.width + i] - b.light[j * a.width + i]);
      const mean = sum / (block * block);
      if (mean > worst.mean) worst = { mean, x, y };
    }
  return worst;
}

const cover = (page, shown) =>
  page.evaluate((visible) => {
    document.querySelector("complaint-form").shadowRoot.querySelector("canvas").style.visibility = visible ? "" : "hidden";
  }, shown);

async function differenceOf(page, density) {
  for (let frame = 0; frame < 3; ++frame) await settled(page);
  const painted = await readPicture(await page.screenshot({}));
  await cover(page, false);
  const shown = await readPicture(await page.screenshot({}));
  await cover(page, true);
  return difference(painted, shown, density);
}

async function assertAlike(page, t, { density = 1, most = 50 } = {}) {
  const { mean, x, y } = await differenceOf(page, density);
  t.diagnostic(`at most ${mean.toFixed(1)} of 255 in the mean of a block of ${side} CSS px`);
  assert.ok(mean < most, `${mean.toFixed(1)} at ${x}, ${y}`);
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

const inDocument = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
};

const selectBeyond = () => {
  const root = document.querySelector("complaint-form").shadowRoot;
  getSelection().setBaseAndExtent(document.body, 0, root.querySelector(".button .label").firstChild, 2);
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
  "selected from outside": [selectBeyond],
  "all selected": [() => getSelection().selectAllChildren(document.body)],
  "full of problems, in a tint that lets something through": [
    (css) => {
      document.querySelector("complaint-form").style.setProperty("--complaint-error-tint", css);
      document.querySelector("complaint-form").shadowRoot.getElementById("next").click();
    },
    "rgb(255 0 0 / 0.1)",
  ],
  "in colours of a rule that came later": [inDocument, "html { --complaint-surface: #111; --complaint-text: #eee }"],
  "behind gradients": [onHost, { "--complaint-field": "linear-gradient(red, yellow)" }],
  "with elliptic corners": [onHost, { "--complaint-radius": "20px 2px" }],
  "with corners in percent": [onHost, { "--complaint-radius": "50%" }],
  "upside down": [onHost, { transform: "rotate(180deg)" }],
  "in columns": [inDocument, "main { columns: 2 }"],
  "in a vertical text": [inDocument, "main { writing-mode: vertical-rl }"],
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
    // @wcag 1.4.5 1.4.12 1.4.11
    test(`${name}, at density ${dpr}, the page looks the same with the picture`, async (t) => {
      const page = await onContact({ dpr });
      await page.evaluate(change, argument);
      await assertAlike(page, t, { density: dpr, most: resampled.test(name) ? 100 : 50 });
      assert.equal(await page.painter(), withoutPicture.test(name) ? "native" : "canvas");
      await page.close();
    });

test("scrolled fast, what the picture does not cover yet is the page itself", async (t) => {
  const page = await onContact({ height: 500 });
  const before = await readPicture(await page.screenshot({}));
  await page.evaluate(() => scrollTo(0, 400));
  await assertAlike(page, t);
  assert.ok(difference(before, await readPicture(await page.screenshot({}))).mean > 50, "nothing was scrolled");
  await page.close();
});

test("a button that was pressed and left is not painted as if it were pressed", async (t) => {
  const page = await onContact();
  const { mouse } = page.raw;
  const box = await page.evaluate(() => {
    const { x, y, width, height } = document
      .querySelector("complaint-form")
      .shadowRoot.getElementById("next")
      .getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await mouse.move(box.x, box.y);
  await mouse.down();
  await mouse.move(5, 5);
  await mouse.up();
  await assertAlike(page, t);
  await page.close();
});
