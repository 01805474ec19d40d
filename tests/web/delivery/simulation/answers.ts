// The answers in a payload of the complaint form, as its drafts name them; what the form itself says in a browser.

import type { Definition } from "../../../../web/delivery/definition.js";
import { parseJson, type Answers } from "../../../../web/glue/wire.js";

type Bag = Readonly<Record<string, unknown>>;

const bagIn = (value: unknown): Bag => (typeof value === "object" && value !== null ? (value as Bag) : {});
const textIn = (bag: Bag, name: string): string => (typeof bag[name] === "string" ? bag[name] : "");

// "2026-10-01" or, when the day is not known, "2026-10".
function dateAnswers(date: string): Answers {
  const [year = "", month = "", day] = date.split("-");
  const known = [
    ["incident.date.year", year],
    ["incident.date.month", month],
  ] as const;
  return day === undefined ? [...known, ["incident.date.unknown_day", "yes"]] : [...known, ["incident.date.day", day]];
}

export function answersOf(payload: string): Answers {
  const whole = bagIn(parseJson(payload));
  const part = (name: string): Bag => bagIn(whole[name]);
  const [contact, caseFile, statement, incident] = [part("contact"), part("case"), part("statement"), part("incident")];
  const answers: Answers = [
    ["kind", textIn(whole, "kind")],
    ["contact.name", textIn(contact, "name")],
    ["contact.phone", textIn(contact, "phone")],
    ["contact.email", textIn(contact, "email")],
    ["case.concerns", whole["case"] === undefined ? "no" : "yes"],
    ["case.number", textIn(caseFile, "caseNumber")],
    ["case.national_id", textIn(bagIn(caseFile["nationalId"]), "value")],
    ["statement.reason", textIn(statement, "reason")],
    ["statement.error", textIn(statement, "error")],
    ...dateAnswers(textIn(incident, "date")),
    ["incident.channel", textIn(incident, "channel")],
    ["incident.channel_description", textIn(incident, "channelDescription")],
  ];
  return answers.filter(([, text]) => text !== "");
}

export const complaintForm: Definition = { name: "complaint", answersIn: answersOf };
