// What crosses the Wasm boundary: the other side of src/wire/wire.h, member for member. Strings, booleans and numbers that
// are empty, false or 0 are absent on the wire.

// As in the form's definition, and "review" and "done".
export type PageName = string;

export type Role =
  | "heading"
  | "subheading"
  | "steps"
  | "text"
  | "list"
  | "listItem"
  | "textbox"
  | "textarea"
  | "radioGroup"
  | "radio"
  | "checkbox"
  | "date"
  | "group"
  | "button"
  | "link"
  | "summary"
  | "answers"
  | "answer"
  | "status";

export type Emphasis = "normal" | "lead" | "strong" | "quiet" | "notice" | "danger";
export type Keyboard = "text" | "tel" | "email" | "numeric";

// One node of the page description; see src/form/page.h for what each member means.
export interface FormNode {
  readonly id: string;
  readonly role: Role;
  readonly parent?: string;
  readonly label?: string;
  readonly spoken?: string;
  readonly hint?: string;
  readonly problem?: string;
  readonly value?: string;
  readonly count?: string;
  readonly over?: boolean;
  readonly checked?: boolean;
  readonly required?: boolean;
  readonly invalid?: boolean;
  readonly emphasis?: Emphasis;
  readonly keyboard?: Keyboard;
  readonly autocomplete?: string;
  readonly lines?: number;
  readonly limit?: number;
  readonly columns?: number;
  readonly target?: string;
  readonly language?: string;
  readonly paper?: boolean;
}

export interface Moment {
  readonly now: string; // RFC 3339, UTC, whole seconds
  readonly today: string; // YYYY-MM-DD where the person is
  readonly id: string; // a fresh UUID, lower case
}

export type Answers = readonly (readonly [name: string, text: string])[];

export interface PayloadProblem {
  readonly pointer: string;
  readonly code: string;
}

// Form, locale and profile files go through as they are: only C++ reads them.
export type JsonFile = Readonly<Record<string, unknown>>;

export interface FormFiles {
  readonly form: JsonFile;
  readonly locale: JsonFile;
  readonly profile: JsonFile;
}

// What came of the sending.
export type DeliveryEvent =
  | { readonly type: "sending"; readonly complaint: string }
  | {
      readonly type: "waiting";
      readonly complaint: string;
      readonly since: string;
      readonly triedAt: string;
      readonly kept: boolean;
    }
  | { readonly type: "sent"; readonly complaint: string; readonly reference: string; readonly receivedAt: string }
  | { readonly type: "refused"; readonly complaint: string; readonly problems: readonly PayloadProblem[] }
  | { readonly type: "rejected"; readonly complaint: string }
  | { readonly type: "sessionEnded"; readonly complaint: string };

export type FormEvent =
  | { readonly type: "typed"; readonly node: string; readonly text: string }
  | { readonly type: "left"; readonly node: string }
  | { readonly type: "chosen"; readonly node: string; readonly checked?: boolean }
  | { readonly type: "pressed"; readonly node: string }
  | { readonly type: "visited"; readonly page: PageName }
  | { readonly type: "relabelled"; readonly locale: JsonFile }
  | {
      readonly type: "prefilled"; // what is not given is not known
      readonly caseNumber?: string;
      readonly name?: string;
      readonly phone?: string;
      readonly email?: string;
    }
  | { readonly type: "draftFound"; readonly answers: Answers }
  | { readonly type: "restored"; readonly page: PageName; readonly answers: Answers }
  | { readonly type: "deviceHolds"; readonly draft: boolean; readonly complaints: number } // what clearing it would take
  | { readonly type: "cleared" }
  | DeliveryEvent;

export type Effect =
  | { readonly type: "focus"; readonly node: string }
  | { readonly type: "announce"; readonly text: string }
  | { readonly type: "showPage"; readonly page: PageName; readonly replace?: boolean }
  | { readonly type: "endHistory" }
  | { readonly type: "send"; readonly complaint: string; readonly payload: string }
  | { readonly type: "payloadRefused"; readonly problems: readonly PayloadProblem[] }
  | { readonly type: "keepDraft"; readonly answers: Answers }
  | { readonly type: "keepInTab"; readonly page: PageName; readonly answers: Answers }
  | { readonly type: "forgetDraft" }
  | { readonly type: "adoptDraft" }
  | { readonly type: "discardDraft" }
  | { readonly type: "forgetAll" }
  | { readonly type: "forgetAnswers" }
  | { readonly type: "saveCopy"; readonly fileName: string; readonly html: string }
  | { readonly type: "print" }
  | { readonly type: "setLanguage"; readonly language: string }
  | { readonly type: "setPainter"; readonly native?: boolean }
  | { readonly type: "flush" };

export interface Answer {
  readonly page: PageName;
  readonly title: string;
  readonly language: string;
  readonly order?: readonly string[]; // absent: as before
  readonly nodes: readonly FormNode[]; // new or changed, whole
  readonly effects: readonly Effect[];
}

export interface Settings {
  readonly drafts: "ask" | "on" | "off";
  readonly nationalId: boolean;
  readonly offersLanguages: boolean; // the profile's, within the form
  readonly nativePainter: boolean;
}

export const isPageName = (value: unknown): value is PageName => typeof value === "string" && /^[a-z0-9_.-]{1,60}$/.test(value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isListOf = (value: unknown, tag: string): boolean =>
  Array.isArray(value) && value.every((entry) => isRecord(entry) && typeof entry[tag] === "string");

// The answer in that JSON text; nothing when it is not one. It comes from our own Wasm, so the outer shape is enough.
export function readAnswer(text: string): Answer | undefined {
  const value: unknown = parseJson(text);
  if (!isRecord(value) || !isPageName(value["page"])) return undefined;
  const filled: Record<string, unknown> = { title: "", language: "", nodes: [], effects: [], ...value };
  if (!isListOf(filled["nodes"], "id") || !isListOf(filled["effects"], "type")) return undefined;
  return filled as unknown as Answer;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
