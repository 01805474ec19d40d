// What the host wrote on the element, checked: every wrong value is named in the console and a usable one taken instead.

import { forms, languageFor, profiles } from "../glue/assets.js";
import { painters, themes } from "./choices.js";
import type { Settings } from "../glue/wire.js";
import { rememberedPainter, wishedPainter } from "./painter.js";

export interface HostSettings {
  readonly endpoint: string;
  readonly form: string;
  readonly profile: string;
  readonly language: string;
  readonly caseNumber: string;
  readonly account: string;
  readonly theme: string | null;
  readonly painter: string | null;
  readonly drafts: Settings["drafts"];
  readonly nationalId: boolean;
  readonly credentials: RequestCredentials;
  readonly history: boolean; // pages are steps of browser history
  readonly documentTitle: boolean; // the page's name stands in the document's title
}

export const observedAttributes = [
  "endpoint",
  "form",
  "profile",
  "lang",
  "case-number",
  "account",
  "theme",
  "painter",
  "drafts",
  "national-id",
  "credentials",
  "history",
  "document-title",
] as const;

export type Complain = (attribute: string, message: string) => void;

function oneOf<T extends string>(element: Element, name: string, values: readonly T[], otherwise: T, complain: Complain): T {
  const given = element.getAttribute(name);
  if (given === null) return otherwise;
  const found = values.find((value) => value === given);
  if (!found) complain(name, `"${given}" is not one of ${values.join(", ")}; "${otherwise}" is used`);
  return found ?? otherwise;
}

const isOn = (element: Element, name: string, complain: Complain): boolean =>
  oneOf(element, name, ["on", "off"], "on", complain) === "on";

const firstLanguage = "nl";

// Also beyond the shadow roots that the element stands in.
function languageAround(element: Element): string {
  const named = element.closest("[lang]");
  const root = element.getRootNode();
  if (named) return named.getAttribute("lang") ?? "";
  return root instanceof ShadowRoot ? languageAround(root.host) : "";
}

// The element's own language, or that of what it stands in.
function languageOf(element: Element, complain: Complain): string {
  const given = languageAround(element);
  const found = languageFor(given);
  if (!found && element.hasAttribute("lang")) complain("lang", `there are no words for "${given}"; "${firstLanguage}" is used`);
  return found ?? firstLanguage;
}

function addressOf(given: string): URL | undefined {
  try {
    return new URL(given, document.baseURI);
  } catch {
    return undefined;
  }
}

// An address with a name and password in it cannot be fetched, one without encryption not from a page that has it.
function whatIsWrong(given: string, address: URL | undefined): string | undefined {
  if (!address) return `"${given}" is not an address`;
  if (address.protocol !== "https:" && address.protocol !== "http:") return `"${given}" is not an http address`;
  if (address.username || address.password) return "holds a name or password; give them by headers or credentials";
  const open = address.protocol === "http:" && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(address.hostname);
  if (open && location.protocol === "https:") return `"${given}" is not https, as this page is`;
  return undefined;
}

function endpointOf(element: Element, complain: Complain): string {
  const given = (element.getAttribute("endpoint") ?? "").trim();
  const address = addressOf(given);
  const wrong = given === "" ? "is missing: a complaint has nowhere to go" : whatIsWrong(given, address);
  if (wrong) complain("endpoint", wrong);
  return wrong || !address ? "" : address.href;
}

export function readSettings(element: Element, complain: Complain): HostSettings {
  return {
    endpoint: endpointOf(element, complain),
    form: oneOf(element, "form", forms, "complaint", complain),
    profile: oneOf(element, "profile", profiles, "nl", complain),
    language: languageOf(element, complain),
    caseNumber: element.getAttribute("case-number") ?? "",
    account: element.getAttribute("account") ?? "",
    theme: oneOf(element, "theme", themes, "auto", complain),
    painter: oneOf(element, "painter", painters, "auto", complain),
    drafts: oneOf(element, "drafts", ["ask", "on", "off"], "ask", complain),
    nationalId: isOn(element, "national-id", complain),
    credentials: oneOf(element, "credentials", ["same-origin", "include", "omit"], "same-origin", complain),
    history: isOn(element, "history", complain),
    documentTitle: isOn(element, "document-title", complain),
  };
}

// What the form itself needs of the host's settings.
// `offersLanguages`: the form may switch, as there are words of the build's for each of the profile's languages.
export const coreSettings = ({ drafts, nationalId, painter }: HostSettings, offersLanguages: boolean): Settings => {
  const wished = wishedPainter({ attribute: painter, person: undefined, remembered: rememberedPainter() });
  return { drafts, nationalId, offersLanguages, nativePainter: wished === "native" };
};

// Which form of its page the element is, also for the one that comes in its place: its id, or how many stand before it.
export const placeOf = (element: HTMLElement, profile = ""): string =>
  `${profile}.${element.id || [...document.querySelectorAll(element.localName)].indexOf(element)}`;

// Where complaints go; an empty endpoint: nowhere.
export const addressIn = (settings: HostSettings | undefined): Pick<HostSettings, "endpoint" | "credentials"> => ({
  endpoint: settings?.endpoint ?? "",
  credentials: settings?.credentials ?? "same-origin",
});
