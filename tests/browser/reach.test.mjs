// For everybody's screen, fingers and settings: a phone, narrow and wide pages, zoom, large text, another density, less
// motion, forced colours, paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine, site } from "./support/chromium_and_site.mjs";
import { arrives, begin, consentAndSend, fillContact, fillRest, Pointer } from "./support/filling.mjs";
import { findFaults } from "./support/reach_checks.mjs";
import { stateNames, visitStates } from "./support/states.mjs";
import { setWidth, settled } from "./support/words_on_page.mjs";

const soak = process.env.COMPLAINT_SOAK === "1";

async function opened(options) {
  const page = await engine.open(`${site.origin}/`, options);
  await page.appears("button", "Beginnen");
  return page;
}

// @wcag 1.3.4 2.5.1 2.5.2
test("a phone of 360 x 640 px with a touch screen fills it in by taps", { timeout: 120_000 }, async () => {
  const page = await opened({ width: 360, height: 640, dpr: 3, hasTouch: true, isMobile: true });
  await page.becomes("canvas");
  const hand = new Pointer(page);
  await begin(hand);
  await fillContact(hand, "Anna Jansen");
  await fillRest(hand);
  await consentAndSend(hand);
  const [{ payload }] = await site.received();
  assert.deepEqual(payload.contact, { name: "Anna Jansen", ...arrives.contact });
  assert.deepEqual(payload.statement, arrives.statement);
  assert.deepEqual(await page.problems(), []);
  await page.close();
});

const widths = soak ? [280, 300, 320, 360, 412, 479, 480, 600, 768, 1024, 1280] : [280, 320, 600, 1280];

// Every state at each of the views, in both painters.
async function checkStates(t, page, views) {
  const faults = [];
  const visited = [];
  let targets = 0;
  await visitStates(page, async (state) => {
    visited.push(state);
    for (const { name, apply } of views) {
      await apply();
      for (const painter of ["canvas", "native"]) {
        await page.paintBy(painter);
        await settled(page);
        const found = await findFaults(page);
        faults.push(...found.faults.map((fault) => `${state}, ${name}, ${painter}: ${fault}`));
        targets += found.targets;
      }
    }
  });
  assert.deepEqual(faults, []);
  assert.deepEqual(visited, stateNames);
  t.diagnostic(`${targets} targets tried on ${visited.length} pages in ${views.length} views and two painters`);
  assert.ok(targets > 150 * views.length);
}

// @wcag 1.3.4 1.4.10 2.5.8
test(
  "at every width nothing sticks out, nothing scrolls inside, and every target takes a finger",
  { timeout: 400_000 },
  async (t) => {
    const page = await opened();
    const views = widths.map((width) => ({ name: `${width} px`, apply: () => page.raw.setViewportSize({ width, height: 900 }) }));
    await checkStates(t, page, views);
    await page.close();
  },
);

// @wcag 1.4.4 1.4.10
test("page zoom of 400 % and text of 200 % reflow", { timeout: 400_000 }, async (t) => {
  const page = await opened({ width: 320, height: 225, dpr: 4 });
  const size = (text) => page.evaluate((wanted) => (document.documentElement.style.fontSize = wanted), text);
  const large = [
    { name: "zoom 400 %", apply: () => size("") },
    { name: "zoom 400 %, text 200 %", apply: () => size("200%") },
  ];
  await checkStates(t, page, large);
  await page.close();
});

// @wcag 1.4.4 1.4.5
test("text of twice the size is drawn twice as large, by both painters", async () => {
  const page = await opened();
  const height = () =>
    page.evaluate(() => document.querySelector("complaint-form").shadowRoot.querySelector("h1").getBoundingClientRect().height);
  for (const painter of ["canvas", "native"]) {
    await page.paintBy(painter);
    await page.evaluate(() => (document.documentElement.style.fontSize = ""));
    await settled(page);
    const before = await height();
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    await settled(page);
    assert.equal(await height(), 2 * before, painter);
  }
  await page.close();
});

const canvasSize = (page) =>
  page.evaluate(() => {
    const canvas = document.querySelector("complaint-form").shadowRoot.querySelector("canvas");
    const { width, height } = canvas.getBoundingClientRect();
    const gl = canvas.getContext("webgl2");
    const most = Math.min(gl.getParameter(gl.MAX_TEXTURE_SIZE), gl.getParameter(gl.MAX_RENDERBUFFER_SIZE));
    return { device: [canvas.width, canvas.height], css: [width, height], most, density: devicePixelRatio };
  });

test("another density while the page is open is painted at that density", async () => {
  const page = await opened();
  await page.paintBy("canvas");
  const cdp = await page.context.newCDPSession(page.raw);
  await setWidth(page, 600); // so that nothing but the density changes for the form
  for (const [index, density] of [2, 3, 1.25, 1].entries()) {
    // The emulation tells the page of another density only when the window's size is another one too.
    await cdp.send("Emulation.setDeviceMetricsOverride", {
      width: 1000 + index,
      height: 900,
      deviceScaleFactor: density,
      mobile: false,
    });
    await page.until(
      `density ${density}`,
      (wanted) => {
        const canvas = document.querySelector("complaint-form").shadowRoot.querySelector("canvas");
        return Math.abs(canvas.width - canvas.getBoundingClientRect().width * wanted) < 1.01;
      },
      density,
    );
    const { device, css } = await canvasSize(page);
    for (const side of [0, 1])
      assert.ok(Math.abs(device[side] - css[side] * density) < 1.01, `${device} for ${css} at ${density}`);
  }
  await page.close();
});

// Runs in the page: scrolls to a part of it, and waits until the canvas covers what is in view. The page may scroll by itself meanwhile,
// on its way from another; a frame in which it does may lack something, and shows the browser's own text there.
async function lacking(part) {
  scrollTo(0, part * (document.scrollingElement.scrollHeight - innerHeight));
  const root = document.querySelector("complaint-form").shadowRoot;
  for (let frames = 1; ; ++frames) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))); // what is measured has been shown
    const [frame, canvas] = [".frame", "canvas"].map((name) => root.querySelector(name).getBoundingClientRect());
    const top = canvas.top - Math.max(0, frame.top);
    const bottom = canvas.bottom - Math.min(innerHeight, frame.bottom);
    if ((top <= 0.5 && bottom >= -0.5) || frames === 20) return { top, bottom, height: frame.height, frames };
  }
}

// @wcag 1.4.5
test(
  "the canvas covers what is in view at full density, however long the page and fine the screen",
  { timeout: 120_000 },
  async (t) => {
    const page = await opened({ width: 280, dpr: 4 });
    await page.paintBy("canvas");
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    let [longest, largest, slowest] = [0, 0, 0];
    await visitStates(page, async (state) => {
      for (const where of [0, 0.5, 1]) {
        const { top, bottom, height, frames } = await page.evaluate(lacking, where);
        assert.ok(top <= 0.5 && bottom >= -0.5, `${state}: the canvas lacks ${top} px above and ${bottom} below`);
        slowest = Math.max(slowest, frames);
        const { device, css, most } = await canvasSize(page);
        assert.ok(Math.max(...device) <= most, `${state}: ${device}, the GPU takes ${most}`);
        for (const side of [0, 1]) assert.ok(Math.abs(device[side] - 4 * css[side]) < 1.01, `${state}: ${device} for ${css}`);
        largest = Math.max(largest, device[0] * device[1]);
        longest = Math.max(longest, height);
      }
    });
    t.diagnostic(
      `longest page ${Math.round(longest)} CSS px, largest canvas ${(largest / 1e6).toFixed(1)} million px, covered in ${slowest} frames`,
    );
    assert.ok(longest * 4 > 16_384, "no page was long enough for one canvas at that density");
    await page.close();
  },
);

// @wcag 2.2.2 2.3.1
test("with less motion wished nothing moves", async () => {
  const page = await opened({ reducedMotion: "reduce" });
  for (const painter of ["canvas", "native"]) {
    await page.paintBy(painter);
    const moving = await page.evaluate(() =>
      [...document.querySelector("complaint-form").shadowRoot.querySelectorAll(":not(.sentinel)")] // which is not to be seen
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
        })
        .map((element) => element.className),
    );
    assert.deepEqual(moving, [], painter);
  }
  await page.close();
});

// @wcag 1.4.11
test("forced colours show the native page, and the canvas comes back after them", async () => {
  const page = await opened({ forcedColors: "active" });
  assert.equal(await page.painter(), "native");
  await page.raw.emulateMedia({ forcedColors: "none" });
  await page.becomes("canvas");
  await page.raw.emulateMedia({ forcedColors: "active" });
  await page.becomes("native");
  await page.close();
});

test("paper gets the native page, and the screen its canvas back", async () => {
  const page = await opened();
  await page.paintBy("canvas");
  await page.evaluate(() => {
    addEventListener("beforeprint", () => {
      globalThis.onPaper = document.querySelector("complaint-form").shadowRoot.querySelector(".frame").dataset.painter;
    });
  });
  const paper = await page.raw.pdf();
  assert.ok(paper.length > 5_000, "an empty sheet");
  assert.equal(await page.evaluate(() => onPaper), "native");
  await page.becomes("canvas");
  await page.close();
});

test("the simple view is chosen by the person, and remembered", async () => {
  const page = await opened();
  await page.becomes("canvas");
  await page.click("button", "Ziet u iets niet goed? Gebruik de eenvoudige weergave");
  await page.becomes("native");
  await page.reload();
  await page.moduleCame();
  await page.appears("button", "Gebruik de gewone weergave");
  await page.becomes("native");
  await page.click("button", "Gebruik de gewone weergave");
  await page.becomes("canvas");
  await page.close();
});

for (const scheme of ["light", "dark"])
  // @wcag 1.4.3
  test(`the person's own ${scheme} scheme and wish for contrast are taken`, async () => {
    const page = await opened({ colorScheme: scheme, contrast: "more" });
    const theme = await page.evaluate(
      () => document.querySelector("complaint-form").shadowRoot.querySelector(".frame").dataset.theme,
    );
    assert.equal(theme, scheme === "light" ? "contrast" : "contrast-dark");
    await page.raw.emulateMedia({ contrast: "no-preference" });
    await page.until(
      "the plain theme",
      (wanted) =>
        (document.querySelector("complaint-form").shadowRoot.querySelector(".frame").dataset.theme ?? "light") === wanted,
      scheme,
    );
    await page.close();
  });
