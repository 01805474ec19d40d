// What the page around an iframe may say, apart from the page itself so that it can be tested alone.

export type Attributes = readonly (readonly [name: string, value: string])[];

const longest = 200; // characters of a setting
const initType = "complaint-form:init";

// Member of the message or of the address -> attribute. The endpoint has a rule of its own.
const fromParent: Readonly<Record<string, string>> = {
  profile: "profile",
  lang: "lang",
  caseNumber: "case-number",
  theme: "theme",
  painter: "painter",
  drafts: "drafts",
  nationalId: "national-id",
};
const inAddress: readonly string[] = ["profile", "lang", "theme", "painter", "drafts", "nationalId"]; // a case number is private

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

function settings(given: Readonly<Record<string, unknown>>, names: readonly string[], page: string): Attributes {
  const found: [string, string][] = [];
  for (const name of names) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const attribute = fromParent[name];
    if (attribute && typeof value === "string" && value.length <= longest) found.push([attribute, value]);
  }
  const endpoint = Object.hasOwn(given, "endpoint") ? endpointIn(given["endpoint"], page) : undefined;
  if (endpoint !== undefined) found.push(["endpoint", endpoint]);
  return found;
}

// The settings of an init message; nothing when it is another message.
export function attributesOf(data: unknown, page: string): Attributes | undefined {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return undefined;
  const given = data as Readonly<Record<string, unknown>>;
  return given["type"] === initType ? settings(given, Object.keys(fromParent), page) : undefined;
}

export function fromAddress(page: string): Attributes {
  return settings(Object.fromEntries(new URL(page).searchParams), inAddress, page);
}
