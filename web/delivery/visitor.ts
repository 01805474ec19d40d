// Who is at the form, and what of the device may be sent, shown or counted for them. Pure.

import { emailsIn } from "./definition.js";
import type { Entry } from "./entry.js";

export interface Visitor {
  readonly account: string; // empty: the host does not say who it is
  readonly own: ReadonlySet<string>; // complaints that were sent here
  readonly emails: ReadonlySet<string>; // given here, as `comparable` has them
}

export const comparable = (email: string): string => email.trim().toLowerCase();

// Entries are those of the visitor's account already. Without one, a complaint that the receiver held back may be that of whoever
// used this device before: it is for the one who knows the e-mail address in it.
export function isFor(entry: Entry, { account, own, emails }: Visitor): boolean {
  const isHeldBack = entry.held !== "" && entry.held !== "sent";
  if (account !== "" || !isHeldBack || own.has(entry.id)) return true;
  return emailsIn(entry.payload).some((email) => emails.has(comparable(email)));
}
