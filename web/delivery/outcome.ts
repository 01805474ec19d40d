// What an HTTP answer to a complaint means (DESIGN part 8). Pure.

import type { PayloadProblem } from "../glue/wire.js";

export type Outcome =
  | { readonly kind: "sent"; readonly reference: string; readonly receivedAt: string }
  | { readonly kind: "refused"; readonly problems: readonly PayloadProblem[] }
  | { readonly kind: "rejected"; readonly status: number }
  | { readonly kind: "sessionEnded" }
  | { readonly kind: "again"; readonly notBefore?: number }; // ms since the epoch, from Retry-After

export interface HttpAnswer {
  readonly status: number; // 0: a redirect that was not followed
  readonly retryAfter: string | null;
  readonly body: unknown; // parsed JSON; undefined: there is none, or it is broken
}

const passing: readonly number[] = [408, 409, 425, 429];

const isBag = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

const textIn = (body: unknown, name: string): string => {
  const value = isBag(body) ? body[name] : undefined;
  return typeof value === "string" ? value : "";
};

// Seconds, or an HTTP date (RFC 9110, 10.2.3); nothing when it is neither.
export function retryTime(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return now + Number(text) * 1000;
  const date = /^[A-Z][a-z]+,? .*\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : date;
}

function problemsIn(body: unknown): PayloadProblem[] {
  const list = isBag(body) ? body["problems"] : undefined;
  if (!Array.isArray(list)) return [];
  const problems = list.map((entry: unknown) => ({ pointer: textIn(entry, "pointer"), code: textIn(entry, "code") }));
  return problems.filter((problem) => problem.code !== "");
}

function again(answer: HttpAnswer, now: number): Outcome {
  const notBefore = retryTime(answer.retryAfter, now);
  return notBefore === undefined ? { kind: "again" } : { kind: "again", notBefore };
}

// A 2xx without a reference is a broken answer: the same id may be sent again, and the receiver gives its first answer.
export function outcomeOf(answer: HttpAnswer, now: number): Outcome {
  const { status, body } = answer;
  if (status === 200 || status === 201) {
    const reference = textIn(body, "reference");
    return reference ? { kind: "sent", reference, receivedAt: textIn(body, "receivedAt") } : again(answer, now);
  }
  if (status === 401 || status === 403) return { kind: "sessionEnded" };
  const problems = status === 422 ? problemsIn(body) : [];
  if (problems.length > 0) return { kind: "refused", problems };
  if (status >= 400 && status < 500 && !passing.includes(status)) return { kind: "rejected", status };
  return again(answer, now);
}
