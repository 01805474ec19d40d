// The form filled in by anybody and in any engine: by the pointer, or by the keyboard alone.

export const headings = {
  start: "Klacht indienen of bezwaar maken",
  contact: "Uw contactgegevens",
  case: "Uw dossier",
  statement: "Wat is er gebeurd?",
  incident: "Wanneer en hoe",
  review: "Controleer uw antwoorden",
  done: "Wij hebben uw klacht ontvangen",
};

const reason = "Ik heb deze rekening al betaald.\nHet bewijs heb ik nog.";
const error = "De medewerker heeft mijn betaling niet opgezocht.";

// What must arrive, beside the name.
export const arrives = {
  kind: "complaint",
  contact: { phone: "+31612345678", email: "anna@voorbeeld.nl" },
  case: { caseNumber: "AB1234-5" },
  statement: { reason, error },
  incident: { date: "2026-10-01", channel: "letter" },
};

class Hand {
  constructor(page) {
    this.page = page;
  }

  on(name) {
    return this.page.appears("heading", headings[name]);
  }
}

// Clicks everything; types where it clicked.
export class Pointer extends Hand {
  async text(name, _id, words) {
    await this.page.click("textbox", name);
    await this.page.type(words);
  }

  choose(role, name) {
    return this.page.click(role, name);
  }

  press(name) {
    return this.page.click("button", name);
  }
}

// Tab, arrows, Space and Enter.
export class Keyboard extends Hand {
  async text(_name, id, words) {
    await this.page.tabTo(id);
    await this.page.type(words);
  }

  async choose(role, _name, id) {
    await this.page.tabTo(role === "radio" ? id.slice(0, id.lastIndexOf(".") + 1) : id);
    await this.page.press("Space");
    for (let i = 0; i < 5 && role === "radio" && (await this.page.focused()) !== id; ++i) await this.page.press("ArrowDown");
  }

  async press(_name, id) {
    await this.page.tabTo(id);
    await this.page.press("Enter");
  }
}

export async function begin(hand) {
  await hand.on("start");
  await hand.choose("radio", "Een klacht indienen", "kind.complaint");
  await hand.press("Beginnen", "next");
  await hand.on("contact");
}

export async function fillContact(hand, name) {
  await hand.text("Naam", "contact.name", name);
  await hand.text("Telefoonnummer", "contact.phone", "06 12345678");
  await hand.text("E-mailadres", "contact.email", "anna@voorbeeld.nl");
  await hand.press("Volgende", "next");
  await hand.on("case");
}

export async function fillRest(hand) {
  await hand.choose("radio", "Ja", "case.concerns.yes");
  await hand.text("Dossiernummer…", "case.number", "ab 1234-5");
  await hand.press("Volgende", "next");
  await hand.on("statement");
  await hand.text("Om welke reden bent u het er niet mee eens?", "statement.reason", reason);
  await hand.text("Waarom vindt u dat iemand bij Alektum Group een fout heeft gemaakt?", "statement.error", error);
  await hand.press("Volgende", "next");
  await hand.on("incident");
  await hand.text("Dag", "incident.date.day", "1");
  await hand.text("Maand", "incident.date.month", "oktober");
  await hand.text("Jaar", "incident.date.year", "2026");
  await hand.choose("radio", "Brief", "incident.channel.letter");
  await hand.press("Volgende", "next");
  await hand.on("review");
}

export async function consentAndSend(hand) {
  await hand.choose("checkbox", "Ik ga ermee akkoord…", "consent");
  await hand.press("Versturen", "send");
  await hand.on("done");
}
