// Every state of the form that a person meets, one after the other: each page fresh, with its problems, and with what opens
// when something is chosen. `visit(name)` is called at each. Works in any engine.

export const stateNames = [
  "start",
  "start, problems",
  "contact",
  "contact, problems",
  "contact, suggestion",
  "case",
  "case, problems",
  "case, one of two",
  "statement",
  "statement, problems",
  "statement, filled",
  "incident",
  "incident, problems",
  "incident, other",
  "review, wrong answer",
  "review",
  "review, problems",
  "done",
  "found draft",
  "found draft, clearing",
];

// Presses by script: quick, and nothing depends on where a pointer can go.
const press = (page, name) => page.with("button", name, (element) => element.click());
const choose = (page, role, name) => page.with(role, name, (element) => element.click());
const title = (page, name) => page.appears("heading", name);
const wrong = (page) =>
  page.until("the summary", () => document.querySelector("complaint-form").shadowRoot.querySelector(".summary") !== null);

// As an autofill does: the value and its events, without focus.
const enter = (page, name, text) =>
  page.with(
    "textbox",
    name,
    (element, value) => {
      element.value = value;
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    },
    text,
  );

async function freshAndWrong(page, visit, name, button = "Volgende") {
  await visit(name);
  await press(page, button);
  await wrong(page);
  await visit(`${name}, problems`);
}

async function contact(page, visit) {
  await freshAndWrong(page, visit, "contact");
  await enter(page, "Naam", "Jan de Vries");
  await enter(page, "Telefoonnummer", "06 12345678");
  await enter(page, "E-mailadres", "jan@gmial.com");
  await page.with("textbox", "E-mailadres", (element) => element.focus());
  await page.with("textbox", "Naam", (element) => element.focus());
  await page.until("the suggestion", () =>
    document.querySelector("complaint-form").shadowRoot.textContent.includes("jan@gmail.com"),
  );
  await visit("contact, suggestion");
  await press(page, "Volgende");
  await title(page, "Uw dossier");
}

async function caseFile(page, visit) {
  await freshAndWrong(page, visit, "case");
  await choose(page, "radio", "Ja");
  await press(page, "Volgende");
  await wrong(page);
  await visit("case, one of two");
  await enter(page, "Dossiernummer…", "12345678");
  await press(page, "Volgende");
  await title(page, "Wat is er gebeurd?");
}

async function statement(page, visit) {
  await freshAndWrong(page, visit, "statement");
  const sentence = "Ik heb deze rekening al betaald, en dat twee keer laten weten aan de dossierbeheerder.";
  const long = `${sentence}\nEen heel lang woord: ${"abc".repeat(40)}\n`;
  await enter(page, "Om welke reden bent u het er niet mee eens?", long);
  await enter(page, "Waarom vindt u dat iemand bij Alektum Group een fout heeft gemaakt?", "De medewerker luisterde niet.");
  await visit("statement, filled");
  await press(page, "Volgende");
  await title(page, "Wanneer en hoe");
}

async function incident(page, visit) {
  await freshAndWrong(page, visit, "incident");
  await enter(page, "Dag", "1");
  await enter(page, "Maand", "oktober");
  await enter(page, "Jaar", "2026");
  await choose(page, "radio", "Anders");
  await visit("incident, other");
  await choose(page, "radio", "Brief");
  await press(page, "Volgende");
  await title(page, "Controleer uw antwoorden");
}

// All answers given, none sent.
export async function goToReview(page, visit = async () => undefined) {
  await freshAndWrong(page, visit, "start", "Beginnen");
  await choose(page, "radio", "Een klacht indienen");
  await press(page, "Beginnen");
  await title(page, "Uw contactgegevens");
  await contact(page, visit);
  await caseFile(page, visit);
  await statement(page, visit);
  await incident(page, visit);
}

export async function consentAndPress(page) {
  await choose(page, "checkbox", "Ik ga ermee akkoord…");
  await press(page, "Versturen");
}

const draftIsKept = () =>
  new Promise((resolve) => {
    const opening = indexedDB.open("complaint-form");
    opening.onupgradeneeded = () => opening.transaction.abort(); // there is none: it is the form's to make
    opening.onerror = () => resolve(false);
    opening.onsuccess = () => {
      const counting = opening.result.transaction("drafts").objectStore("drafts").count();
      counting.onsuccess = () => resolve(counting.result > 0);
      opening.result.close();
    };
  });

// The page anew; what the test had set on the element and the document is set again.
async function reload(page) {
  const before = await page.evaluate(() =>
    [document.documentElement, document.querySelector("complaint-form")].map((element) =>
      [...element.attributes].map(({ name, value }) => [name, value]),
    ),
  );
  await page.reloadAsNewTab(); // this one would go on where it was
  await page.moduleCame();
  await page.evaluate((kept) => {
    for (const [index, element] of [document.documentElement, document.querySelector("complaint-form")].entries())
      for (const [name, value] of kept[index])
        if (name === "style")
          element.style.cssText = value; // the policy forbids the attribute
        else element.setAttribute(name, value);
  }, before);
  const painter = await page.evaluate(() => document.querySelector("complaint-form").getAttribute("painter") ?? "auto");
  if (painter !== "auto") await page.becomes(painter);
}

async function foundDraft(page, visit) {
  await press(page, "Nog een klacht of bezwaar invullen");
  await title(page, "Klacht indienen of bezwaar maken");
  await choose(page, "checkbox", "Bewaar mijn antwoorden op dit apparaat");
  await choose(page, "radio", "Een klacht indienen");
  await page.until("the draft on the device", draftIsKept);
  await reload(page);
  await page.appears("button", "Verdergaan");
  await visit("found draft");
  await press(page, "Wis mijn antwoorden van dit apparaat");
  await page.appears("button", "Ja, wis mijn antwoorden");
  await visit("found draft, clearing");
}

// An answer spoilt on the way from the review, and back by history.
async function spoiltAnswer(page, visit) {
  await press(page, "Wijzigen: Uw contactgegevens");
  await title(page, "Uw contactgegevens");
  await enter(page, "E-mailadres", "jan@");
  await page.evaluate(() => history.back());
  await title(page, "Controleer uw antwoorden");
  await visit("review, wrong answer");
  await press(page, "Wijzigen: Uw contactgegevens");
  await title(page, "Uw contactgegevens");
  await enter(page, "E-mailadres", "jan@voorbeeld.nl");
  await press(page, "Terug naar controle");
  await title(page, "Controleer uw antwoorden");
}

export async function visitStates(page, visit) {
  await goToReview(page, visit);
  await spoiltAnswer(page, visit);
  await freshAndWrong(page, visit, "review", "Versturen");
  await consentAndPress(page);
  await title(page, "Wij hebben uw klacht ontvangen");
  await visit("done");
  await foundDraft(page, visit);
}
