// The headless validator in Node: the same verdicts as complaint-check, synchronous, and alive after a trap.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { checkField, checkPayloads } from "../support/check.mjs";
import { payload } from "../support/payloads.mjs";
import { Random } from "../support/random.mjs";

const folder = fileURLToPath(new URL("../../build/web/package/validator/", import.meta.url));
const { addForm, loadValidator, validateComplaint, validateField } = await import(`${folder}index.js`);
const options = { profile: "nl", today: "2026-11-22" };
const flags = ["--profile", "nl", "--today", "2026-11-22"];

test("validator: before it is loaded it says what to do", () => {
  assert.throws(() => validateField("name", "Jan"), /await loadValidator\(\) first/);
});

test("validator: at most 60 KB of Wasm and script, brotli 11", async () => {
  const size = (name) =>
    brotliCompressSync(readFileSync(folder + name), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const total = size("complaint-validator.wasm") + size("index.js");
  console.log(`validator: ${total} B brotli 11`);
  assert.ok(total <= 60000);
  await loadValidator();
});

const fields = ["name", "phone", "email", "case_number", "bsn", "rrn", "date", "statement", "line"];
const pieces = [
  "06 12345678",
  "+32 470 12 34 56",
  "jan@voorbeeld.nl",
  "111222333",
  "1 oktober 2026",
  "2026-10",
  "Zoë",
  "AB-12/3",
  "日本",
  "\u0301\u0301",
  "\u202e",
  "\u0000",
  "\r\n",
  " ",
  "x".repeat(101),
  "😀",
  "é@é.nl",
  "2999-01-01",
  "0900 1234",
  "85073003328",
];

test("validator: says of 10,000 values what complaint-check says", () => {
  const random = new Random(11);
  let compared = 0;
  for (const field of fields) {
    const values = Array.from({ length: 1200 }, () =>
      Array.from({ length: 1 + random.below(3) }, () => random.pick(pieces)).join(random.pick(["", " "])),
    );
    checkField(field, values, ...flags).forEach((expected, i) => {
      assert.deepEqual({ ...validateField(field, values[i], options) }, expected, `${field} ${JSON.stringify(values[i])}`);
      ++compared;
    });
  }
  console.log(`validator: ${compared} values compared with complaint-check`);
  assert.equal(compared, fields.length * 1200);
});

test("validator: says of whole payloads what complaint-check says", () => {
  const spoiled = (spoil) => {
    const whole = payload();
    spoil(whole);
    return JSON.stringify(whole);
  };
  const texts = [
    JSON.stringify(payload()),
    spoiled((whole) => delete whole.contact),
    spoiled((whole) => (whole.contact.email = "x")),
    spoiled((whole) => (whole["a/b~c"] = 1)),
    spoiled((whole) => (whole.statement.reason = " x")),
    spoiled((whole) => (whole.profile = "xx")),
    `[${"[".repeat(100)}${"]".repeat(100)}]`,
  ];
  checkPayloads(texts, "--today", "2026-11-22").forEach((expected, i) =>
    assert.deepEqual(validateComplaint(texts[i], { today: "2026-11-22" }), expected),
  );
  assert.deepEqual(validateComplaint("{", options), { ok: false, problems: [{ pointer: "", code: "not_json" }] });
  assert.deepEqual(validateComplaint(new Uint8Array([0x22, 0xff, 0x22]), options), {
    ok: false,
    problems: [{ pointer: "", code: "bad_utf8" }],
  });
  assert.deepEqual(validateComplaint("x".repeat(1 << 24), options), {
    ok: false,
    problems: [{ pointer: "", code: "too_large" }],
  });
});

test("validator: a lone surrogate is refused, not turned into another character", () => {
  assert.deepEqual(validateField("name", "Jan \ud800"), { ok: false, code: "bad_character" });
  assert.deepEqual(validateField("statement", "\udfff😀 ".repeat(30)), { ok: false, code: "bad_character" });
  assert.equal(validateField("name", "Jan 😀").ok, true);
});

test("validator: wrong use is an error that names what is wrong", () => {
  assert.throws(() => validateField("shoe_size", "42"), /no field "shoe_size"/);
  assert.throws(() => validateField("name", 5), TypeError);
  assert.throws(() => validateField("name", "x", { profile: "xx" }), /no profile "xx"/);
  assert.throws(() => validateField("date", "x", { today: "tomorrow" }), /YYYY-MM-DD/);
  assert.throws(() => validateComplaint({}), TypeError);
});

test("validator: a today that is no day is an error at every call, in a fresh process too", () => {
  const look = `
    import { loadValidator, validateComplaint, validateField } from ${JSON.stringify(new URL("../../build/web/package/validator/index.js", import.meta.url))};
    await loadValidator();
    const array = ["2026-11-27"];
    for (const today of ["", array, array, "2026-02-31", 20261127, null])
      for (const call of [() => validateField("date", "2999-01-01", { today }), () => validateComplaint("{}", { today })])
        try { console.log(JSON.stringify(call())); } catch (error) { console.log(error.name); }`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", look], { encoding: "utf8" });
  assert.deepEqual(stdout.trim().split("\n"), Array(12).fill("RangeError"));
});

test("validator: what is judged by the day takes today from the machine", () => {
  for (const name of ["date", "birthDate"]) {
    assert.deepEqual(validateField(name, "2999-01-01"), { ok: false, code: "in_future" });
    assert.equal(validateField(name, "2026-11-01", { today: "2026-11-01" }).ok, true);
  }
});

test("validator: after a trap it throws a clear error, and works again", () => {
  // More text than the module's memory can ever hold.
  assert.throws(() => validateField("x".repeat(60 * 1024 * 1024), "x"), /reloaded/);
  assert.deepEqual(validateField("bsn", "111222333"), { ok: true, value: "111222333" });
});

test("validator: an unknown field, form or profile is a TypeError, in a fresh process too", () => {
  const look = `
    import { addForm, loadValidator, validateComplaint, validateField } from ${JSON.stringify(new URL("../../build/web/package/validator/index.js", import.meta.url))};
    await loadValidator();
    const calls = [
      () => validateField(undefined, "x"),
      () => validateField("none", "x"),
      () => validateField("name", "x", { profile: "de" }),
      () => validateField("name", "x", { profile: null }),
      () => validateComplaint("{}", { form: "none" }),
      () => validateComplaint("{}", { form: 7 }),
      () => validateComplaint("{}", { profile: "de" }),
      () => validateField("name", "x", "be"),
      () => validateComplaint("{}", null),
      () => addForm(5),
      () => addForm({}),
      () => addForm({ definition: "noise" }),
    ];
    for (const call of calls) try { console.log(JSON.stringify(call())); } catch (error) { console.log(error.name); }`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", look], { encoding: "utf8" });
  assert.deepEqual(stdout.trim().split("\n"), Array(12).fill("TypeError"));
});

test("validator: a text beyond the payload's limit is too long, whatever field it is typed into", () => {
  for (const name of ["name", "phone", "date", "statement"])
    assert.deepEqual(validateField(name, "1".repeat(65537)), { ok: false, code: "too_long" });
});

test("validator: a form of the host's own is taken by a call, and what is wrong with one is told", () => {
  const json = (name) => JSON.parse(readFileSync(new URL(`../support/noise/${name}`, import.meta.url), "utf8"));
  const [definition, profileData] = [json("forms/noise.json"), json("profiles/dorp.json")];
  const { consent: _, kind: __, contact: ___, case: ____, statement: _____, incident: ______, ...rest } = payload();
  const noise = { ...rest, form: "noise", profile: "dorp", noise: { kind: "music", where: "Dorpsstraat 1", when: "2026-10-01" } };
  const judged = (whole) => validateComplaint(JSON.stringify(whole), { today: "2026-11-22" });
  assert.equal(judged(noise).ok, false);
  addForm({ definition, profileData });
  assert.deepEqual(judged(noise), { ok: true });
  assert.deepEqual(judged({ ...noise, noise: { ...noise.noise, kind: "silence" } }).problems, [
    { pointer: "/noise/kind", code: "unknown_choice" },
  ]);
  assert.deepEqual(judged(payload()), { ok: true });
  assert.throws(() => addForm({ definition: { ...definition, agreement: "maybe" } }), {
    name: "TypeError",
    message: /\/agreement is none of/,
  });
});
