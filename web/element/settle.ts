// What a host says of a complaint that it posted itself, after it cancelled `complaint-submit`.

import type { DeliveryEvent, PayloadProblem } from "../glue/wire.js";

export type HostOutcome =
  | { readonly outcome: "sent"; readonly reference: string; readonly receivedAt?: string }
  | { readonly outcome: "problems"; readonly problems: readonly PayloadProblem[] }
  | { readonly outcome: "rejected" }
  | { readonly outcome: "session" };

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const isProblem = (value: unknown): value is PayloadProblem =>
  typeof value === "object" &&
  value !== null &&
  "pointer" in value &&
  typeof value.pointer === "string" &&
  "code" in value &&
  typeof value.code === "string";

// Throws a TypeError for anything that is no outcome: that is a mistake in the host's script.
export function eventFor(complaint: string, given: HostOutcome, now: string): DeliveryEvent {
  if (given.outcome === "sent" && isText(given.reference))
    return { type: "sent", complaint, reference: given.reference, receivedAt: isText(given.receivedAt) ? given.receivedAt : now };
  if (given.outcome === "problems" && Array.isArray(given.problems) && given.problems.every(isProblem))
    return { type: "refused", complaint, problems: given.problems };
  if (given.outcome === "rejected") return { type: "rejected", complaint };
  if (given.outcome === "session") return { type: "sessionEnded", complaint };
  throw new TypeError(
    "<complaint-form>: settle takes an outcome: sent with a reference, problems with a list, rejected or session",
  );
}
