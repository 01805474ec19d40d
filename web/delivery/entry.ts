// A complaint on its way, as the outbox keeps it.

import { parseJson, type PayloadProblem } from "../glue/wire.js";

// Why an entry waits for the person and not for the connection; "sent": only to show the reference at the next visit.
export type Hold = "" | "session" | "refused" | "rejected" | "expired" | "sent";

export interface Entry {
  readonly id: string; // the complaint's, also its idempotency key
  readonly payload: string; // exactly these bytes
  readonly endpoint: string; // it goes where the person sent it, whatever page sends it
  readonly credentials: RequestCredentials; // the same
  readonly bare: boolean; // the host adds no headers: the service worker may send it
  readonly since: string; // RFC 3339 with the person's own offset: "send" was pressed
  readonly createdAt: number; // ms since the epoch, as are the others
  readonly triedAt: number; // end of the last attempt; 0: none
  readonly failures: number;
  readonly nextAttempt: number; // by our own backoff
  readonly notBefore: number; // by the receiver's Retry-After; 0: none
  readonly held: Hold;
  readonly problems: readonly PayloadProblem[]; // of "refused"
  readonly reference: string; // once sent
  readonly receivedAt: string;
  readonly owner: string; // the form that has the answers, and which of its fillings-in
}

// A form's first filling-in has the form's id as its name, the next ones have a number behind it.
export const fillingOf = (form: string, turn: number): string => (turn === 0 ? form : `${form}/${turn}`);
export const formOf = (owner: string): string => owner.split("/")[0]!;

export type NewEntry = Pick<Entry, "id" | "payload" | "endpoint" | "credentials" | "bare" | "since">;

export const freshEntry = (given: NewEntry, owner: string, now: number): Entry => ({
  ...given,
  createdAt: now,
  triedAt: 0,
  failures: 0,
  nextAttempt: 0,
  notBefore: 0,
  held: "",
  problems: [],
  reference: "",
  receivedAt: "",
  owner,
});

const model = freshEntry({ id: "", payload: "", endpoint: "", credentials: "same-origin", bare: false, since: "" }, "", 0);
const holds: readonly string[] = ["", "session", "refused", "rejected", "expired", "sent"] satisfies Hold[];

// Undefined: not an entry.
export function readEntry(text: string): Entry | undefined {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null) return undefined;
  const bag = value as Readonly<Record<string, unknown>>;
  const fits = Object.entries(model).every(([name, like]) => typeof bag[name] === typeof like);
  return fits && holds.includes(bag["held"] as string) ? (bag as unknown as Entry) : undefined;
}

// Receivers keep ids for 30 days (docs/embedding.md): what is older could be stored twice, so it is not sent by itself any more.
const sentFor = 30 * 24 * 3_600_000; // ms

export const isExpired = (entry: Entry, now: number): boolean => now - entry.createdAt > sentFor;

// The earliest moment of the next attempt. `hurried`: when the connection last came back or the person last looked, which
// does away with our own backoff, not with the receiver's wish.
export function dueTime(entry: Entry, hurried: number, now: number): number {
  if (now < entry.triedAt) return now; // the clock was put back: its old times say nothing
  return hurried > entry.triedAt ? entry.notBefore : Math.max(entry.notBefore, entry.nextAttempt);
}
