// In a page: what the linear memories of form and painter hold of the person's answers and of their picture, before and after they are forgotten.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { watchMemory } from "../bench/support/wasm_memory.mjs";
import { canonicalTexts, findPieces, isWholeIn, remainsIn, unusualAnswers } from "../support/remains.mjs";
import { openHost, openHostBrowser } from "./support/host.mjs";
import { consentAndSend, fillAll, keepDraft } from "./support/journey.mjs";

const texts = [...Object.values(unusualAnswers), ...canonicalTexts];
const quadBytes = 4 * 20; // of ImDrawVert: position, texture coordinates, colour; a letter is one quad

let browser;
before(async () => {
  browser = await openHostBrowser();
});
after(() => browser?.close());

// Runs in the page first: keeps a copy of the vertices that were last given to WebGL.
function watchVertices() {
  globalThis.lastVertices = new Uint8Array(0);
  const watch = (name, dataAt) => {
    const original = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...given) {
      const [data, start, length] = [given[dataAt], given.at(-2), given.at(-1)];
      if (given[0] === this.ARRAY_BUFFER && given.length === 5 && length > 0) lastVertices = data.slice(start, start + length);
      return original.apply(this, given);
    };
  };
  watch("bufferData", 1);
  watch("bufferSubData", 2);
}

const bytesOf = async (page, expression) =>
  Buffer.from(
    await page.evaluate(async (source) => {
      const reader = new FileReader();
      reader.readAsDataURL(new Blob(source === "memory" ? [...benchMemories].map(({ buffer }) => buffer) : [lastVertices]));
      await new Promise((resolve) => (reader.onload = resolve));
      return reader.result.slice(reader.result.indexOf(",") + 1);
    }, expression),
    "base64",
  );
const memoryOf = (page) => bytesOf(page, "memory");

// By their bytes.
async function quadsOf(page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const vertices = await bytesOf(page, "vertices");
  const quads = Array.from({ length: Math.floor(vertices.length / quadBytes) }, (_, at) =>
    vertices.subarray(quadBytes * at, quadBytes * (at + 1)),
  );
  return new Map(quads.map((quad) => [quad.toString("latin1"), quad]));
}

const withHost = (run) => async () => {
  const host = await openHost(browser, `<complaint-form id="form" endpoint="/api/complaints" lang="nl"></complaint-form>`, {
    before: `(${watchMemory})(); (${watchVertices})();`,
  });
  try {
    await run(host);
  } catch (reason) {
    await host.close();
    throw reason;
  }
  await host.closeClean();
};

// The canonical number comes with the payload: the review shows it as people write it.
async function assertHeld(page) {
  const memory = await memoryOf(page);
  for (const text of texts.filter((text) => text !== canonicalTexts[0]))
    assert.ok(isWholeIn(memory, text), `"${text}" was not found where it must be`);
}

const assertNothing = async (page) => assert.deepEqual(remainsIn(await memoryOf(page), texts), []);

test(
  "the receipt shows the answers and saves a copy of them; when it has gone the memory holds none, and no picture of one",
  withHost(async ({ page, posts }) => {
    await fillAll(page, unusualAnswers);
    const painted = await quadsOf(page);
    assert.ok(painted.size > 300, `only ${painted.size} quads were painted`);
    await assertHeld(page);
    assert.equal(findPieces(await memoryOf(page), [...painted]).length, painted.size);
    await consentAndSend(page);
    for (let time = 0; time < 2; ++time) {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Kopie opslaan" }).click();
      const copy = await readFile(await (await download).path(), "utf8");
      assert.ok(copy.includes(posts[0].body.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")));
    }
    await page.getByRole("button", { name: "Nog een klacht of bezwaar invullen" }).click();
    await page.getByRole("button", { name: "Beginnen" }).waitFor();
    for (const quad of (await quadsOf(page)).keys()) painted.delete(quad);
    assert.ok(painted.size > 200, `only ${painted.size} quads are gone from the picture`);
    assert.equal(findPieces(await memoryOf(page), [...painted]).length, 0);
    await assertNothing(page);
  }),
);

test(
  "after reset() the memory holds no picture either where the canvas is not painted again",
  withHost(async ({ page }) => {
    await fillAll(page, unusualAnswers);
    const painted = await quadsOf(page);
    await page.evaluate(() => document.getElementById("form").setAttribute("painter", "native"));
    await page.locator('complaint-form .frame[data-painter="native"]').waitFor();
    assert.equal(findPieces(await memoryOf(page), [...painted]).length, painted.size);
    await page.evaluate(() => document.getElementById("form").reset());
    await page.getByRole("button", { name: "Beginnen" }).waitFor();
    assert.equal(findPieces(await memoryOf(page), [...painted]).length, 0);
  }),
);

test(
  "after reset(), after 'Wis mijn antwoorden' and after the element was taken out the memory holds no answer",
  withHost(async ({ page }) => {
    await fillAll(page, unusualAnswers);
    await assertHeld(page);
    await page.evaluate(() => document.getElementById("form").reset());
    await page.getByRole("button", { name: "Beginnen" }).waitFor();
    await assertNothing(page);
    await keepDraft(page);
    await fillAll(page, unusualAnswers);
    await assertHeld(page);
    for (let step = 0; step < 5; ++step) await page.getByRole("button", { name: "Vorige" }).click();
    await page.getByRole("button", { name: "Wis mijn antwoorden van dit apparaat" }).click();
    await page.getByRole("button", { name: /^Ja, wis/ }).click();
    await page.getByRole("button", { name: "Wis mijn antwoorden van dit apparaat" }).waitFor({ state: "detached" });
    await assertNothing(page);
    await fillAll(page, unusualAnswers);
    await page.evaluate(() => document.getElementById("form").remove());
    await page.waitForFunction(() =>
      [...benchMemories].every(({ buffer }) => new Uint8Array(buffer).every((byte) => byte === 0)),
    );
  }),
);
