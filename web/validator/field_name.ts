// Made by tools/generate.mjs.
export type FieldName = "name" | "phone" | "email" | "case_number" | "bsn" | "rrn" | "birthDate" | "date" | "statement" | "line";
