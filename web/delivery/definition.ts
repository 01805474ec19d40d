// What a delivery knows of the form whose answers it keeps.

import { parseJson, type Answers } from "../glue/wire.js";

export interface Definition {
  readonly name: string; // "complaint"
  answersIn(payload: string): Answers; // as drafts have them, and what no draft holds
}

// The name of the form that a payload is of.
export function formIn(payload: string): string {
  const { form } = (parseJson(payload) ?? {}) as { form?: unknown };
  return typeof form === "string" ? form : "";
}

// E-mail addresses of a payload, whatever they are asked for.
export function emailsIn(payload: string): readonly string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value === "string" && /^[^\s@]+@[^\s@]+$/.test(value)) found.push(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
  };
  look(parseJson(payload));
  return found;
}
