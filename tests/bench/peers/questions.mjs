// What every peer asks: the words and rules of our form, as plain data. A peer brings its own validators where it has them and
// these patterns where it has none. No peer carries a phone library: that keeps their sizes low.

export const words = {
  title: "Klacht indienen of bezwaar maken",
  advice:
    "Ons advies is altijd om eerst contact op te nemen met onze klantenservice of met de dossierbeheerder die op onze brief staat.",
  needed:
    "U hebt nodig: uw contactgegevens, uw dossiernummer, wat er is gebeurd, waarom u het er niet mee eens bent en wanneer het was.",
  begin: "Beginnen",
  next: "Volgende",
  back: "Vorige",
  send: "Versturen",
  clause:
    "Wij gebruiken de gegevens uit dit formulier om uw klacht te onderzoeken en om u te antwoorden. Wij bewaren ze niet langer dan nodig.",
  done: "Wij hebben uw klacht ontvangen",
  required: "Vul dit in",
};

export const pages = {
  start: words.title,
  contact: "Uw contactgegevens",
  case: "Uw dossier",
  statement: "Wat is er gebeurd?",
  incident: "Wanneer en hoe",
  review: "Controleer uw antwoorden",
};

export const labels = {
  kind: "Wat wilt u doen?",
  name: "Naam",
  phone: "Telefoonnummer",
  email: "E-mailadres",
  concerns: "Gaat het over een dossier bij ons?",
  caseNumber: "Dossiernummer",
  reason: "Om welke reden bent u het er niet mee eens?",
  error: "Waarom vindt u dat iemand bij Alektum Group een fout heeft gemaakt?",
  date: "Wanneer heeft het incident zich voorgedaan?",
  day: "Dag",
  month: "Maand",
  year: "Jaar",
  channel: "Op welke manier kwam het contact tot stand?",
  consent: "Ik ga ermee akkoord dat mijn persoonsgegevens worden gebruikt zoals hierboven staat",
};

export const choices = {
  kind: [
    ["objection", "Bezwaar maken tegen een vordering"],
    ["complaint", "Een klacht indienen"],
  ],
  concerns: [
    ["yes", "Ja"],
    ["no", "Nee"],
  ],
  channel: [
    ["letter", "Brief"],
    ["phone", "Telefoon"],
    ["email", "E-mail"],
    ["other", "Anders"],
  ],
};

// Regular expressions as text, for libraries that take them so.
export const patterns = {
  name: "[A-Za-z\\u00c0-\\u024f]",
  phone: "^(\\+|00|0)[0-9 ()./-]{8,16}$",
  caseNumber: "^(?=.*[0-9])[A-Za-z0-9 /.-]{4,20}$",
  day: "^(0?[1-9]|[12][0-9]|3[01])$",
  month: "^(0?[1-9]|1[0-2]|[a-z]{3,9}\\.?)$",
  year: "^(19[7-9][0-9]|20[0-9]{2})$",
};

export const limits = { name: 100, email: 254, text: 4000 };

export const problems = {
  name: "Vul uw naam in met letters",
  phone: "Vul een heel telefoonnummer in, bijvoorbeeld 06 12345678",
  email: "Vul een heel e-mailadres in, bijvoorbeeld naam@voorbeeld.nl",
  caseNumber: "Vul het hele dossiernummer in. Het heeft 4 tot 20 tekens",
  date: "Vul een bestaande datum in die niet na vandaag ligt",
  consent: "Ga akkoord met het gebruik van uw persoonsgegevens",
};

const months = ["jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

function monthNumber(typed) {
  const text = String(typed).trim().toLowerCase();
  if (/^\d{1,2}$/.test(text)) return Number(text);
  return text.startsWith("mrt") ? 3 : months.indexOf(text.slice(0, 3)) + 1;
}

// A real day, not after today.
export function isPastDay(day, month, year) {
  const wanted = [Number(year), monthNumber(month), Number(day)];
  const date = new Date(wanted[0], wanted[1] - 1, wanted[2]);
  return date.getMonth() + 1 === wanted[1] && date.getDate() === wanted[2] && date <= new Date();
}
