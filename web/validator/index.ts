// The package's entry "complaint-form/validator".

export { addForm, loadValidator, validateComplaint, validateField } from "./validate.js";
export type { ComplaintVerdict, FieldName, FieldVerdict, PayloadProblem, ValidatorOptions } from "./validate.js";
export { complaintSchema, fieldSchema } from "./standard.js";
export type { SchemaOptions, StandardIssue, StandardResult, StandardSchema } from "./standard.js";
