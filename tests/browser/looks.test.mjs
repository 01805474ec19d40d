// What a person sees of what they are doing, on the canvas as in the native painter: what is under the pointer, pressed,
// focused or checked looks different; and what happens is said to those who do not see it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine, site } from "./support/chromium_and_site.mjs";
import { begin, Pointer } from "./support/filling.mjs";
import { readPicture } from "./support/png.mjs";
import { tapWire } from "./support/wire_tap.mjs";
import { settled } from "./support/words_on_page.mjs";

const margin = 12; // CSS px: a ring and a halo stand outside of what they are of

async function boxOf(page, id) {
  return page.evaluate((wanted) => {
    const element = document.querySelector("complaint-form").shadowRoot.getElementById(wanted);
    element.scrollIntoView({ block: "center" });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  }, id);
}

async function look(page, { x, y, width, height }) {
  await settled(page);
  return readPicture(
    await page.screenshot({ clip: { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin } }),
  );
}

const changed = (a, b) => a.light.reduce((count, light, i) => count + (Math.abs(light - b.light[i]) > 2 ? 1 : 0), 0);

// Pictures of one control in its states: none may be the same as another.
async function assertStatesDiffer(page, id) {
  const { mouse } = page.raw;
  const box = await boxOf(page, id);
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  await mouse.move(5, 5);
  const pictures = { resting: await look(page, box) };
  await mouse.move(...middle);
  pictures.hovered = await look(page, box);
  await mouse.down();
  pictures.pressed = await look(page, box);
  await mouse.move(5, 5);
  await mouse.up();
  await page.evaluate((wanted) => {
    const element = document.querySelector("complaint-form").shadowRoot.getElementById(wanted);
    element.blur();
    element.focus({ focusVisible: true });
  }, id);
  pictures.focused = await look(page, box);
  for (const [state, picture] of Object.entries(pictures).slice(1))
    assert.ok(changed(pictures.resting, picture) > 40, `${id}: ${state} looks like resting`);
  assert.ok(changed(pictures.hovered, pictures.pressed) > 40, `${id}: pressed looks like hovered`);
}

for (const painter of ["canvas", "native"]) {
  // @wcag 1.4.1 1.4.11 2.4.7 2.5.2
  test(`hovered, pressed, focused and checked are to be seen (${painter})`, async () => {
    const page = await engine.open(`${site.origin}/`);
    await page.appears("button", "Beginnen");
    await page.paintBy(painter);
    for (const id of ["next", "painter", "kind.complaint"]) await assertStatesDiffer(page, id);
    const box = await boxOf(page, "kind.objection");
    await page.evaluate(() => document.querySelector("complaint-form").shadowRoot.activeElement?.blur());
    await page.raw.mouse.move(5, 5);
    const unchecked = await look(page, box);
    await page.evaluate(() => document.querySelector("complaint-form").shadowRoot.getElementById("kind.objection").click());
    assert.ok(changed(unchecked, await look(page, box)) > 40, "checked looks like unchecked");
    await page.close();
  });

  // @wcag 2.4.7 1.4.11
  test(`a focused field has a ring that a mouse gives too (${painter})`, async () => {
    const page = await engine.open(`${site.origin}/`);
    await begin(new Pointer(page));
    await page.paintBy(painter);
    const box = await boxOf(page, "contact.phone");
    await page.raw.mouse.move(5, 5);
    const resting = await look(page, box);
    await page.click("textbox", "Telefoonnummer");
    await page.raw.mouse.move(5, 5);
    assert.ok(changed(resting, await look(page, box)) > 500);
    await page.close();
  });
}

// @wcag 4.1.3
test("the live region says what C++ announces, one message at a time", async () => {
  const page = await engine.open(`${site.origin}/`, { before: tapWire });
  await page.click("checkbox", "Bewaar mijn antwoorden op dit apparaat");
  await page.click("button", "Wis mijn antwoorden van dit apparaat");
  await page.click("button", "Ja, wis mijn antwoorden");
  const announced = await page.until("an announcement", () => complaintWire.announced.length > 0 && complaintWire.announced);
  assert.deepEqual(announced, ["Uw antwoorden zijn gewist."]);
  await page.until(
    "it in the live region",
    (words) => {
      const region = document.querySelector("complaint-form").shadowRoot.querySelector("[aria-live]");
      return region.textContent === words;
    },
    announced[0],
  );
  await page.close();
});
