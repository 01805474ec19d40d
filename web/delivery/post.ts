// One attempt: the complaint goes to the endpoint as DESIGN part 8 says, and the answer comes back as plain data.

import { parseJson } from "../glue/wire.js";
import type { Entry } from "./outbox.js";
import { outcomeOf, type Outcome } from "./outcome.js";

export type HeaderSource = HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;

export interface Destination {
  readonly endpoint: string;
  readonly credentials: RequestCredentials;
  readonly headers: HeaderSource;
}

const attemptLimit = 30_000; // ms

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));

// RFC 9530. Nothing where the browser gives no digests: on plain http.
async function contentDigest(body: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  return `sha-256=:${base64(await crypto.subtle.digest("SHA-256", body))}:`;
}

async function headersFor(entry: Entry, body: Uint8Array<ArrayBuffer>, source: HeaderSource): Promise<Headers> {
  const headers = new Headers(typeof source === "function" ? await source() : source);
  headers.set("Content-Type", "application/json");
  headers.set("Accept", "application/json, application/problem+json");
  headers.set("Idempotency-Key", `"${entry.id}"`);
  const digest = await contentDigest(body);
  if (digest) headers.set("Content-Digest", digest);
  return headers;
}

async function attempt(entry: Entry, to: Destination): Promise<Outcome> {
  const body = new TextEncoder().encode(entry.payload);
  const response = await fetch(to.endpoint, {
    method: "POST",
    body,
    headers: await headersFor(entry, body, to.headers),
    credentials: to.credentials,
    cache: "no-store",
    redirect: "manual", // a redirect of a POST leads to a log-in page
    referrerPolicy: "same-origin",
    signal: AbortSignal.timeout(attemptLimit),
  });
  const answer = {
    status: response.status,
    retryAfter: response.headers.get("Retry-After"),
    body: parseJson(await response.text()),
  };
  return outcomeOf(answer, Date.now());
}

// No answer, a broken one or headers that the host could not give: try again later.
export const post = (entry: Entry, to: Destination): Promise<Outcome> =>
  attempt(entry, to).catch((): Outcome => ({ kind: "again" }));
