// What a template may write on <complaint-form>: attributes, properties and listeners.

import type { ComplaintForm, ComplaintFormEventMap } from "./element/index.js";

type Settings =
  | "endpoint"
  | "form"
  | "profile"
  | "account"
  | "theme"
  | "painter"
  | "drafts"
  | "credentials"
  | "history"
  | "caseNumber"
  | "nationalId"
  | "documentTitle";
type Values = "headers" | "customer" | "accountKey" | "definition" | "profileData" | "words";

export type ComplaintFormProps = Partial<Pick<ComplaintForm, Settings | Values>> & {
  readonly "case-number"?: string;
  readonly "national-id"?: "on" | "off";
  readonly "document-title"?: "on" | "off";
};

// `oncomplaint-sent` and its like; they are called with the event.
export type ComplaintFormListeners = {
  readonly [Name in keyof ComplaintFormEventMap as `on${Name}`]?: (event: ComplaintFormEventMap[Name]) => void;
};
