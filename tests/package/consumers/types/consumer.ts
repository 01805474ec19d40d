// A strict host: every line is to be accepted, but for those that expect an error.
import "complaint-form/define";
import { ComplaintForm, type ComplaintFormEventMap, type HeaderSource, type HostOutcome, type Payload } from "complaint-form";
import { loadValidator, validateComplaint, validateField, type ComplaintVerdict } from "complaint-form/validator";

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
