// Clock and chance for the form, which has neither.

import { hexOf } from "./digest.js";
import type { Moment } from "./wire.js";

// RFC 3339, UTC, whole seconds.
export const timestamp = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

// The same with what clocks show where the person is, in the place of UTC.
const localClock = (date: Date): string => timestamp(new Date(date.getTime() - date.getTimezoneOffset() * 60_000));

// RFC 3339 with the offset of where the person is: "2026-11-22T13:05:00+01:00".
export function localTimestamp(date: Date): string {
  const east = -date.getTimezoneOffset(); // minutes
  const offset = new Date(Math.abs(east) * 60_000).toISOString().slice(11, 16);
  return localClock(date).replace("Z", (east < 0 ? "-" : "+") + offset);
}

export const localDay = (date: Date): string => localClock(date).slice(0, 10);

// crypto.randomUUID is missing on plain http; the random numbers are not.
export function uuid(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40; // RFC 9562: version 4
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80; // and its variant
  return hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export const momentAt = (date: Date): Moment => ({ now: timestamp(date), today: localDay(date), id: uuid() });
