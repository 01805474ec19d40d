// The generated JSON Schemas against complaint-check, with Ajv as judge: whatever the schema refuses, the check refuses; where only the
// check refuses, it is for a value (a checksum, the calendar, a form that is not canonical), never for the structure.
import assert from "node:assert/strict";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { forms, schemaOf } from "../../tools/generate.mjs";
import { checkPayloads } from "../support/check.mjs";
import { payload } from "../support/payloads.mjs";
import { Random } from "../support/random.mjs";
import { compare } from "../support/schema_agreement.mjs";
import { generatedPayloads } from "../support/schema_payloads.mjs";

const today = "2026-11-22";
const count = 20_000;
for (const form of forms)
  for (const profile of ["nl", "be"])
    test(`schema: complaint-check and Ajv agree on ${count.toLocaleString("en-US")} payloads of ${form}, ${profile}`, () => {
      const options = ["--form", form, "--profile", profile];
      const schema = schemaOf(form, "--profile", profile);
      const payloads = generatedPayloads(schema, count, new Random(20261122));
      const tally = compare(schema, payloads, checkPayloads(payloads, ...options, "--today", today));
      console.log(`schema: ${form}, ${profile}: ${JSON.stringify(tally)}`);
      for (const [outcome, number] of Object.entries(tally)) assert.ok(number > count / 20, `only ${number} ${outcome}`);
    });

test("schema: of all profiles it takes what that of one takes", () => {
  for (const form of forms) {
    const accepts = new Ajv({ strict: false }).compile(schemaOf(form));
    for (const profile of ["nl", "be"]) {
      const schema = schemaOf(form, "--profile", profile);
      const takes = new Ajv({ strict: false }).compile(schema);
      const payloads = generatedPayloads(schema, 2_000, new Random(7)).filter((whole) => takes(whole));
      assert.ok(payloads.length > 400, `only ${payloads.length}`);
      for (const whole of payloads) assert.ok(accepts(whole), JSON.stringify(accepts.errors));
    }
  }
});

test("schema: a payload over 64 KiB is right by the schema and too large for the check", () => {
  const whole = payload(0);
  whole.kind = "complaint";
  whole.statement = { reason: "\u{1f600}".repeat(4000), error: "\u{1f600}".repeat(4000) };
  const text = JSON.stringify(whole).replaceAll("\u{1f600}", "\\ud83d\\ude00");
  assert.ok(new Ajv({ strict: false }).compile(schemaOf("complaint"))(JSON.parse(text)));
  const [escaped, plain] = checkPayloads([text, whole], "--today", today);
  assert.deepEqual(escaped, { ok: false, problems: [{ pointer: "", code: "too_large" }] });
  assert.deepEqual(plain, { ok: true });
});
