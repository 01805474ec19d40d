// What ImGui paints is what the browser would show: every line of text within half a CSS px, every box at its very place, in every engine
// and theme; and a field looks alike with the focus and without.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startChromium } from "./support/engines/chromium.mjs";
import { startFirefox } from "./support/engines/firefox.mjs";
import { despiteCrash, startWebKit } from "./support/engines/webkit.mjs";
import { begin, Pointer } from "./support/filling.mjs";
import { compareInk, deviceBox } from "./support/ink.mjs";
import { readPicture } from "./support/png.mjs";
import { startSite } from "./support/site.mjs";
import { stateNames, visitStates } from "./support/states.mjs";
import { blur, settled } from "./support/words_on_page.mjs";

const soak = process.env.COMPLAINT_SOAK === "1";
const themes = ["light", "dark", "contrast"];
const starts = [startChromium, startFirefox, startWebKit];

let site;
before(async () => {
  site = await startSite();
});
after(() => site?.stop());

// The page under the canvas.
const reveal = (shown) => {
  document.querySelector("complaint-form").shadowRoot.querySelector("canvas").style.visibility = shown ? "hidden" : "";
};

// Lines of text and boxes that are in view, in CSS px of the viewport.
const inView = () => {
  const form = document.querySelector("complaint-form").shadowRoot.querySelector("form");
  const seen = ({ top, bottom, width }) => width > 0 && top > 8 && bottom < innerHeight - 8;
  const plain = ({ x, y, width, height }) => ({ x, y, width, height });
  const lines = [];
  const walker = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.data.trim() || text.parentElement.closest("textarea")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const rect of range.getClientRects())
      if (seen(rect) && rect.width > 12) lines.push({ text: text.data.slice(0, 40), ...plain(rect) });
  }
  for (const field of form.querySelectorAll("input, textarea")) {
    const { x, y, width, height, ...rest } = field.getBoundingClientRect().toJSON();
    if (field.value && !/radio|checkbox/.test(field.type) && seen({ ...rest, width }))
      lines.push({ text: field.value.slice(0, 40), x: x + 8, y: y + 8, width: width - 16, height: height - 16 });
  }
  const boxes = [
    ...form.querySelectorAll(".control, .button:not([data-emphasis=quiet]), .summary, .text[data-emphasis=notice]"),
  ].flatMap((element) => {
    const rect = element.getBoundingClientRect();
    const { borderLeftWidth, borderTopWidth, backgroundColor } = getComputedStyle(element);
    const isBox = parseFloat(borderLeftWidth) + parseFloat(borderTopWidth) > 0 || !/, 0\)$/.test(backgroundColor);
    const straight = rect.width >= 40 && rect.height >= 40; // its edges, beside the corners
    return isBox && straight && seen(rect) ? [{ text: element.id || element.className, ...plain(rect) }] : [];
  });
  return { lines, boxes, end: scrollY + innerHeight >= document.scrollingElement.scrollHeight - 1 };
};

const around = (x, y, width, height) => ({ x: x - width / 2, y: y - height / 2, width, height });

// Each line's and box's ink on the canvas beside that of the page under it; what is not to be seen or is moved is named.
async function compareView(page, where, density, moved) {
  await settled(page);
  const painted = await readPicture(await page.screenshot({}));
  await page.evaluate(reveal, true);
  await settled(page);
  const shown = await readPicture(await page.screenshot({}));
  await page.evaluate(reveal, false);
  const { lines, boxes, end } = await page.evaluate(inView);
  for (const line of lines) {
    const { ink, right, down } = compareInk(painted, shown, deviceBox(line, density, painted, 2));
    if (ink[0] === 0 || ink[1] === 0) moved.wrong.push(`${where}: "${line.text}" is not to be seen: ink ${ink}`);
    if (Math.max(Math.abs(right), Math.abs(down)) / density > 1)
      moved.wrong.push(`${where}: "${line.text}" is ${right}, ${down} px off`);
    moved.text = Math.max(moved.text, Math.abs(right) / density, Math.abs(down) / density);
    moved.lines++;
  }
  for (const box of boxes) {
    const [left, top] = [around(box.x, box.y + box.height / 2, 12, 12), around(box.x + box.width / 2, box.y, 12, 12)];
    const { right } = compareInk(painted, shown, deviceBox(left, density, painted, 0));
    const { down } = compareInk(painted, shown, deviceBox(top, density, painted, 0));
    if (right !== 0 || down !== 0) moved.wrong.push(`${where}: the box of ${box.text} is ${right}, ${down} px off`);
    moved.boxes++;
  }
  return end;
}

async function comparePage(page, where, density, moved) {
  for (let top = 0; ; top += 600) {
    await page.evaluate((y) => scrollTo(0, y), top);
    if (await compareView(page, where, density, moved)) return;
  }
}

// The text field's picture inside its border, without the caret.
async function pictureOf(page, id) {
  await settled(page);
  await page.evaluate((wanted) => {
    const field = document.querySelector("complaint-form").shadowRoot.getElementById(wanted);
    field.style.caretColor = "transparent";
    field.scrollIntoView({ block: "center" });
  }, id);
  const clip = await page.evaluate((wanted) => {
    const { x, y, width, height } = document
      .querySelector("complaint-form")
      .shadowRoot.getElementById(wanted)
      .getBoundingClientRect();
    return { x: x + 3, y: y + 3, width: width - 6, height: height - 6 };
  }, id);
  return readPicture(await page.screenshot({ clip }));
}

const differing = (a, b) => a.light.reduce((count, light, i) => count + (Math.abs(light - b.light[i]) > 64 ? 1 : 0), 0);

// The same text, painted by ImGui and shown by the focused field itself: a device px at most between them.
async function compareFocus(page, id) {
  await blur(page);
  const painted = await pictureOf(page, id);
  await page.evaluate((wanted) => document.querySelector("complaint-form").shadowRoot.getElementById(wanted).focus(), id);
  const shown = await pictureOf(page, id);
  const { ink, right, down } = compareInk(painted, shown, { x: 0, y: 0, width: painted.width, height: painted.height });
  assert.ok(ink[0] > 0 && ink[1] > 0, `${id}: ink ${ink}`);
  assert.ok(Math.abs(right) <= 1 && Math.abs(down) <= 1, `${id} moves ${right}, ${down} px when it gets the focus`);
  const share = differing(painted, shown) / painted.light.length;
  assert.ok(share < 0.02, `${id}: ${(100 * share).toFixed(2)} % of the pixels differ much`);
  return { right, down, share };
}

for (const start of starts)
  describe(start.name.slice("start".length), () => {
    let engine;
    before(async () => {
      engine = await start();
    });
    after(() => engine?.close());

    const name = start.name.slice("start".length);
    test(
      `${name}: what ImGui paints lies on the page, on every page and in every theme`,
      { timeout: 1_200_000 },
      despiteCrash(async (t) => {
        const page = await engine.open(`${site.origin}/`, { height: 1000 });
        await page.appears("button", "Beginnen");
        await page.paintBy("canvas");
        const moved = { text: 0, lines: 0, boxes: 0, wrong: [] };
        const visited = [];
        await visitStates(page, async (state) => {
          await blur(page);
          const some = soak ? themes : [themes[visited.length % themes.length]];
          for (const theme of some) {
            await page.attribute("theme", theme);
            await comparePage(page, `${state}, ${theme}`, 1, moved);
          }
          visited.push(state);
        });
        t.diagnostic(`${moved.lines} lines at most ${moved.text} CSS px off, ${moved.boxes} boxes 0`);
        assert.deepEqual(moved.wrong, []);
        assert.deepEqual(visited, stateNames);
        assert.ok(moved.lines > 250 && moved.boxes > 40);
        await page.close();
      }),
    );
  });

const views = [
  { width: 1000, dpr: 1 },
  { width: 280, dpr: 2 },
];
if (soak) views.push({ width: 360, dpr: 3 }, { width: 1280, dpr: 1.25 }, { width: 600, dpr: 4 });

describe("pictures, Chromium", () => {
  let engine;
  before(async () => {
    engine = await startChromium();
  });
  after(() => engine?.close());

  for (const { width, dpr } of views.slice(1))
    test(`what ImGui paints lies on the page at ${width} px, density ${dpr}`, { timeout: 400_000 }, async (t) => {
      const page = await engine.open(`${site.origin}/`, { width, height: 900, dpr });
      await page.appears("button", "Beginnen");
      await page.paintBy("canvas");
      const moved = { text: 0, lines: 0, boxes: 0, wrong: [] };
      await visitStates(page, async (state) => {
        await blur(page);
        await comparePage(page, state, dpr, moved);
      });
      t.diagnostic(`${moved.lines} lines at most ${moved.text} CSS px off, ${moved.boxes} boxes 0`);
      assert.deepEqual(moved.wrong, []);
      assert.ok(moved.lines > 250);
      await page.close();
    });

  for (const { width, dpr } of views)
    test(`a field looks alike with the focus and without at ${width} px, density ${dpr}`, { timeout: 120_000 }, async (t) => {
      const page = await engine.open(`${site.origin}/`, { width, height: 900, dpr });
      await page.appears("button", "Beginnen");
      await page.paintBy("canvas");
      const compared = [];
      await visitStates(page, async (state) => {
        const fields = {
          "contact, suggestion": ["contact.name", "contact.phone", "contact.email"],
          "statement, filled": ["statement.reason", "statement.error"],
        };
        for (const id of fields[state] ?? []) compared.push({ id, ...(await compareFocus(page, id)) });
      });
      assert.equal(compared.length, 5);
      for (const { id, right, down, share } of compared)
        t.diagnostic(`${id}: ${right}, ${down} px; ${(100 * share).toFixed(3)} % of the pixels differ much`);
      await page.close();
    });

  test("text that the font cannot draw is shown by the browser, at its place, also without the focus", async () => {
    const page = await engine.open(`${site.origin}/`, { width: 1000, height: 900 });
    await page.appears("button", "Beginnen");
    await page.paintBy("canvas");
    await begin(new Pointer(page));
    for (const text of ["日本 花子", "שלום", "Zoë 😀"]) {
      await page.fill("Naam", text);
      await blur(page);
      const shown = await pictureOf(page, "contact.name");
      const { ink } = compareInk(shown, shown, { x: 0, y: 0, width: shown.width, height: shown.height });
      assert.ok(ink[0] > 3_000, `"${text}" is not to be seen: ink ${ink[0]}`);
      const { down } = await compareFocus(page, "contact.name");
      assert.equal(down, 0);
    }
    await page.close();
  });
});
