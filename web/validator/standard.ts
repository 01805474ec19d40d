// The validator as a Standard Schema (standardschema.dev, version 1), which form and API libraries take as it is.

import {
  isLoaded,
  loadValidator,
  validateComplaint,
  validateField,
  type FieldName,
  type PayloadProblem,
  type ValidatorOptions,
} from "./validate.js";

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly PropertyKey[];
}

export type StandardResult<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

export interface StandardSchema<Input, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "complaint-form";
    /** At once when the validator is loaded, else a promise. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output };
  };
}

export interface SchemaOptions extends ValidatorOptions {
  /** What a problem's `message` says; its code by default. */
  readonly message?: (problem: PayloadProblem) => string;
}

function schemaOf<Input, Output>(judge: (value: unknown) => StandardResult<Output>): StandardSchema<Input, Output> {
  const load = async (value: unknown): Promise<StandardResult<Output>> => {
    await loadValidator();
    return judge(value);
  };
  const validate = (value: unknown): StandardResult<Output> | Promise<StandardResult<Output>> =>
    isLoaded() ? judge(value) : load(value);
  return { "~standard": { version: 1, vendor: "complaint-form", validate } };
}

/** A whole payload, as an object. A problem's path leads to what it is about. */
export function complaintSchema<Payload extends object = object>(options: SchemaOptions = {}): StandardSchema<Payload> {
  const { message = codeOf } = options;
  return schemaOf((value) => {
    const verdict = validateComplaint(JSON.stringify(value) ?? "", options);
    if (verdict.ok) return { value: value as Payload };
    return { issues: verdict.problems.map((problem) => ({ message: message(problem), path: pathOf(problem.pointer, value) })) };
  });
}

/** One field, as it was typed; the value comes out in its canonical form. */
export function fieldSchema(name: FieldName, options: SchemaOptions = {}): StandardSchema<string> {
  const { message = codeOf } = options;
  return schemaOf((value) => {
    const verdict = validateField(name, typeof value === "string" ? value : "", options);
    return verdict.ok ? { value: verdict.value } : { issues: [{ message: message({ pointer: "", code: verdict.code }) }] };
  });
}

const codeOf = ({ code }: PayloadProblem): string => code;

// RFC 6901; the place in a list is a number.
function pathOf(pointer: string, value: unknown): readonly PropertyKey[] {
  let at = value;
  return pointer
    .split("/")
    .slice(1)
    .map((step) => {
      const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
      const key = Array.isArray(at) ? Number(name) : name;
      at = typeof at === "object" && at !== null ? (at as Readonly<Record<PropertyKey, unknown>>)[key] : undefined;
      return key;
    });
}
