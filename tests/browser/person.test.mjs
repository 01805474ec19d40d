// What goes past axe and the accessibility tree: what the browser fills in itself, what is spoken and when, what forced colours, large
// text, paper and Back do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startChromium } from "./support/engines/chromium.mjs";
import { begin, consentAndSend, fillContact, fillRest, Pointer } from "./support/filling.mjs";
import { placesOfReceipt, watchReceipt } from "./support/receipt.mjs";
import { startSite } from "./support/site.mjs";
import { consentAndPress, goToReview } from "./support/states.mjs";

let site;
let engine;
before(async () => {
  site = await startSite();
  engine = await startChromium();
});
after(async () => {
  try {
    await engine?.close();
  } finally {
    await site?.stop();
  }
});

async function opened(options = {}) {
  const page = await engine.open(`${site.origin}/`, options);
  await page.appears("button", "Beginnen");
  return page;
}

const inForm = (page, look, ...args) =>
  page.evaluate(`() => (${look})(document.querySelector("complaint-form").shadowRoot, ...${JSON.stringify(args)})`);

async function onContact(page) {
  await page.click("radio", "Een klacht indienen");
  await page.click("button", "Beginnen");
  await page.appears("textbox", "Naam");
}

// What the live region says, line by line.
async function listen(page) {
  await inForm(page, (root) => {
    const region = root.querySelector("[aria-live]");
    globalThis.spoken = [];
    new MutationObserver(() => region.textContent && spoken.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
}

const spoken = (page, words) => page.until(`"${words}" spoken`, (text) => globalThis.spoken.includes(text), words);

// @wcag 1.4.3 1.4.11 3.3.1
test("the browser's own autofill: what it filled in can be read, and wrong values are marked", { timeout: 60_000 }, async (t) => {
  const page = await opened();
  await page.becomes("canvas");
  await onContact(page);
  const cdp = await page.raw.context().newCDPSession(page.raw);
  await cdp.send("Autofill.enable");
  const { root } = await cdp.send("DOM.getDocument", { depth: -1, pierce: true });
  const find = (node) =>
    node.attributes?.includes("contact.name") && node.nodeName === "INPUT"
      ? node
      : [...(node.children ?? []), ...(node.shadowRoots ?? [])].map(find).find(Boolean);
  const { backendNodeId } = find(root);
  const fields = { name: "Anna Bakker", tel: "12", email: "anna@voorbeeld.nl" };
  const address = [
    { name: "NAME_FULL", value: fields.name },
    { name: "PHONE_HOME_WHOLE_NUMBER", value: "0612345678" },
    { name: "EMAIL_ADDRESS", value: fields.email },
  ];
  await cdp.send("Autofill.setAddresses", { addresses: [{ fields: address }] });
  await cdp.send("Autofill.trigger", { fieldId: backendNodeId, address: { fields: address } });
  await page.until(
    "the name filled in",
    () => document.querySelector("complaint-form").shadowRoot.getElementById("contact.name").value !== "",
  );
  const shown = await inForm(page, (shadow) => {
    const field = shadow.getElementById("contact.name");
    const { color, backgroundColor } = getComputedStyle(field);
    return { isAutofilled: field.matches(":autofill"), color, backgroundColor };
  });
  t.diagnostic(JSON.stringify(shown));
  assert.equal(shown.isAutofilled, true);
  const box = await inForm(page, (shadow) => {
    const { x, y, width, height } = shadow.getElementById("contact.name").getBoundingClientRect();
    return { x, y, width, height };
  });
  const withPicture = await page.raw.screenshot({ clip: box });
  await page.paintBy("native");
  const native = await page.raw.screenshot({ clip: box });
  assert.ok(Math.abs(withPicture.length - native.length) < native.length / 2, "the picture shows another field");
  await page.close();
});

// @wcag 4.1.3 3.3.1
test("spoken: a wrong value when its field is left, and a text that grows too long; what is too much is in the colour of errors", async () => {
  const page = await opened();
  await listen(page);
  await onContact(page);
  await page.fill("Telefoonnummer", "12");
  await page.press("Tab");
  await spoken(page, "Vul uw hele telefoonnummer in, bijvoorbeeld 06 12345678 of +32 470 12 34 56");
  await page.close();
  const later = await opened();
  await goToReview(later);
  await listen(later);
  await later.click("button", "Wijzigen: Wat is er gebeurd?");
  await later.appears("textbox", "Om welke reden bent u het er niet mee eens?");
  await inForm(later, (root) => {
    const area = root.getElementById("statement.reason");
    area.value = "a".repeat(4001);
    area.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  });
  await spoken(later, "1 teken te veel");
  const [count, hint] = await inForm(later, (root) =>
    ["count", "hint"].map((part) => getComputedStyle(root.getElementById(`statement.reason--${part}`)).color),
  );
  assert.notEqual(count, hint, "it looks like a hint");
  await later.close();
});

// @wcag 4.1.3 3.3.1 3.3.4
test(
  "sending that fails says so and when, again after each attempt, beside the contact details",
  { timeout: 60_000 },
  async () => {
    const page = await opened();
    await page.raw.route("**/api/complaints", (route) => route.fulfill({ status: 500, body: "" }));
    await goToReview(page);
    await consentAndPress(page);
    const status = () =>
      inForm(page, (root) => {
        const element = root.getElementById("delivery");
        return {
          words: element?.textContent ?? "",
          role: element?.getAttribute("role"),
          mark: element && getComputedStyle(element, "::before").content,
        };
      });
    await page.until("the failure", () =>
      document
        .querySelector("complaint-form")
        .shadowRoot.getElementById("delivery")
        ?.textContent.startsWith("Versturen lukte niet om"),
    );
    const first = await status();
    assert.match(first.words, /^Versturen lukte niet om \d\d:\d\d\. Wij proberen het opnieuw\.$/);
    assert.deepEqual([first.role, first.mark], ["status", '"!" / ""']);
    assert.ok(await inForm(page, (root) => root.getElementById("contact_details.email").checkVisibility()));
    await page.click("button", "Nu opnieuw proberen");
    await page.until("the next failure", () =>
      document
        .querySelector("complaint-form")
        .shadowRoot.getElementById("delivery")
        ?.textContent.startsWith("Weer niet gelukt om"),
    );
    await page.close();
  },
);

// @wcag 1.4.4 1.4.10
test("text of twice the size in 320 px breaks no heading within a word", async () => {
  const page = await opened({ width: 320, height: 640 });
  await page.evaluate(() => document.querySelector("complaint-form").style.setProperty("--complaint-font-size", "32px"));
  const broken = () =>
    inForm(page, (root) =>
      [...root.querySelectorAll("h1, h2")].flatMap((heading) => {
        const text = heading.firstChild;
        return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1 ? [word] : [];
        });
      }),
    );
  const found = [];
  await goToReview(page, async () => found.push(...(await broken())));
  found.push(...(await broken()));
  assert.deepEqual(found, []);
  await page.close();
});

// @wcag 1.4.1 1.4.11
test("forced colours: quiet buttons have no stray borders, and no switch that does nothing is offered", async () => {
  const page = await opened({ forcedColors: "active" });
  const quiet = await inForm(page, (root) =>
    [...root.querySelectorAll(".button[data-emphasis=quiet]")].map((button) => {
      const { display, borderTopWidth, borderBottomWidth } = getComputedStyle(button);
      return [button.id, display === "none" ? "hidden" : `${borderTopWidth} ${borderBottomWidth}`];
    }),
  );
  assert.deepEqual(Object.fromEntries(quiet), { "language.en": "0px 0px", painter: "hidden" });
  await page.close();
});

// @wcag 2.4.3 2.4.11 3.2.3
for (const painter of ["canvas", "native"])
  test(`a new page, and one that Back brings, begin at their top (${painter})`, { timeout: 60_000 }, async () => {
    const page = await opened({ width: 360, height: 500 });
    await page.paintBy(painter);
    const top = () =>
      page.until("the heading in view", () => {
        const root = document.querySelector("complaint-form").shadowRoot;
        const { top } = root.querySelector("h1").getBoundingClientRect();
        return root.activeElement?.id === "heading" && top >= 0 && top < innerHeight / 2;
      });
    await onContact(page);
    await top();
    await page.fill("Naam", "Anna");
    await page.fill("Telefoonnummer", "0612345678");
    await page.fill("E-mailadres", "anna@voorbeeld.nl");
    await page.click("button", "Volgende");
    await page.appears("heading", "Uw dossier");
    await top();
    await page.evaluate(() => scrollTo(0, 10_000));
    await page.back();
    await page.appears("heading", "Uw contactgegevens");
    await top();
    await page.close();
  });

// @wcag 3.3.4
test(
  "paper has the answers, the clause and the number; headings stay with what they head; buttons stay away",
  { timeout: 60_000 },
  async () => {
    const page = await opened();
    await goToReview(page);
    const onPaper = async () => {
      await page.raw.emulateMedia({ media: "print" });
      const words = await inForm(page, (root) => root.querySelector("form").innerText);
      const parts = await inForm(page, (root) =>
        [...root.querySelectorAll("h1, h2")].map(
          (heading) => getComputedStyle(heading.closest(".subheading") ?? heading).breakAfter,
        ),
      );
      await page.raw.emulateMedia({ media: "screen" });
      assert.ok(
        parts.every((value) => value === "avoid"),
        parts.join(" "),
      );
      assert.doesNotMatch(words, /Versturen|Wijzigen|Afdrukken/);
      return words;
    };
    assert.match(await onPaper(), /06 12345678[^]*De medewerker luisterde niet\./);
    await consentAndPress(page);
    await page.appears("heading", "Wij hebben uw klacht ontvangen");
    const screen = await inForm(page, (root) => root.querySelector("form").innerText);
    assert.doesNotMatch(screen, /U ging hiermee akkoord/);
    assert.match(
      await onPaper(),
      /AG-[^]*06 12345678[^]*U ging hiermee akkoord op [^]*Tekst nl-1\.[^]*Nummer van dit formulier: [0-9a-f-]{36}/,
    );
    await page.close();
  },
);

// @wcag 3.1.1 3.1.2
test("the person chooses the language in the form, and its name is in its own", async () => {
  const page = await opened();
  assert.equal(await inForm(page, (root) => root.getElementById("language.en").lang), "en");
  await page.click("button", "English");
  await page.appears("heading", "Make a complaint or an objection");
  assert.equal(await page.evaluate(() => document.querySelector("complaint-form").lang), "en");
  await page.click("button", "Nederlands");
  await page.appears("heading", "Klacht indienen of bezwaar maken");
  await page.close();
});

for (const [width, height, detour] of [
  [360, 400],
  [360, 640],
  [1280, 720],
  [360, 400, "after Back and Forward"],
])
  test(
    `the receipt begins at its top and stays where it came (${width} x ${height}${detour ? `, ${detour}` : ""})`,
    { timeout: 60_000 },
    async () => {
      const page = await opened({ width, height });
      const hand = new Pointer(page); // which scrolls every page to what it presses
      await begin(hand);
      if (detour) {
        await page.back();
        await hand.on("start");
        await page.evaluate(() => scrollTo(0, 10_000));
        await page.forward();
        await hand.on("contact");
      }
      await fillContact(hand, "Anna Jansen");
      await fillRest(hand);
      await watchReceipt(page);
      await consentAndSend(hand);
      const places = await placesOfReceipt(page);
      assert.equal(places.length, 1, `at ${places.join(", ")} px`);
      const moved = await page.evaluate(async () => {
        const before = scrollY;
        scrollBy(0, 100);
        for (let frame = 0; frame < 3; ++frame) await new Promise(requestAnimationFrame);
        return scrollY - before;
      });
      assert.equal(moved, 100, "and whoever is there scrolls it");
      await page.close();
    },
  );
