// Both painters show the same: every line of text at the same place, within 1 CSS px; and what ImGui painted lies on the
// browser's own text, within 1 device px.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startChromium } from "./support/engines/chromium.mjs";
import { startFirefox } from "./support/engines/firefox.mjs";
import { startWebKit } from "./support/engines/webkit.mjs";
import { begin, Pointer } from "./support/filling.mjs";
import { compareInk, deviceBox } from "./support/ink.mjs";
import { readPicture } from "./support/png.mjs";
import { startSite } from "./support/site.mjs";
import { stateNames, visitStates } from "./support/states.mjs";
import { blur, controlsOnPage, linesOnPage, setWidth, settled } from "./support/words_on_page.mjs";

const soak = process.env.COMPLAINT_SOAK === "1";
const widths = soak ? [undefined, 600, 481, 480, 479, 412, 360, 320, 280] : [undefined, 344, 280];

let site;
before(async () => {
  site = await startSite();
});
after(() => site?.stop());

async function linesBy(page, painter) {
  await page.paintBy(painter);
  await settled(page);
  return [...(await linesOnPage(page)), ...(await controlsOnPage(page))];
}

const sides = ({ x, y, width, height }) => [x, y, x + width, y + height];

// WebKitGTK rounds every letter's width to whole px at density 1: its own text is up to 3 % wider than the painted one.
const slack = (engine, x) => (engine === "WebKit" ? 0.03 * x : 0);

// How far apart the furthest side of each line is; what is further than 1 CSS px, or is a line in one painter only, is named.
function compareLines(canvas, native, where, engine) {
  const others = new Map(native.map((line) => [line.key, line]));
  const wrong = [];
  let worst = 0;
  for (const line of canvas) {
    const other = others.get(line.key);
    others.delete(line.key);
    if (!other) wrong.push(`${where}: "${line.text}" (${line.key}) is a line on the canvas only`);
    else {
      const apart = Math.max(
        ...sides(line).map((side, i) => Math.abs(side - sides(other)[i]) - (i % 2 ? 0 : slack(engine, side))),
      );
      if (apart > 1) wrong.push(`${where}: "${line.text}" (${line.key}) is ${apart} px apart: ${sides(line)} | ${sides(other)}`);
      worst = Math.max(worst, apart);
    }
  }
  for (const { key, text } of others.values()) wrong.push(`${where}: "${text}" (${key}) is a line in the native painter only`);
  return { wrong, worst };
}

for (const start of [startChromium, startFirefox, startWebKit])
  describe(start.name.slice("start".length), () => {
    let engine;
    before(async () => {
      engine = await start();
    });
    after(() => engine?.close());

    test(
      `${start.name.slice("start".length)}: on every page each line of text stands at one place in both painters`,
      { timeout: 400_000 },
      async (t) => {
        const page = await engine.open(`${site.origin}/`, { height: 1000 });
        await page.appears("button", "Beginnen");
        const visited = [];
        const wrong = [];
        let [compared, worst] = [0, 0];
        await visitStates(page, async (state) => {
          await blur(page);
          for (const width of widths) {
            await setWidth(page, width);
            const canvas = await linesBy(page, "canvas");
            const native = await linesBy(page, "native");
            const found = compareLines(canvas, native, `${state} at ${width ?? "full"} px`, engine.name);
            wrong.push(...found.wrong);
            worst = Math.max(worst, found.worst);
            compared += canvas.length;
          }
          visited.push(state);
        });
        assert.deepEqual(wrong, []);
        assert.deepEqual(visited, stateNames);
        assert.ok(compared > 700);
        t.diagnostic(`${compared} lines and fields, at most ${worst.toFixed(3)} CSS px apart`);
        await page.close();
      },
    );
  });

// The page under the canvas.
const reveal = (shown) => {
  document.querySelector("complaint-form").shadowRoot.querySelector("canvas").style.visibility = shown ? "hidden" : "";
};

async function picture(page) {
  const clip = await page.evaluate(() => {
    const { x, y, width, height } = document
      .querySelector("complaint-form")
      .shadowRoot.querySelector("form")
      .getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  });
  return readPicture(await page.screenshot({ clip, fullPage: true }));
}

// Every line's ink on the canvas beside that of the browser's own text; what is not to be seen or is moved is named.
async function comparePictures(page, state, density) {
  await settled(page);
  const painted = await picture(page);
  await page.evaluate(reveal, true);
  await settled(page);
  const shown = await picture(page);
  await page.evaluate(reveal, false);
  const values = (await controlsOnPage(page)).filter(({ text }) => text.trim());
  const inner = values.map(({ x, y, width, height, ...rest }) => ({
    ...rest,
    x: x + 8,
    y: y + 8,
    width: width - 16,
    height: height - 16,
  }));
  const moved = { right: 0, down: 0, lines: 0, wrong: [] };
  for (const line of [...(await linesOnPage(page)), ...inner]) {
    const { ink, right, down } = compareInk(painted, shown, deviceBox(line, density, painted, 2));
    if (ink[0] === 0 || ink[1] === 0) moved.wrong.push(`${state}: "${line.text}" (${line.key}) is not to be seen: ink ${ink}`);
    if (Math.abs(right) > 1 || Math.abs(down) > 1)
      moved.wrong.push(`${state}: "${line.text}" (${line.key}) is painted ${-right}, ${-down} px away`);
    moved.right = Math.max(moved.right, Math.abs(right));
    moved.down = Math.max(moved.down, Math.abs(down));
    moved.lines++;
  }
  return moved;
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

const views = [
  { width: 1000, dpr: 1 },
  { width: 280, dpr: 2 },
]; // a screenshot holds at most 16,384 px
if (soak) views.push({ width: 360, dpr: 3 }, { width: 1280, dpr: 1.25 }, { width: 600, dpr: 4 });

describe("pictures, Chromium", () => {
  let engine;
  before(async () => {
    engine = await startChromium();
  });
  after(() => engine?.close());

  for (const { width, dpr } of views)
    test(`what ImGui paints lies on the browser's own text at ${width} px, density ${dpr}`, { timeout: 400_000 }, async (t) => {
      const page = await engine.open(`${site.origin}/`, { width, height: 4000, dpr }); // the canvas covers what is in view
      await page.appears("button", "Beginnen");
      await page.paintBy("canvas");
      const wrong = [];
      let [lines, right, down] = [0, 0, 0];
      await visitStates(page, async (state) => {
        await blur(page);
        const moved = await comparePictures(page, state, dpr);
        wrong.push(...moved.wrong);
        lines += moved.lines;
        right = Math.max(right, moved.right);
        down = Math.max(down, moved.down);
      });
      assert.deepEqual(wrong, []);
      assert.ok(lines > 250, `only ${lines} lines`);
      t.diagnostic(`${lines} lines, at most ${right} device px across and ${down} down`);
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
