// A strict host: every line is to be accepted, but for those that expect an error.
import "complaint-form/define";
import { ComplaintForm, type ComplaintFormEventMap, type HeaderSource, type HostOutcome, type Payload } from "complaint-form";
import {
  complaintSchema,
  fieldSchema,
  loadValidator,
  validateComplaint,
  validateField,
  type ComplaintVerdict,
} from "complaint-form/validator";
import "complaint-form/vue";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { GlobalComponents } from "vue";

const form: ComplaintForm = document.createElement("complaint-form");
const headers: HeaderSource = async () => ({ "X-Csrf-Token": "1" });
form.headers = headers;
form.headers = { Authorization: "Bearer 1" };
// @ts-expect-error a number is no source of headers
form.headers = 5;

const outcome: HostOutcome = { outcome: "sent", reference: "A1" };
form.addEventListener("complaint-submit", (event) => {
  const payload: Payload = event.detail.payload;
  const scheme: "bsn" | "rrn" | undefined = payload.case?.nationalId?.scheme;
  event.preventDefault();
  form.settle(payload.id, outcome);
  console.log(scheme);
  // @ts-expect-error there is no such member
  console.log(payload.phone);
});
document.body.addEventListener("complaint-sent", ({ detail: { reference } }) => console.log(reference.toUpperCase()));
const refused = (event: ComplaintFormEventMap["complaint-refused"]): number => event.detail.problems.length;
form.addEventListener("complaint-refused", refused);
const ended: Promise<void> = form.flush();
form.reset();

await ended;
await loadValidator();
const verdict: ComplaintVerdict = validateComplaint("{}", { profile: "nl" });
if (!verdict.ok) console.log(verdict.problems[0]?.pointer);
const field = validateField("phone", "06 12345678");
console.log(field.ok ? field.value : field.code);
// @ts-expect-error there is no such field
validateField("shoe_size", "43");

form.customer = { name: "Anna", email: "anna@voorbeeld.nl" };
form.theme = "dark";
form.caseNumber = null;
const theme: "auto" | "light" | "dark" | "contrast" = form.theme;
const state: "loading" | "first" | "waiting" | "ready" | "failed" | "stopped" = form.state;
await form.ready;
console.log(theme, state);
// @ts-expect-error read only
form.state = "ready";
// @ts-expect-error a name is text
form.customer = { name: 5 };

const payloads: StandardSchemaV1<Payload> = complaintSchema<Payload>({ profile: "nl" });
const phones: StandardSchemaV1<string, string> = fieldSchema("phone", { message: ({ code }) => code });
const judged = await phones["~standard"].validate("06 12345678");
if (!judged.issues) console.log(judged.value.length);
console.log(payloads);

type Tag = InstanceType<GlobalComponents["complaint-form"]>["$props"];
const written: Tag = {
  endpoint: "/api",
  "national-id": "off",
  "onComplaint-sent": (event) => console.log(event.detail.reference),
};
console.log(written);
