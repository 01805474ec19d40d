// What the host knows of whom it shows the form to. It fills what is empty, never what a person typed.

const members = ["name", "phone", "email"] as const;

export type Customer = { readonly [Member in (typeof members)[number]]?: string };

// For the form: empty where the host knows nothing.
export type Prefill = Customer & { readonly caseNumber: string };

// Takes what is text; anything else is told and passed over.
export function customerFrom(value: unknown, complain: (message: string) => void): Customer {
  if (value === null || value === undefined) return {};
  if (typeof value !== "object") complain("is no object");
  const given = Object(value) as Readonly<Record<string, unknown>>;
  const known = members.filter((member) => given[member] !== undefined && given[member] !== null);
  for (const member of known) if (typeof given[member] !== "string") complain(`.${member} is no text`);
  return Object.fromEntries(known.flatMap((member) => (typeof given[member] === "string" ? [[member, given[member]]] : [])));
}
