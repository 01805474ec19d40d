// What the page around an iframe may say, apart from the page itself so that it can be tested alone.

import { languages } from "complaint-form-words/languages";
import { painters, themes } from "../element/choices.js";
import { languageIn } from "../glue/language.js";

export type Attributes = readonly (readonly [name: string, value: string])[];

const longest = 200; // characters of a setting
const initType = "complaint-form:init";

// Member of the message -> attribute. The endpoint has a rule of its own.
const fromParent: Readonly<Record<string, string>> = {
  profile: "profile",
  lang: "lang",
  caseNumber: "case-number",
  theme: "theme",
  painter: "painter",
  drafts: "drafts",
  nationalId: "national-id",
};

// Anybody may write an address, so it may choose what suits the person, and take away what the page allows: from the loosest to the
// strictest.
const chosen: Readonly<Record<string, (value: string) => boolean>> = {
  lang: (value) => languageIn(languages, value) !== undefined,
  theme: (value) => themes.some((theme) => theme === value),
  painter: (value) => painters.some((painter) => painter === value),
};
const narrowing: Readonly<Record<string, readonly string[]>> = {
  drafts: ["on", "ask", "off"],
  nationalId: ["on", "off"],
};
const usual: Readonly<Record<string, string>> = { drafts: "ask", nationalId: "on" };

export const isTrusted = (origin: string, trusted: readonly string[]): boolean => trusted.includes(origin);

function addressOf(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

// Of the list only whole origins count: "https://a.example", neither "*" nor a path.
export function trustedOrigins(list: string, own: string): readonly string[] {
  const named = list.split(/\s+/).filter((word) => addressOf(word)?.origin === word);
  return [own, ...named];
}

// Complaints go to the site that serves this page and to nobody else.
function endpointIn(value: unknown, page: string): string | undefined {
  const address = typeof value === "string" && value.length <= longest ? addressOf(value, page) : undefined;
  const ours = address?.origin === new URL(page).origin && !address.username && !address.password;
  return ours ? address?.href : undefined;
}

function settings(given: Readonly<Record<string, unknown>>, names: readonly string[]): Attributes {
  const found: [string, string][] = [];
  for (const name of names) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const attribute = fromParent[name];
    if (attribute && typeof value === "string" && value.length <= longest) found.push([attribute, value]);
  }
  return found;
}

// The settings of an init message; nothing when it is another message.
export function attributesOf(data: unknown, page: string): Attributes | undefined {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return undefined;
  const given = data as Readonly<Record<string, unknown>>;
  if (given["type"] !== initType) return undefined;
  const endpoint = Object.hasOwn(given, "endpoint") ? endpointIn(given["endpoint"], page) : undefined;
  const found = settings(given, Object.keys(fromParent));
  return endpoint === undefined ? found : [...found, ["endpoint", endpoint]];
}

// `now`: the attribute as embed.html has it.
export function fromAddress(page: string, now: (attribute: string) => string | null): Attributes {
  const given = Object.fromEntries(new URL(page).searchParams);
  const isNarrower = ([name, values]: [string, readonly string[]]): boolean => {
    const wanted = values.indexOf(Object.hasOwn(given, name) ? (given[name] ?? "") : "");
    const allowed = now(fromParent[name] ?? "") ?? "";
    return wanted > values.indexOf(values.includes(allowed) ? allowed : (usual[name] ?? "")); // a wrong value counts as none
  };
  const narrower = Object.entries(narrowing).filter(isNarrower);
  const suits = Object.keys(chosen).filter((name) => chosen[name]?.(Object.hasOwn(given, name) ? (given[name] ?? "") : ""));
  return settings(given, [...suits, ...narrower.map(([name]) => name)]);
}
