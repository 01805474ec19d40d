// A person who fills in the complaint form from the first page to the last.
import type { Opened } from "./opened.js";

// No number or address of a person: the telephone number is ACM's for fiction, the BSN a published test number.
export const answers: Readonly<Record<string, string>> = {
  "contact.name": "Anna de Vries",
  "contact.phone": "06 12345678",
  "contact.email": "anna@example.nl",
  "case.number": "AB-2026-17",
  "case.national_id": "123456782",
  "statement.reason": "Ik heb betaald.\nZie de bijlage.",
  "statement.error": "De betaling is niet verwerkt.",
  "incident.date.day": "1",
  "incident.date.month": "oktober",
  "incident.date.year": "2024",
};

export const pages = ["start", "contact", "case", "statement", "incident", "review"];

const deeds: Readonly<Record<string, readonly string[]>> = {
  start: ["kind.complaint"],
  contact: ["contact.name", "contact.phone", "contact.email"],
  case: ["case.concerns.yes", "case.number", "case.national_id"],
  statement: ["statement.reason", "statement.error"],
  incident: ["incident.date.day", "incident.date.month", "incident.date.year", "incident.channel.phone"],
  review: ["consent"],
};

// Everything that one page asks.
export function answer(opened: Opened, page: string): void {
  for (const id of deeds[page] ?? []) {
    const text = answers[id];
    if (text === undefined) opened.click(id);
    else opened.type(id, text);
  }
}

// From the first page to before the page named.
export function fillIn(opened: Opened, end = "review"): void {
  for (const page of pages.slice(0, pages.indexOf(end))) {
    answer(opened, page);
    opened.click("next");
  }
}

export function send(opened: Opened): void {
  answer(opened, "review");
  opened.click("send");
}
