// The validator as a Standard Schema in the libraries of others: TanStack Form and react-hook-form's resolver take it as it is.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { payload } from "../support/payloads.mjs";
import { installTools, packageFolder, tool } from "./support/consumer.mjs";

let validator;
before(async () => {
  await installTools();
  validator = await import(pathToFileURL(join(packageFolder, "validator/index.js")).href);
});

test("before the module is loaded the answer is a promise, from then on it comes at once", async () => {
  const schema = validator.fieldSchema("phone");
  const pending = schema["~standard"].validate("06 12345678");
  assert.ok(pending instanceof Promise);
  assert.deepEqual(await pending, { value: "+31612345678" });
  assert.deepEqual(schema["~standard"].validate("06 12345678"), { value: "+31612345678" });
  assert.deepEqual(schema["~standard"].validate("06"), { issues: [{ message: "bad_shape" }] });
  assert.deepEqual(schema["~standard"].validate(undefined).issues.length, 1);
  const worded = validator.fieldSchema("email", { message: ({ code }) => `e-mail: ${code}` });
  assert.deepEqual(worded["~standard"].validate("x"), { issues: [{ message: "e-mail: bad_shape" }] });
  assert.deepEqual([schema["~standard"].version, schema["~standard"].vendor], [1, "complaint-form"]);
});

test("a payload's problems lead to what they are about", async () => {
  await validator.loadValidator();
  const schema = validator.complaintSchema({ profile: "nl", form: "complaint" });
  const { issues } = schema["~standard"].validate(payload(0, { contact: { name: "Jan de Vries", phone: "06" } }));
  const about = issues.find(({ path }) => path.join("/") === "contact/phone");
  assert.ok(about, JSON.stringify(issues));
  assert.deepEqual(schema["~standard"].validate(payload(0)).issues, undefined);
  for (const value of [undefined, null, 5, "{}", [], () => 1]) assert.ok(schema["~standard"].validate(value).issues.length > 0);
});

test("TanStack Form judges a field by it", async () => {
  await validator.loadValidator();
  const { FieldApi, FormApi } = await tool("@tanstack/form-core");
  const form = new FormApi({ defaultValues: { phone: "" } });
  form.mount();
  const field = new FieldApi({ form, name: "phone", validators: { onChange: validator.fieldSchema("phone") } });
  field.mount();
  field.handleChange("06");
  assert.deepEqual(
    field.state.meta.errors.map(({ message }) => message),
    ["bad_shape"],
  );
  field.handleChange("06 12345678");
  assert.deepEqual(field.state.meta.errors, []);
});

test("react-hook-form's resolver puts the problems where the fields are", async () => {
  const { standardSchemaResolver } = await tool("@hookform/resolvers/standard-schema");
  const resolve = standardSchemaResolver(validator.complaintSchema({ profile: "nl", form: "complaint" }));
  const { errors, values } = await resolve(payload(0, { contact: { name: "Jan de Vries", phone: "06" } }), undefined, {
    fields: {},
    names: [],
  });
  assert.equal(typeof errors.contact.phone.message, "string");
  assert.deepEqual(values, {});
});
