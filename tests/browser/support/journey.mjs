// The form's pages, filled in by accessible names as a person finds them.

export const answers = {
  name: "Zoë de Vries",
  phone: "06 12345678",
  email: "Zoe.de.Vries@Voorbeeld.NL",
  caseNumber: "ab 1234-5",
  bsn: "111222333",
  reason: "Ik heb deze rekening al betaald.\nHet bewijs heb ik nog.",
  error: "De medewerker heeft mijn betaling niet opgezocht.",
};

// What must arrive.
export const canonical = {
  kind: "complaint",
  contact: { name: "Zoë de Vries", phone: "+31612345678", email: "Zoe.de.Vries@voorbeeld.nl" },
  case: { caseNumber: "AB1234-5", nationalId: { scheme: "bsn", value: "111222333" } },
  statement: { reason: answers.reason, error: answers.error },
  incident: { date: "2026-10-01", channel: "letter" },
};

const next = (page) => page.getByRole("button", { name: "Volgende" }).click();
const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

export async function begin(page) {
  await page.getByRole("radio", { name: "Een klacht indienen" }).check();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await heading(page, "Uw contactgegevens");
}

export async function fillContact(page, given = answers) {
  await page.getByLabel("Naam", { exact: true }).fill(given.name);
  await page.getByLabel("Telefoonnummer").fill(given.phone);
  await page.getByLabel("E-mailadres").fill(given.email);
  await next(page);
  await heading(page, "Uw dossier");
}

export async function fillCase(page, given = answers) {
  await page.getByRole("radiogroup", { name: "Gaat het over een dossier bij ons?" }).getByRole("radio", { name: "Ja" }).check();
  await page.getByLabel("Dossiernummer").fill(given.caseNumber);
  await page.getByLabel("Burgerservicenummer (BSN)").fill(given.bsn);
  await next(page);
  await heading(page, "Wat is er gebeurd?");
}

export async function fillStatement(page, given = answers) {
  await page.getByLabel("Om welke reden bent u het er niet mee eens?").fill(given.reason);
  await page.getByLabel("Waarom vindt u dat iemand bij Alektum Group een fout heeft gemaakt?").fill(given.error);
  await next(page);
  await heading(page, "Wanneer en hoe");
}

export async function fillIncident(page) {
  const date = page.getByRole("group", { name: "Wanneer heeft het incident zich voorgedaan?" });
  await date.getByLabel("Dag", { exact: true }).fill("1");
  await date.getByLabel("Maand").fill("oktober");
  await date.getByLabel("Jaar").fill("2026");
  await page.getByRole("radio", { name: "Brief" }).check();
  await next(page);
  await heading(page, "Controleer uw antwoorden");
}

export const keepDraft = (page) => page.getByRole("checkbox", { name: "Bewaar mijn antwoorden op dit apparaat" }).check();

// From the review on; the answer is not waited for.
export async function send(page) {
  await page.getByRole("checkbox", { name: /^Ik ga ermee akkoord/ }).check();
  await page.getByRole("button", { name: "Versturen" }).click();
}

export async function consentAndSend(page) {
  await send(page);
  await heading(page, "Wij hebben uw klacht ontvangen");
}

export async function fillAll(page, given = answers) {
  await begin(page);
  await fillRest(page, given);
}

// From the second page on.
export async function fillRest(page, given = answers) {
  await fillContact(page, given);
  await fillCase(page, given);
  await fillStatement(page, given);
  await fillIncident(page);
}
