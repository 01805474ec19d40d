// The way through each contender's form, by the accessible names that all of them share.
import { answers } from "../../browser/support/journey.mjs";

const press = (page, name) => page.getByRole("button", { name }).click();
const choose = (page, name) => page.getByRole("radio", { name, exact: true }).check({ force: true });
const box = (page, name) => page.getByRole("textbox", { name, exact: false }).first();

// To the second page; gives the field of the name.
export async function toContact(page) {
  await page.getByRole("radio", { name: "Een klacht indienen" }).waitFor({ state: "attached" });
  await choose(page, "Een klacht indienen");
  await press(page, /^(Beginnen|Volgende)$/); // Form.io has one word for every page's button
  const name = page.getByLabel("Naam").first();
  await name.waitFor();
  return name;
}

// From there to the page with the reason; gives its field.
export async function toStatement(page) {
  await box(page, "Naam").fill(answers.name);
  await box(page, "Telefoonnummer").fill(answers.phone);
  await box(page, "E-mailadres").fill(answers.email);
  await press(page, "Volgende");
  await choose(page, "Ja");
  await box(page, "Dossiernummer").fill(answers.caseNumber);
  await press(page, "Volgende");
  const reason = page.getByLabel("Om welke reden bent u het er niet mee eens?").first();
  await reason.waitFor();
  return reason;
}

// From there to the end; a peer keeps what it would send in `sent`.
export async function toEnd(page) {
  await box(page, "Om welke reden").fill(answers.reason);
  await box(page, "Waarom vindt u").fill(answers.error);
  await press(page, "Volgende");
  await box(page, "Dag").fill("1");
  await box(page, "Maand").fill("oktober");
  await box(page, "Jaar").fill("2026");
  await box(page, "Jaar").press("Tab"); // a problem that goes away moves what is below
  await choose(page, "Brief");
  await press(page, "Volgende");
  await page.getByRole("checkbox", { name: /^Ik ga ermee akkoord/ }).check({ force: true });
  await press(page, "Versturen");
  await page.getByRole("heading", { name: "Wij hebben uw klacht ontvangen" }).waitFor();
}
