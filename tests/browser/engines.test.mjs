// The whole way in three browser engines: by keyboard alone and by pointer, in both painters, with a reload, Back and
// Forward in the middle. An engine that cannot be started fails its tests.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startChromium } from "./support/engines/chromium.mjs";
import { startFirefox } from "./support/engines/firefox.mjs";
import { despiteCrash, startWebKit } from "./support/engines/webkit.mjs";
import { arrives, begin, consentAndSend, fillContact, fillRest, Keyboard, Pointer } from "./support/filling.mjs";
import { placesOfReceipt, watchReceipt } from "./support/receipt.mjs";
import { startSite } from "./support/site.mjs";
import { stateNames, visitStates } from "./support/states.mjs";

let site;
before(async () => {
  site = await startSite();
});
after(() => site?.stop());

const name = "Anna Jansen-Özdemir";

// Back leaves the answers alone, Forward brings them back; a reload goes on where the person was. Without what the tab kept it begins
// anew: nothing else stays on a device that was not asked to keep it.
async function wander(page, hand) {
  await hand.text("Naam", "contact.name", "Iemand");
  await page.back();
  await hand.on("start");
  assert.equal(await page.value("radio", "Een klacht indienen"), true);
  await page.forward();
  await hand.on("contact");
  assert.equal(await page.value("textbox", "Naam"), "Iemand");
  await page.reload();
  await hand.on("contact");
  assert.equal(await page.value("textbox", "Naam"), "Iemand");
  await page.reloadAsNewTab();
  await begin(hand);
  assert.equal(await page.value("textbox", "Naam"), "");
}

function assertArrived(received) {
  const entry = received.at(-1).payload;
  for (const [member, value] of Object.entries(arrives))
    assert.deepEqual(entry[member], member === "contact" ? { name, ...value } : value);
}

async function journey(engine, Hand, painter) {
  const page = await engine.open(`${site.origin}/`);
  const hand = new Hand(page);
  await hand.on("start");
  await page.paintBy(painter);
  await begin(hand);
  assert.equal(await page.focused(), "heading", "a new page begins at its heading");
  await wander(page, hand);
  await page.paintBy(painter);
  await fillContact(hand, name);
  await page.back();
  await hand.on("contact");
  assert.equal(await page.value("textbox", "Telefoonnummer"), "06 12345678");
  await page.forward();
  await hand.on("case");
  await fillRest(hand);
  await watchReceipt(page);
  await consentAndSend(hand);
  await placesOfReceipt(page);
  assert.equal(await page.painter(), painter);
  assert.deepEqual(await page.problems(), []);
  await page.close();
}

const loseContext = () => {
  const canvas = document.querySelector("complaint-form").shadowRoot.querySelector("canvas");
  canvas.getContext("webgl2").getExtension("WEBGL_lose_context").loseContext();
};

// Runs in the page: what the form's own HTML says of its fields and buttons.
const labelledControls = () =>
  [...document.querySelector("complaint-form").shadowRoot.querySelectorAll("input, textarea, button")].map((element) => ({
    id: element.id,
    role: element.tagName === "BUTTON" ? "button" : ["radio", "checkbox"].includes(element.type) ? element.type : "textbox",
    name: (element.getAttribute("aria-label") ?? element.labels[0]?.textContent ?? element.textContent).trim(),
  }));

for (const [title, start] of [
  ["Chromium", startChromium],
  ["Firefox", startFirefox],
  ["WebKitGTK", startWebKit],
])
  describe(title, () => {
    let engine;
    before(async () => {
      engine = await start();
    });
    after(() => engine?.close());

    for (const painter of ["canvas", "native"])
      for (const Hand of [Keyboard, Pointer])
        // @wcag 2.1.1 2.1.2 2.4.3 3.2.1 3.2.2 3.2.3 3.3.7
        test(
          `${title}: the whole journey by ${Hand.name.toLowerCase()}, painted by ${painter}, arrives once`,
          { timeout: 180_000 },
          despiteCrash(async () => {
            const count = (await site.received()).length;
            await journey(engine, Hand, painter);
            const received = await site.received();
            assert.equal(received.length, count + 1);
            assertArrived(received);
          }),
        );

    test(
      `${title}: who types before the module has come goes on where the caret stands`,
      { timeout: 60_000 },
      despiteCrash(async () => {
        const page = await engine.open(`${site.origin}/`, { early: true });
        await begin(new Pointer(page));
        await page.click("textbox", "Naam");
        for (const part of ["Anna ", "de ", "Vries-", "van ", "den ", "Berg"]) await page.type(part);
        await page.moduleCame();
        await page.becomes("canvas");
        assert.equal(await page.value("textbox", "Naam"), "Anna de Vries-van den Berg");
        assert.equal(await page.focused(), "contact.name");
        await page.type(" jr");
        assert.equal(await page.value("textbox", "Naam"), "Anna de Vries-van den Berg jr");
        assert.deepEqual(await page.problems(), []);
        await page.close();
      }),
    );

    test(
      `${title}: a context that is lost for good in the middle of typing costs not a character`,
      { timeout: 60_000 },
      despiteCrash(async () => {
        const page = await engine.open(`${site.origin}/`);
        await begin(new Pointer(page));
        await page.paintBy("canvas");
        await page.click("textbox", "Naam");
        await page.type("Anna ");
        await page.evaluate(loseContext);
        await page.type("de ");
        await page.becomes("native");
        await page.type("Vries");
        assert.equal(await page.value("textbox", "Naam"), "Anna de Vries");
        assert.equal(await page.focused(), "contact.name");
        await page.close();
      }),
    );
  });

test("Firefox without WebGL2 shows the native page, and it works", { timeout: 120_000 }, async (t) => {
  const engine = await startFirefox({ webgl: false });
  t.after(() => engine.close());
  const page = await engine.open(`${site.origin}/`);
  assert.equal(await page.evaluate(() => document.createElement("canvas").getContext("webgl2")), null);
  const hand = new Pointer(page);
  await begin(hand);
  assert.equal(await page.painter(), "native");
  await fillContact(hand, name);
  await fillRest(hand);
  await consentAndSend(hand);
});

// @wcag 2.5.3 4.1.2 1.3.1
test(
  "WebKitGTK itself names and types every control as its label and element say",
  { timeout: 120_000 },
  despiteCrash(async (t) => {
    const engine = await startWebKit();
    t.after(() => engine.close());
    const page = await engine.open(`${site.origin}/`);
    await page.appears("button", "Beginnen");
    const visited = [];
    let asked = 0;
    await visitStates(page, async (state) => {
      const controls = await page.evaluate(labelledControls);
      for (const { id, role, name: label } of controls)
        assert.deepEqual(await page.computed(id), { role, name: label }, `${state}: ${id}`);
      asked += controls.length;
      visited.push(state);
    });
    assert.deepEqual(visited, stateNames);
    t.diagnostic(`${asked} controls on ${visited.length} pages`);
    assert.ok(asked > 100);
  }),
);
