// The whole way: typed in a browser, found in the site's database.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./support/browser_and_site.mjs";
import { openPage, ready } from "./support/chromium.mjs";
import { canonical, consentAndSend, fillAll } from "./support/journey.mjs";
import { settled } from "./support/words_on_page.mjs";

function assertArrived(entry) {
  for (const [member, value] of Object.entries(canonical)) assert.deepEqual(entry.payload[member], value);
  assert.equal(entry.payload.consent.accepted, true);
  assert.equal(entry.payload.profile, "nl");
}

test("a complaint filled in by accessible names arrives, canonical and once", async () => {
  const { context, page, errors } = await openPage(browser, `${site.origin}/`);
  await ready(page);
  await fillAll(page);
  await consentAndSend(page);
  const received = await site.received();
  assert.equal(received.length, 1);
  assertArrived(received[0]);
  assert.ok(await page.getByText(received[0].reference).first().isVisible());
  assert.deepEqual(errors, []);
  await context.close();
});

test("the same request sent twice is stored once and answered alike", async () => {
  const [entry] = await site.received();
  const body = JSON.stringify({ ...entry.payload, id: crypto.randomUUID() });
  const post = () =>
    fetch(`${site.origin}/api/complaints`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": `"${JSON.parse(body).id}"` },
      body,
    });
  const first = await post();
  const again = await post();
  assert.equal(first.status, 201);
  assert.equal(again.status, 200);
  assert.equal((await first.json()).reference, (await again.json()).reference);
  assert.equal((await site.received()).filter((each) => each.payload.id === JSON.parse(body).id).length, 1);
});

test("the form is painted on the canvas: without the page under it everything is still to be seen", async () => {
  const { context, page } = await openPage(browser, `${site.origin}/`);
  await ready(page);
  await page.locator('complaint-form .frame[data-painter="canvas"]').waitFor();
  const button = page.getByRole("button", { name: "Beginnen" });
  await button.scrollIntoViewIfNeeded();
  await settled(page);
  const clip = await button.boundingBox();
  const look = () => page.screenshot({ clip });
  const whole = await look();
  await page.evaluate(() => {
    document.querySelector("complaint-form").shadowRoot.querySelector("form").style.opacity = "0"; // what nobody repaints for
  });
  assert.deepEqual(await look(), whole);
  await page.evaluate(() => {
    document.querySelector("complaint-form").shadowRoot.querySelector("canvas").style.visibility = "hidden";
  });
  assert.notDeepEqual(await look(), whole);
  await context.close();
});

test("by keyboard alone, from the first key to the reference", async () => {
  const { context, page, errors } = await openPage(browser, `${site.origin}/`);
  await ready(page);
  const focusedName = () =>
    page.evaluate(() => {
      const active = document.querySelector("complaint-form").shadowRoot.activeElement;
      return active ? `${active.tagName.toLowerCase()}#${active.id || active.name}` : "";
    });
  const tabTo = async (wanted) => {
    for (let i = 0; i < 40; ++i) {
      if ((await focusedName()).includes(wanted)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`Tab never reached ${wanted}, stopped at ${await focusedName()}`);
  };
  const typeInto = async (wanted, text) => {
    await tabTo(wanted);
    await page.keyboard.type(text);
  };
  const headingIs = (name) => page.getByRole("heading", { level: 1, name }).waitFor();

  await tabTo("kind.");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await headingIs("Uw contactgegevens");
  await typeInto("contact.name", "Anna Jansen");
  await typeInto("contact.phone", "020 624 1111");
  await typeInto("contact.email", "anna@voorbeeld.nl");
  await page.keyboard.press("Enter");
  await headingIs("Uw dossier");
  await tabTo("case.concerns");
  await page.keyboard.press("Space");
  await typeInto("case.number", "987654");
  await page.keyboard.press("Enter");
  await headingIs("Wat is er gebeurd?");
  await typeInto("statement.reason", "Deze rekening is niet van mij.");
  await typeInto("statement.error", "Ik heb dit al drie keer gemeld.");
  await tabTo("next");
  await page.keyboard.press("Enter");
  await headingIs("Wanneer en hoe");
  await typeInto("incident.date.day", "3");
  await typeInto("incident.date.month", "11");
  await typeInto("incident.date.year", "2026");
  await tabTo("incident.channel.");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await headingIs("Controleer uw antwoorden");
  await tabTo("consent");
  await page.keyboard.press("Space");
  await tabTo("send");
  await page.keyboard.press("Enter");
  await headingIs("Wij hebben uw klacht ontvangen");
  const received = await site.received();
  assert.ok(
    received.some((entry) => entry.payload.contact.name === "Anna Jansen" && entry.payload.contact.phone === "+31206241111"),
  );
  assert.deepEqual(errors, []);
  await context.close();
});
