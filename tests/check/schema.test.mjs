// The JSON Schema against complaint-check: whatever the schema refuses, the check refuses; where only the check refuses, it
// is for a value (a checksum, the calendar, a choice of the profile, a form that is not canonical), never for the structure.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { checkPayloads } from "../support/check.mjs";
import { payload } from "../support/payloads.mjs";
import { Random } from "../support/random.mjs";

const kToday = "2026-11-22";
const kCount = 12_000;
const kStructure = new Set([
  "missing",
  "unknown_member",
  "wrong_type",
  "too_long",
  "not_accepted",
  "too_deep",
  "not_json",
  "bad_utf8",
]);
const kChoicesOfProfile = new Set(["/profile", "/locale", "/case/nationalId/scheme", "/consent/language"]);

const schema = JSON.parse(readFileSync(new URL("../../assets/schema/complaint-v2.schema.json", import.meta.url), "utf8"));
const accepts = new Ajv({ strict: true }).compile(schema);

const kTexts = [
  "",
  " ",
  "x",
  "An",
  "12",
  " An",
  "a\nb",
  "a\r\nb",
  "\u0000",
  "\u202e",
  "\u{1f600}".repeat(50),
  "é".repeat(100),
  "é".repeat(101),
  "\u{1f600}".repeat(100),
  "a".repeat(4000),
  "a".repeat(4001),
  "\u{1f600}".repeat(4000),
  "1".repeat(20),
  "1".repeat(21),
  "AB-1/2.3",
  "ab12",
  "111222333",
  "111222334",
  "85073003328",
  "12345672",
  "000000000",
  "+31612345678",
  "+31201234567",
  "06-12345678",
  "+4915112345678",
  "+310",
  "+",
  "an@example.nl",
  "An@EXAMPLE.nl",
  "an@example",
  `${"a".repeat(65)}@b.nl`,
  `a@${"b".repeat(64)}.nl`,
  "é@example.nl",
  "a..b@example.nl",
  "a@b.123",
  "a@-b.nl",
  "2026-10-01",
  "2026-10",
  "2026-02-29",
  "2026-11-23",
  "1969-12-31",
  "2026-13-01",
  "1-10-2026",
  "2026-11-22T12:00:00Z",
  "2026-11-22T12:00:60.123456789Z",
  "2026-02-30T12:00:00Z",
  "2026-11-22T24:00:00Z",
  "2026-11-22",
  "complaint",
  "objection",
  "letter",
  "phone",
  "email",
  "other",
  "fax",
  "bsn",
  "rrn",
  "none",
  "nl",
  "be",
  "de",
  "en",
  "fr",
  "NL",
  "5f0c1d2e-1111-4222-8333-444455556666",
  "5F0C1D2E-1111-4222-8333-444455556666",
  "5f0c1d2e",
  "nl-1",
  "n".repeat(21),
  "n l",
  "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
  "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=:",
  "sha-256=::",
];
const kOthers = [null, true, false, 0, 1, 2, -1, 1.5, 1e30, [], {}, ["x"], { x: 1 }, [[[[[[]]]]]]];

// Of the right structure, and wrong (most of them) for reasons that no schema knows.
const kWrongValues = {
  "/profile": ["de", "NL", "be"],
  "/locale": ["fr", "NL", "nl-NL", "en"],
  "/createdAt": ["2026-02-30T12:00:00Z", "2026-04-31T00:00:00Z", "2024-02-29T23:59:60Z"],
  "/contact/name": [
    "12",
    " An",
    "An ",
    "a  b",
    "a\tb",
    "a\nb",
    "\u0000",
    "\u202ean",
    "\ufeffan",
    "...",
    `a${"\u0301".repeat(9)}`,
  ],
  "/contact/phone": ["+316", "+310612345678", "+999123456789", "+3112345678901234", "+31900123456", "+319001234", "+31800123456"],
  "/contact/email": [".a@b.nl", "a.@b.nl", "a..b@c.nl", "a@b.123", "a@-b.nl", "a@b-.nl", '"a"@b.nl', "a(b)@c.nl", "a@b.nl-"],
  "/statement/reason": [" x", "x\n", "a\r\nb", "\u0007", "a\u2066b", "\ufffe"],
  "/incident/date": ["2026-02-29", "2026-04-31", "2026-11-23", "2026-12", "1969-12-31", "1969-12", "9999-12-31"],
  "/consent/acceptedAt": ["2026-02-29T00:00:00Z", "0000-06-31T00:00:00.5Z"],
  "/case/nationalId": [
    { scheme: "bsn", value: "111222334" },
    { scheme: "bsn", value: "000000000" },
    { scheme: "bsn", value: "85073003328" },
    { scheme: "rrn", value: "85073003328" },
    { scheme: "rrn", value: "111222333" },
  ],
};

function putWrongValue(whole, random) {
  const [pointer, values] = random.pick(Object.entries(kWrongValues));
  const [, outer, inner] = pointer.split("/");
  if (inner === undefined) whole[outer] = random.pick(values);
  else whole[outer] = { ...whole[outer], [inner]: random.pick(values) };
}

// Every place in a value: [object, key].
function placesIn(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [];
  return Object.keys(value).flatMap((key) => [[value, key], ...placesIn(value[key])]);
}

const objectsIn = (value) => [
  value,
  ...placesIn(value)
    .map(([at, key]) => at[key])
    .filter((each) => placesIn(each).length > 0),
];

const spoilers = [
  putWrongValue,
  putWrongValue,
  (whole, random) => {
    const [at, key] = random.pick(placesIn(whole));
    delete at[key];
  },
  (whole, random) => {
    const [at, key] = random.pick(placesIn(whole));
    at[key] = structuredClone(random.pick(random.chance(0.7) ? kTexts : kOthers));
  },
  (whole, random) => {
    const at = random.pick(objectsIn(whole));
    at[random.pick(["extra", "", "Name", "a/b", "toString", "error", "case", "channelDescription", "scheme"])] =
      random.pick(kTexts);
  },
  (whole, random) => {
    whole.incident = { date: "2026-10-01", channel: random.pick(["letter", "other", "phone", "email"]) };
    if (random.chance(0.5)) whole.incident.channelDescription = random.pick(kTexts);
  },
  (whole, random) => {
    whole.kind = random.pick(["complaint", "objection"]);
    whole.statement = random.chance(0.5) ? { reason: random.pick(kTexts) } : { reason: "x", error: random.pick(kTexts) };
  },
  (whole, random) => {
    whole.case = random.pick([
      {},
      { caseNumber: random.pick(kTexts) },
      { nationalId: { scheme: "bsn", value: random.pick(kTexts) } },
    ]);
  },
];

function generated(index, random) {
  const whole = payload(index);
  if (random.chance(0.2)) delete whole.case;
  for (let wrongs = random.pick([0, 1, 1, 1, 2, 4]); wrongs > 0; wrongs -= 1) {
    if (placesIn(whole).length > 0) random.pick(spoilers)(whole, random);
  }
  return whole;
}

const isOfValue = ({ pointer, code }) => !kStructure.has(code) && (code !== "unknown_choice" || kChoicesOfProfile.has(pointer));

test(`schema: complaint-check and Ajv agree on the structure of ${kCount.toLocaleString("en-US")} payloads`, () => {
  const random = new Random(20261122);
  const payloads = Array.from({ length: kCount }, (_, index) => generated(index, random));
  const answers = checkPayloads(payloads, "--today", kToday);
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
      assert.ok(answer.problems.every(isOfValue), `the schema takes a wrong structure: ${story()}`);
      tally.value_refused += 1;
    }
  });
  console.log(`schema: ${JSON.stringify(tally)}`);
  for (const [outcome, count] of Object.entries(tally)) assert.ok(count > kCount / 20, `only ${count} ${outcome}`);
});

test("schema: a payload over 64 KiB is right by the schema and too large for the check", () => {
  const whole = payload(0);
  whole.kind = "complaint";
  whole.statement = { reason: "\u{1f600}".repeat(4000), error: "\u{1f600}".repeat(4000) };
  const text = JSON.stringify(whole).replaceAll("\u{1f600}", "\\ud83d\\ude00");
  assert.ok(accepts(JSON.parse(text)));
  const [escaped, plain] = checkPayloads([text, whole], "--today", kToday);
  assert.deepEqual(escaped, { ok: false, problems: [{ pointer: "", code: "too_large" }] });
  assert.deepEqual(plain, { ok: true });
});
