// How the browser lays the form out, which is what both painters show: on every page of every form, in every language, at many widths and
// text sizes nothing overlaps, nothing is cut, and every target takes a finger.
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine, site } from "./support/chromium_and_site.mjs";
import { stateNames, visitStates } from "./support/states.mjs";

const soak = process.env.COMPLAINT_SOAK === "1";
const every = { widths: [280, 299.5, 320, 360, 390, 412, 479, 480, 481, 600, 655, 656, 768, 959, 960, 1024, 1280] };
const widths = soak ? every.widths : [280, 299.5, 480, 481, 1280];
const textSizes = soak ? [1, 1.1, 1.25, 1.5, 1.75, 2] : [1, 2]; // times 16 px
const languages = ["nl", "en"];

// Runs in the page: lays it out at each width and text size, and gives what is wrong, in words.
async function inspect(views) {
  const host = document.querySelector("complaint-form");
  const root = host.shadowRoot;
  const form = root.querySelector("form");
  const faults = [];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const there = ({ width, height }) => width > 0 && height > 0;
  const named = (element) => `${element.closest("[data-node]")?.dataset.node} ${element.tagName} ${element.className}`;
  const overlap = (a, b) =>
    there(a) &&
    there(b) &&
    a.right > b.left + 0.05 &&
    b.right > a.left + 0.05 &&
    a.bottom > b.top + 0.05 &&
    b.bottom > a.top + 0.05;

  const checkInside = (say) => {
    const outer = form.getBoundingClientRect();
    for (const element of form.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (!there(box)) continue;
      if (box.left < outer.left - 0.5 || box.right > outer.right + 0.5 || box.bottom > outer.bottom + 0.5)
        say(`${named(element)} sticks out`);
      if (element.matches("textarea") && element.scrollHeight > element.clientHeight + 1) say(`${named(element)} scrolls inside`);
    }
  };
  // Parts of one node, and nodes in one list, lie apart.
  const checkApart = (say) => {
    for (const parent of [
      form,
      ...form.querySelectorAll(".members, .field, .group, .answer, .summary, .links, .list, .steps, .row"),
    ]) {
      const children = [...parent.children].map((element) => [element, element.getBoundingClientRect()]);
      for (const [index, [one, box]] of children.entries())
        for (const [other, otherBox] of children.slice(index + 1))
          if (overlap(box, otherBox)) say(`${named(one)} and ${named(other)} overlap`);
    }
  };
  const checkTexts = (say) => {
    const walker = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement;
      if (!text.data.trim() || parent.matches("textarea") || parent.getClientRects().length === 0) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = parent.getBoundingClientRect();
      const { whiteSpace, fontSize } = getComputedStyle(parent);
      const hangs = ({ width }) => whiteSpace.startsWith("pre") && width < 0.4 * parseFloat(fontSize); // a space at a line's end
      for (const line of [...range.getClientRects()].filter((rect) => !hangs(rect)))
        if (line.right > box.right + 0.5 || line.left < box.left - 0.5 || line.bottom > box.bottom + 6)
          say(`"${text.data.slice(0, 30)}" is cut: ${line.left}-${line.right} in ${box.left}-${box.right}`);
    }
  };
  const checkTargets = (say) => {
    let targets = 0;
    for (const target of form.querySelectorAll("input, textarea, button, a[href]")) {
      const choice = target.matches("[type=radio], [type=checkbox]"); // its row belongs to the target
      const box = (choice ? target.closest(".row") : target).getBoundingClientRect();
      if (box.width < 43.95 || box.height < 43.95) say(`${named(target)} is a target of ${box.width} x ${box.height} px`);
      targets++;
    }
    return targets;
  };

  let targets = 0;
  for (const { width, size } of views) {
    host.style.inlineSize = `${width}px`;
    host.style.fontSize = `${16 * size}px`;
    await frame();
    await frame();
    const say = (words) => faults.push(`${width} px, text * ${size}: ${words}`);
    checkInside(say);
    checkApart(say);
    checkTexts(say);
    targets += checkTargets(say);
  }
  host.style.inlineSize = host.style.fontSize = "";
  return { faults: faults.slice(0, 20), targets };
}

const views = widths.flatMap((width) => textSizes.map((size) => ({ width, size })));

async function inspectIn(page, state, tally) {
  for (const language of languages) {
    await page.attribute("lang", language);
    await page.until(
      `the ${language} words`,
      (wanted) => document.querySelector("complaint-form").shadowRoot.querySelector("form").lang === wanted,
      language,
    );
    const found = await page.evaluate(inspect, views);
    tally.faults.push(...found.faults.map((fault) => `${state}, ${language}, ${fault}`));
    tally.targets += found.targets;
    tally.pages += views.length;
  }
  await page.attribute("lang", "nl");
  await page.until(
    "the Dutch words",
    () => document.querySelector("complaint-form").shadowRoot.querySelector("form").lang === "nl",
  );
}

async function opened(query = "") {
  const page = await engine.open(`${site.origin}/${query}`, { width: 1400 });
  await page.appears("button", "Beginnen");
  await page.paintBy("native");
  return page;
}

const told = ({ faults, targets, pages }) => `${pages} layouts, ${targets} targets, ${faults.length} faults`;

test("complaint: nothing overlaps and nothing is cut, on any page", { timeout: 1_200_000 }, async (t) => {
  const page = await opened();
  const tally = { faults: [], targets: 0, pages: 0 };
  const visited = [];
  await visitStates(page, async (state) => {
    visited.push(state);
    await inspectIn(page, state, tally);
  });
  t.diagnostic(told(tally));
  assert.deepEqual(tally.faults, []);
  assert.deepEqual(visited, stateNames);
  await page.close();
});

test("personal-data: nothing overlaps and nothing is cut, on any page", { timeout: 1_200_000 }, async (t) => {
  const page = await opened("?form=personal-data");
  const tally = { faults: [], targets: 0, pages: 0 };
  const choose = (role, name) => page.with(role, name, (element) => element.click());
  const go = async (button, heading) => {
    await choose("button", button);
    await page.appears("heading", heading);
  };
  await inspectIn(page, "start", tally);
  await choose("radio", "Onjuiste gegevens laten corrigeren");
  await go("Beginnen", "Uw contactgegevens");
  await choose("checkbox", "Ik vul dit formulier in voor iemand anders");
  await choose("button", "Volgende");
  await inspectIn(page, "contact, for somebody else", tally);
  for (const [name, text] of [
    ["Naam", "Noor van Dijk"],
    ["Telefoonnummer", "06 12345678"],
    ["E-mailadres", "noor@voorbeeld.nl"],
    ["Naam van de persoon…", "Jan"],
  ])
    await page.fill(name, text);
  await choose("radio", "Familielid");
  await go("Volgende", "Uw dossier");
  await choose("radio", "Nee");
  await go("Volgende", "Onjuiste gegevens");
  await choose("button", "Volgende");
  await inspectIn(page, "correction, problems", tally);
  await page.fill("Welke gegevens kloppen niet?", "Mijn adres");
  await page.fill("Hoe moet het zijn?", "Een ander");
  await go("Volgende", "Controleer uw antwoorden");
  await inspectIn(page, "review", tally);
  t.diagnostic(told(tally));
  assert.deepEqual(tally.faults, []);
  await page.close();
});
