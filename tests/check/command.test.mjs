// complaint-check as others use it: lines in, lines out, exit codes.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { answersTo, program } from "../support/check.mjs";
import { payload as rightPayload } from "../support/payloads.mjs";

const kToday = "2026-11-22";
const payload = (input, ...more) => answersTo(input, "payload", "--today", kToday, ...more);
const field = (name, typed, ...more) => {
  const input = typed.map((text) => JSON.stringify(text)).join("\n");
  return answersTo(input, "field", name, "--today", kToday, ...more).lines;
};
const line = (object) => `${JSON.stringify(object)}\n`;

test("complaint-check: a right payload is answered ok, and the exit code is 0", () => {
  const { code, text, error } = payload(line(rightPayload()));
  assert.deepEqual([code, text, error], [0, '{"ok":true}\n', ""]);
});

test("complaint-check: a wrong payload is answered with its problems, and the exit code is 1", () => {
  const wrong = rightPayload();
  wrong.contact.email = "an";
  const { code, text } = payload(line(wrong));
  assert.deepEqual([code, text], [1, '{"ok":false,"problems":[{"pointer":"/contact/email","code":"bad_shape"}]}\n']);
});

test("complaint-check: a line that is not JSON is answered, and the rest goes on", () => {
  const { code, lines } = payload(`{\n\n${line(rightPayload())}x\r\n{"a":1,"a":2}\n`);
  const notJson = { ok: false, code: "not_json" };
  assert.deepEqual(lines, [notJson, notJson, { ok: true }, notJson, notJson]);
  assert.equal(code, 1);
});

test("complaint-check: lines may end in CR LF, and the last one in nothing", () => {
  const right = JSON.stringify(rightPayload());
  assert.deepEqual(payload(`${right}\r\n${right}`).lines, [{ ok: true }, { ok: true }]);
  assert.deepEqual(payload(`${right}\r`).lines, [{ ok: true }]);
});

test("complaint-check: no input is fine", () => {
  assert.deepEqual(payload(""), { code: 0, lines: [], text: "", error: "" });
});

test("complaint-check: bytes of every kind are answered a line each", () => {
  const right = Buffer.from(line(rightPayload()));
  const zero = Buffer.concat([right.subarray(0, -1), Buffer.from([0, 10])]);
  const broken = Buffer.from([0x22, 0xff, 0x22, 10]);
  const { lines } = payload(Buffer.concat([zero, broken, right]));
  assert.deepEqual(lines, [
    { ok: false, code: "not_json" },
    { ok: false, problems: [{ pointer: "", code: "bad_utf8" }] },
    { ok: true },
  ]);
});

test("complaint-check: a line of 16 MiB is survived", () => {
  const long = "x".repeat(16 * 1024 * 1024);
  assert.deepEqual(payload(`${long}\n${line(rightPayload())}`).lines, [
    { ok: false, problems: [{ pointer: "", code: "too_large" }] },
    { ok: true },
  ]);
  assert.deepEqual(field("statement", [long, "x"]), [
    { ok: false, code: "too_long" },
    { ok: true, value: "x" },
  ]);
});

test("complaint-check: a deep line is survived", () => {
  const deep = "[".repeat(1_000_000);
  assert.deepEqual(payload(deep).lines, [{ ok: false, problems: [{ pointer: "", code: "too_large" }] }]);
  assert.deepEqual(payload("[".repeat(60_000)).lines, [{ ok: false, problems: [{ pointer: "", code: "too_deep" }] }]);
  assert.deepEqual(answersTo(`${deep}\n${deep}${"]".repeat(1_000_000)}`, "field", "name").lines, [
    { ok: false, code: "not_json" },
    { ok: false, code: "wrong_type" },
  ]);
});

test("complaint-check: every field gives its canonical value", () => {
  const samples = {
    name: [" An  de Vries", "An de Vries"],
    phone: ["06 - 12 34 56 78", "+31612345678"],
    email: ["An@EXAMPLE.nl", "An@example.nl"],
    case_number: ["ab 123", "AB123"],
    bsn: ["1112.22.333", "111222333"],
    rrn: ["85.07.30-033.28", "85073003328"],
    date: ["1 oktober 2026", "2026-10-01"],
    statement: ["a\r\nb ", "a\nb"],
    line: ['👍 "\\', '👍 "\\'],
  };
  for (const [name, [typed, value]] of Object.entries(samples)) assert.deepEqual(field(name, [typed]), [{ ok: true, value }]);
});

test("complaint-check: a field takes JSON strings and nothing else", () => {
  const { lines, code } = answersTo('5\nnull\n["x"]\n{}\n"x\n\n"\\ud800"\n"\\u0000"\n"x"\n', "field", "statement");
  const codes = lines.map((answer) => answer.code ?? answer.value);
  assert.deepEqual(codes, [
    "wrong_type",
    "wrong_type",
    "wrong_type",
    "wrong_type",
    "not_json",
    "not_json",
    "not_json",
    "bad_character",
    "x",
  ]);
  assert.equal(code, 1);
});

test("complaint-check: --profile chooses the rules of a field", () => {
  assert.deepEqual(field("phone", ["0470 12 34 56"], "--profile", "be"), [{ ok: true, value: "+32470123456" }]);
  assert.deepEqual(field("phone", ["0470 12 34 56"], "--profile", "nl"), [{ ok: false, code: "bad_shape" }]);
});

test("complaint-check: without --profile a payload may name any, with it only that one", () => {
  const belgian = { ...rightPayload(), profile: "be" };
  delete belgian.case;
  assert.equal(payload(line(belgian)).code, 0);
  assert.equal(payload(line(belgian), "--profile", "be").code, 0);
  const refused = payload(line(belgian), "--profile", "nl");
  assert.deepEqual(refused.lines, [{ ok: false, problems: [{ pointer: "/profile", code: "unknown_choice" }] }]);
});

test("complaint-check: --today says what is in the future, else this machine does", () => {
  assert.equal(answersTo('"2026-10-02"', "field", "date", "--today", "2026-10-01").lines[0].code, "in_future");
  assert.equal(answersTo('"2026-10-01"', "field", "date", "--today", "2026-10-01").code, 0);
  const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  assert.equal(answersTo(JSON.stringify(day(-2)), "field", "date").code, 0);
  assert.equal(answersTo(JSON.stringify(day(2)), "field", "date").lines[0].code, "in_future");
});

test("complaint-check: bad usage is said on standard error, and the exit code is 2", () => {
  const wrong = [
    [],
    ["check"],
    ["field"],
    ["field", "shoe_size"],
    ["payload", "--profile", "xx"],
    ["payload", "--today", "2026-02-29"],
    ["payload", "--today", "today"],
    ["field", "date", "--today", ""],
    ["payload", "--colour"],
    ["payload", "file.json"],
  ];
  for (const args of wrong) {
    const { code, text, error } = answersTo("", ...args);
    assert.deepEqual([code, text], [2, ""], args.join(" "));
    assert.match(error, /\S/, args.join(" "));
  }
});

test("complaint-check: input that cannot be read ends with exit code 2", () => {
  const folder = openSync(".", "r");
  const ended = spawnSync(program, ["payload"], { stdio: [folder, "pipe", "pipe"] });
  closeSync(folder);
  assert.equal(ended.status, 2);
  assert.match(ended.stderr.toString(), /standard input/);
});

test("complaint-check: --help is no bad usage", () => {
  const { status, stdout } = spawnSync(program, ["--help"]);
  assert.equal(status, 0);
  assert.match(stdout.toString(), /payload/);
});

test("complaint-check: each line is answered before the next one is sent", { timeout: 20_000 }, async () => {
  const talk = spawn(program, ["field", "bsn"]);
  const answers = createInterface({ input: talk.stdout })[Symbol.asyncIterator]();
  for (let round = 0; round < 100; round += 1) {
    talk.stdin.write('"111222333"\n');
    const { value } = await answers.next();
    assert.equal(value, '{"ok":true,"value":"111222333"}');
  }
  talk.stdin.end();
  const [code] = await once(talk, "exit");
  assert.equal(code, 0);
});

test("complaint-check: 50,000 lines are answered in order", () => {
  const typed = Array.from({ length: 50_000 }, (_, at) => `${1000 + at}`);
  const answers = field("case_number", typed);
  assert.equal(answers.length, typed.length);
  assert.ok(answers.every((answer, at) => answer.value === typed[at]));
});
