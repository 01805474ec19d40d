// Ajv with a generated JSON Schema against the answers of complaint-check.
import assert from "node:assert/strict";
import Ajv from "ajv/dist/2020.js";

const structure = [
  "missing",
  "unknown_member",
  "unknown_choice",
  "wrong_type",
  "too_long",
  "not_accepted",
  "too_deep",
  "not_json",
];

// Whatever the schema refuses, the check refuses; what only the check refuses is a value, never the structure. How many of each.
export function compare(schema, payloads, answers) {
  const accepts = new Ajv({ strict: true, strictTypes: false }).compile(schema);
  const tally = { both_take: 0, both_refuse: 0, value_refused: 0 };
  payloads.forEach((whole, at) => {
    const answer = answers[at];
    const story = () => `${JSON.stringify(answer)} for ${JSON.stringify(whole).slice(0, 2000)}`;
    if (!accepts(whole)) {
      assert.equal(answer.ok, false, `only the schema refuses: ${JSON.stringify(accepts.errors)} ${story()}`);
      tally.both_refuse += 1;
    } else if (answer.ok) {
      tally.both_take += 1;
    } else {
      assert.ok(
        answer.problems.every(({ code }) => !structure.includes(code)),
        `the schema takes a wrong structure: ${story()}`,
      );
      tally.value_refused += 1;
    }
  });
  return tally;
}
