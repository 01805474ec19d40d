// axe-core on every page, with and without problems, in both painters, each theme and language: no violation.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { engine, site } from "./support/chromium_and_site.mjs";
import { consentAndPress, goToReview, stateNames, visitStates } from "./support/states.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const painters = ["canvas", "native"];
const themes = ["light", "dark", "contrast"];
const headings = { nl: /Klacht|Uw |Wat |Wanneer|Controleer|Wij /, en: /complain|Your |What |When |Check |We /i };

// Violations in the page as it is now, and how many elements of the form the rules looked at.
function inspect(page) {
  return page.evaluate(async (runOnly) => {
    const { violations, passes } = await axe.run(document, { runOnly, resultTypes: ["violations", "passes"] });
    const inForm = (node) => node.target.some((each) => Array.isArray(each));
    return {
      violations: violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 120)} ${node.failureSummary}`).join(" | ")}`,
      ),
      looked: passes.flatMap(({ nodes }) => nodes.filter(inForm)).length,
    };
  }, tags);
}

async function speak(page, language) {
  await page.attribute("lang", language);
  await page.until(
    "the words",
    (wanted) => document.querySelector("complaint-form").shadowRoot.querySelector("form").lang === wanted,
    language,
  );
}

// All faces of one state; the page's words are Dutch again afterwards.
async function inspectFaces(page, state) {
  let runs = 0;
  for (const language of ["en", "nl"]) {
    await speak(page, language);
    assert.match(
      await page.evaluate(() => document.querySelector("complaint-form").shadowRoot.querySelector("h1").textContent),
      headings[language],
    );
    for (const painter of painters) {
      await page.paintBy(painter);
      for (const theme of themes) {
        await page.attribute("theme", theme);
        const { violations, looked } = await inspect(page);
        assert.deepEqual(violations, [], `${state}, ${language}, ${painter}, ${theme}`);
        assert.ok(looked > 15, `axe looked at ${looked} elements only: ${state}`);
        runs++;
      }
    }
  }
  return runs;
}

async function opened() {
  const page = await engine.open(`${site.origin}/`, { before: axeSource });
  await page.appears("button", "Beginnen");
  return page;
}

// @wcag 1.1.1 1.3.1 1.3.5 1.4.3 2.4.1 2.4.2 2.4.4 3.1.1 3.1.2 4.1.2
test("axe finds nothing on any page, in any painter, theme or language", { timeout: 300_000 }, async (t) => {
  const page = await opened();
  let runs = 0;
  const visited = [];
  await visitStates(page, async (state) => {
    runs += await inspectFaces(page, state);
    visited.push(state);
  });
  assert.deepEqual(visited, stateNames);
  assert.equal(runs, stateNames.length * 2 * painters.length * themes.length);
  t.diagnostic(`${runs} runs without a violation`);
  await page.close();
});

test("axe finds nothing while a sending waits for a connection", { timeout: 120_000 }, async () => {
  const page = await opened();
  await page.raw.route("**/api/complaints", (route) => route.abort());
  await goToReview(page);
  await consentAndPress(page);
  await page.appears("heading", "Uw antwoorden zijn nog niet verstuurd");
  assert.equal(await inspectFaces(page, "waiting"), 2 * painters.length * themes.length);
  await page.close();
});
