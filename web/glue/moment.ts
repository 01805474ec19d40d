// Clock and chance for the form, which has neither.

import type { Moment } from "./wire.js";

const two = (value: number): string => String(value).padStart(2, "0");

// RFC 3339, UTC, whole seconds.
export const timestamp = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

// RFC 3339 with the offset of where the person is: "2026-11-22T13:05:00+01:00".
export function localTimestamp(date: Date): string {
  const east = -date.getTimezoneOffset(); // minutes
  const local = new Date(date.getTime() + east * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(east);
  return `${local}${east < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

export const localDay = (date: Date): string =>
  `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

// crypto.randomUUID is missing on plain http; the random numbers are not.
export function uuid(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40; // RFC 9562: version 4
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80; // and its variant
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export const momentAt = (date: Date): Moment => ({ now: timestamp(date), today: localDay(date), id: uuid() });
