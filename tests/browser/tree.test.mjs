// Chromium's accessibility tree holds what C++ described: role, name, value, description, required, invalid and checked, for
// every node of every page; none missing, none beside it, and in the same order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expectedEntries, givenEntries, normal, requiredChoices } from "./support/ax.mjs";
import { engine, site } from "./support/chromium_and_site.mjs";
import { consentAndPress, goToReview, stateNames, visitStates } from "./support/states.mjs";
import { describedNodes, tapWire } from "./support/wire_tap.mjs";

// How many nodes were compared.
async function compareTree(page, cdp, state) {
  const nodes = await describedNodes(page);
  const expected = expectedEntries(nodes).map(normal);
  const given = (await givenEntries(cdp)).map(normal);
  assert.deepEqual(given, expected, state);
  const { described, said } = await requiredChoices(page, nodes);
  assert.deepEqual(said, described, state);
  return given.length;
}

async function opened(painter) {
  const page = await engine.open(`${site.origin}/`, { before: tapWire });
  const cdp = await page.context.newCDPSession(page.raw);
  await cdp.send("Accessibility.enable");
  await page.appears("button", "Beginnen");
  await page.paintBy(painter);
  return { page, cdp };
}

for (const painter of ["canvas", "native"])
  // @wcag 1.1.1 1.3.1 1.3.2 2.4.4 2.4.6 3.3.2 4.1.2
  test(`the accessibility tree is the page that C++ described, painted by ${painter}`, { timeout: 120_000 }, async (t) => {
    const { page, cdp } = await opened(painter);
    const visited = [];
    let compared = 0;
    await visitStates(page, async (state) => {
      compared += await compareTree(page, cdp, state);
      visited.push(state);
    });
    assert.deepEqual(visited, stateNames);
    t.diagnostic(`${compared} nodes of ${visited.length} pages compared`);
    assert.ok(compared > 300);
    await page.close();
  });

// The status comes a moment after its node: a live region is read when its words change.
// @wcag 4.1.3
test("the accessibility tree has the status of a sending that waits for a connection", async () => {
  const { page, cdp } = await opened("canvas");
  await page.raw.route("**/api/complaints", (route) => route.abort());
  await goToReview(page);
  await consentAndPress(page);
  await page.appears("heading", "Uw antwoorden zijn nog niet verstuurd");
  await page.until(
    "the status",
    () => document.querySelector("complaint-form").shadowRoot.querySelector(".status").textContent !== "",
  );
  assert.ok((await compareTree(page, cdp, "waiting")) > 3);
  await page.close();
});
