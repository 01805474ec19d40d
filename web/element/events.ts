// The events of <complaint-form>; all bubble and cross shadow roots.

import type { DeliveryEvent, PageName, PayloadProblem } from "../glue/wire.js";
import type { Payload } from "./payload.js";
import type { Painter } from "./painter.js";

export type ErrorReason = "wasm" | "font" | "lang" | "profile" | "form" | "attribute" | "headers" | "payload" | "stopped";

export interface ComplaintFormEventDetails {
  "complaint-ready": { readonly painter: Painter };
  "complaint-page": { readonly page: PageName };
  "complaint-submit": { readonly payload: Payload }; // cancelable: then the form sends nothing
  "complaint-sent": { readonly id: string; readonly reference: string; readonly receivedAt: string };
  "complaint-queued": { readonly id: string; readonly since: string };
  "complaint-refused": {
    readonly id: string;
    readonly reason: "problems" | "rejected" | "session";
    readonly problems: readonly PayloadProblem[];
  };
  "complaint-error": { readonly reason: ErrorReason; readonly message: string };
}

export type ComplaintFormEventName = keyof ComplaintFormEventDetails;

export type ComplaintFormEventMap = {
  readonly [Name in ComplaintFormEventName]: CustomEvent<ComplaintFormEventDetails[Name]>;
};

// They bubble, so a host may listen on any element.
declare global {
  interface HTMLElementEventMap extends ComplaintFormEventMap {}
}

// Dispatches the event at the element; false: a listener cancelled it.
export function dispatchHostEvent<Name extends ComplaintFormEventName>(
  element: HTMLElement,
  name: Name,
  detail: ComplaintFormEventDetails[Name],
): boolean {
  const cancelable = name === "complaint-submit";
  return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}

// What came of a complaint, as the host hears of it.
export function tellHostOf(event: DeliveryEvent, element: HTMLElement): void {
  const id = event.complaint;
  switch (event.type) {
    case "sending":
      return;
    case "waiting":
      dispatchHostEvent(element, "complaint-queued", { id, since: event.since });
      return;
    case "sent":
      dispatchHostEvent(element, "complaint-sent", { id, reference: event.reference, receivedAt: event.receivedAt });
      return;
    case "refused":
      dispatchHostEvent(element, "complaint-refused", { id, reason: "problems", problems: event.problems });
      return;
    case "rejected":
    case "sessionEnded":
      dispatchHostEvent(element, "complaint-refused", {
        id,
        reason: event.type === "rejected" ? "rejected" : "session",
        problems: [],
      });
  }
}
