// Every way of bringing text into a field: C++ holds what the element shows, after each step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine, site } from "./support/chromium_and_site.mjs";
import { begin, Pointer } from "./support/filling.mjs";
import { heldAndShown, tapWire, watchInput } from "./support/wire_tap.mjs";
import { Random } from "../support/random.mjs";

const soak = process.env.COMPLAINT_SOAK === "1";

async function onContact(painter = "canvas") {
  const page = await engine.open(`${site.origin}/`, { before: `(${tapWire})(); (${watchInput})();` });
  const hand = new Pointer(page);
  await hand.on("start");
  await page.paintBy(painter);
  await begin(hand);
  const cdp = await page.context.newCDPSession(page.raw);
  await page.click("textbox", "Naam");
  return { page, hand, cdp, keyboard: page.raw.keyboard };
}

async function assertEqual(page, step) {
  for (const { node, held, shown } of await heldAndShown(page)) assert.equal(held, shown, `${node} after ${step}`);
}

// The name field's text, when C++ and the element agree on it.
async function nameIs(page, expected, step) {
  await page.until(
    `"${expected}" after ${step}`,
    (wanted) => {
      const root = document.querySelector("complaint-form").shadowRoot;
      return root.getElementById("contact.name").value === wanted;
    },
    expected,
  );
  await assertEqual(page, step);
}

async function leave(page) {
  const { checks, differences } = await page.evaluate(() => inputWatch);
  assert.deepEqual(differences, []);
  assert.ok(checks > 0, "no input event came at all");
  assert.deepEqual(await page.problems(), []);
  await page.close();
}

const compose = (cdp, text) =>
  cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
const commit = (cdp, text) => cdp.send("Input.insertText", { text });

const placeOfName = (page) =>
  page.evaluate(() => {
    const field = document.querySelector("complaint-form").shadowRoot.getElementById("contact.name");
    const { x, y, width, height } = field.getBoundingClientRect();
    return { value: field.value, start: field.selectionStart, end: field.selectionEnd, box: [x, y, width, height] };
  });

for (const painter of ["canvas", "native"])
  test(`an input method composes undisturbed, even when the host changes the language meanwhile (${painter})`, async () => {
    const { page, cdp } = await onContact(painter);
    await compose(cdp, "に");
    await compose(cdp, "にほ");
    await nameIs(page, "にほ", "composing");
    const element = await page.evaluate(
      () => (globalThis.composed = document.querySelector("complaint-form").shadowRoot.activeElement).id,
    );
    const before = await placeOfName(page);
    await page.attribute("lang", "en");
    await page.appears("heading", "Your contact details");
    assert.deepEqual(await placeOfName(page), before);
    assert.equal(
      await page.evaluate(() => document.querySelector("complaint-form").shadowRoot.activeElement === composed),
      true,
      element,
    );
    await compose(cdp, "にほん");
    await commit(cdp, "日本");
    await nameIs(page, "日本", "committing");
    await leave(page);
  });

test("a composition that is given up leaves what was there", async () => {
  const { page, cdp, keyboard } = await onContact();
  await keyboard.type("Jan ");
  await compose(cdp, "ka");
  await compose(cdp, "");
  await nameIs(page, "Jan ", "giving up");
  await leave(page);
});

test("a composition that the pointer ends by pressing a button arrives", async () => {
  const { page, hand, cdp } = await onContact();
  await commit(cdp, "Jan ");
  await compose(cdp, "Jansen");
  await hand.press("Vorige");
  await hand.on("start");
  await hand.press("Beginnen");
  await hand.on("contact");
  await nameIs(page, "Jan Jansen", "coming back");
  await leave(page);
});

test("dead keys, emoji and combining marks arrive whole", async () => {
  const { page, cdp, keyboard } = await onContact();
  await keyboard.type("Zo");
  await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Dead", code: "Quote", windowsVirtualKeyCode: 229 });
  await compose(cdp, "¨");
  await commit(cdp, "ë");
  await nameIs(page, "Zoë", "a dead key");
  await keyboard.insertText(" 👩‍👩‍👧‍👦 e\u0301 שלום");
  await nameIs(page, "Zoë 👩‍👩‍👧‍👦 e\u0301 שלום", "emoji");
  for (let i = 0; i < 9; ++i) {
    await keyboard.press("Backspace");
    await assertEqual(page, "Backspace");
  }
  await nameIs(page, "Zoë ", "Backspace over clusters");
  await leave(page);
});

for (const painter of ["canvas", "native"])
  test(`cut, paste, undo and redo are the browser's own (${painter})`, async () => {
    const { page, keyboard } = await onContact(painter);
    await keyboard.type("Anna de Vries");
    await keyboard.press("Control+A");
    await keyboard.press("Control+X");
    await nameIs(page, "", "cutting");
    await page.click("textbox", "E-mailadres");
    await keyboard.press("Control+V");
    assert.equal(await page.value("textbox", "E-mailadres"), "Anna de Vries");
    await assertEqual(page, "pasting");
    await page.click("textbox", "Naam");
    await keyboard.press("Control+Z");
    await page.click("textbox", "E-mailadres");
    await keyboard.press("Control+Z");
    await assertEqual(page, "undoing");
    await page.click("textbox", "Naam");
    await keyboard.press("Control+A");
    await keyboard.type("Bert");
    await nameIs(page, "Bert", "typing anew");
    await page.click("textbox", "Telefoonnummer");
    await page.click("textbox", "Naam");
    await keyboard.press("Control+Z");
    await assertEqual(page, "undoing after the field was left");
    assert.notEqual(await page.value("textbox", "Naam"), "Bert", "undo did nothing");
    await keyboard.press("Control+Shift+Z");
    await nameIs(page, "Bert", "redoing");
    await leave(page);
  });

for (const painter of ["canvas", "native"])
  test(`dragging over a field selects its text, and typing replaces it (${painter})`, async () => {
    const { page, keyboard } = await onContact(painter);
    await keyboard.type("Anna de Vries");
    await page.click("textbox", "Telefoonnummer");
    const box = await page.with("textbox", "Naam", (element) => {
      const { x, y, height } = element.getBoundingClientRect();
      return { x: x + 14, y: y + height / 2 };
    });
    const { mouse } = page.raw;
    await mouse.move(box.x + 30, box.y);
    await mouse.down();
    await mouse.move(box.x + 60, box.y, { steps: 4 });
    await mouse.move(box.x + 400, box.y, { steps: 4 });
    await mouse.up();
    const { start, end, value } = await placeOfName(page);
    assert.ok(start > 0 && end === value.length, `selected ${start} to ${end}`);
    await keyboard.type("!");
    await nameIs(page, `${"Anna de Vries".slice(0, start)}!`, "typing over the selection");
    await leave(page);
  });

test("autofill without focus, and keyboards that send no keys, are heard", async () => {
  const { page, cdp } = await onContact();
  await page.evaluate(() => {
    const root = document.querySelector("complaint-form").shadowRoot;
    root.activeElement.blur();
    for (const [id, value] of [
      ["contact.name", "Anna"],
      ["contact.phone", "0612345678"],
      ["contact.email", "anna@voorbeeld.nl"],
    ]) {
      const field = root.getElementById(id);
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  await nameIs(page, "Anna", "autofill");
  await page.evaluate(() => {
    const field = document.querySelector("complaint-form").shadowRoot.getElementById("contact.phone");
    field.value = "0687654321";
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await assertEqual(page, "a change event alone");
  await page.click("textbox", "Naam");
  await page.evaluate(() => document.querySelector("complaint-form").shadowRoot.activeElement.select());
  for (const word of ["B", "Be", "Ber", "Bert"]) {
    await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Unidentified", windowsVirtualKeyCode: 229 });
    await compose(cdp, word);
    await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", key: "Unidentified", windowsVirtualKeyCode: 229 });
    await assertEqual(page, `composing ${word}`);
  }
  await commit(cdp, "Bert ");
  await commit(cdp, "de Boer");
  await nameIs(page, "Bert de Boer", "a keyboard without keys");
  await leave(page);
});

const pieces = ["a", "Zoë", " ", "é", "日本", "👍🏽", "ß", "x".repeat(30), "\u200d", "שלום", "-", "’"];

// One random step; gives its name.
async function step({ page, cdp, keyboard }, pick) {
  const piece = pieces[pick(pieces.length)];
  const steps = [
    ["typing", () => keyboard.type(piece)],
    ["inserting", () => commit(cdp, piece)],
    ["composing", () => compose(cdp, piece)],
    ["Backspace", () => keyboard.press("Backspace")],
    ["deleting a word", () => keyboard.press("Control+Backspace")],
    ["going left", () => keyboard.press("ArrowLeft")],
    ["selecting", () => keyboard.press("Shift+Home")],
    ["cutting", () => keyboard.press("Control+X")],
    ["pasting", () => keyboard.press("Control+V")],
    ["undoing", () => keyboard.press("Control+Z")],
    ["redoing", () => keyboard.press("Control+Shift+Z")],
    ["Tab", () => keyboard.press("Tab")],
    ["another field", () => page.click("textbox", ["Naam", "Telefoonnummer", "E-mailadres"][pick(3)])],
    ["another painter", () => page.paintBy(["canvas", "native"][pick(2)])],
    [
      "another language and back",
      async () => {
        await page.attribute("lang", "en");
        await page.attribute("lang", "nl");
      },
    ],
  ];
  const [name, act] = steps[pick(steps.length)];
  await act();
  return name;
}

test("any order of all these keeps C++ and the elements equal", { timeout: 600_000 }, async (t) => {
  const opened = await onContact();
  const seed = 20261122;
  const random = new Random(seed);
  const pick = (below) => random.below(below);
  const count = soak ? 3_000 : 150;
  const done = [];
  for (let i = 0; i < count; ++i) {
    done.push(await step(opened, pick));
    const onForm = await opened.page.focused();
    if (!onForm.startsWith("contact.") || !(await opened.page.evaluate(() => complaintWire.order.includes("contact.name"))))
      await opened.page.click("textbox", "Naam");
    await assertEqual(opened.page, `seed ${seed}: ${done.slice(-8).join(", ")}`);
  }
  t.diagnostic(`${count} steps from seed ${seed}`);
  await leave(opened.page);
});
