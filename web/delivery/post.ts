// One attempt: the complaint goes to its endpoint as DESIGN part 8 says, and the answer comes back as plain data.

import { digestField } from "../glue/digest.js";
import { parseJson } from "../glue/wire.js";
import type { Entry } from "./entry.js";
import { outcomeOf, type Outcome } from "./outcome.js";

export type HeaderSource = HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;

export interface Destination {
  readonly endpoint: string;
  readonly headers: HeaderSource;
}

// Whether the account whose complaint it is is still the one logged in: asked at the last moment, for cookies go with the request.
export interface Errand extends Destination {
  isStillFor(): boolean;
}

// What an attempt needs of the browser.
export interface Net {
  fetch(address: string, init: RequestInit): Promise<Pick<Response, "status" | "headers" | "text">>;
  digest(body: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer | undefined>; // SHA-256; nothing on plain http
  now(): number; // ms since the epoch
  after(ms: number, then: () => void): () => void; // calls once; gives the way to call it off
}

export const attemptLimit = 30_000; // ms

async function headersFor(entry: Entry, body: Uint8Array<ArrayBuffer>, source: HeaderSource, net: Net): Promise<Headers> {
  const headers = new Headers(typeof source === "function" ? await source() : source);
  headers.set("Content-Type", "application/json");
  headers.set("Accept", "application/json, application/problem+json");
  headers.set("Idempotency-Key", `"${entry.id}"`);
  const digest = await net.digest(body);
  if (digest) headers.set("Content-Digest", digestField(digest)); // RFC 9530
  return headers;
}

async function attempt(entry: Entry, host: Errand, net: Net, signal: AbortSignal): Promise<Outcome> {
  const body = new TextEncoder().encode(entry.payload);
  const source = entry.endpoint === host.endpoint ? host.headers : undefined; // they are meant for the host's own endpoint
  const headers = await headersFor(entry, body, source, net);
  if (!host.isStillFor()) return { kind: "again" };
  const response = await net.fetch(entry.endpoint, {
    method: "POST",
    body,
    headers,
    credentials: entry.credentials,
    cache: "no-store",
    redirect: "manual", // where it leads to, and whether it would stay a POST, cannot be known
    referrerPolicy: "same-origin",
    signal,
  });
  const answer = {
    status: response.status,
    retryAfter: response.headers.get("Retry-After"),
    body: parseJson(await response.text()),
  };
  return outcomeOf(answer, net.now());
}

// No answer in time, a broken one, or headers that the host could not give: try again later.
export async function post(entry: Entry, host: Errand, net: Net): Promise<Outcome> {
  const limit = new AbortController();
  let callOff = (): void => undefined;
  const late = new Promise<Outcome>((resolve) => {
    callOff = net.after(attemptLimit, () => {
      limit.abort();
      resolve({ kind: "again" });
    });
  });
  try {
    return await Promise.race([attempt(entry, host, net, limit.signal).catch((): Outcome => ({ kind: "again" })), late]);
  } finally {
    callOff();
  }
}
