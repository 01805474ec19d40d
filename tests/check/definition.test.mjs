// complaint-check schema, definition and --assets.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { answersTo, program } from "../support/check.mjs";
import { payload } from "../support/payloads.mjs";

const run = (...options) => {
  const { status, stdout, stderr } = spawnSync(program, options, { input: "", encoding: "utf8" });
  return { code: status, text: stdout, error: stderr };
};

function inFolder(t, change, words = {}) {
  const folder = mkdtempSync(join(tmpdir(), "complaint-assets-"));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync("assets", folder, { recursive: true });
  const path = join(folder, "forms/complaint.json");
  const form = JSON.parse(readFileSync(path, "utf8"));
  change(form);
  writeFileSync(path, JSON.stringify(form));
  for (const language of ["nl", "en"]) {
    const file = join(folder, `locales/${language}.json`);
    const locale = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...locale, words: { ...locale.words, ...words } }));
  }
  return { folder, path };
}

test("complaint-check: a right definition is answered ok", () => {
  assert.deepEqual(run("definition", "assets/forms/complaint.json"), { code: 0, text: '{"ok":true}\n', error: "" });
});

test("complaint-check: a wrong definition is answered with pointer and words, and the exit code is 1", (t) => {
  const { path } = inFolder(t, (form) => (form.pages[1].blocks[1].type = "telephone"));
  const { code, text } = run("definition", path);
  const { ok, problems } = JSON.parse(text);
  assert.deepEqual([code, ok, problems.length, problems[0].pointer], [1, false, 1, "/pages/1/blocks/1/type"]);
  assert.match(problems[0].words, /^is none of "choice", .*"phone"/);
});

test("complaint-check: a definition that cannot be read is told, and the exit code is 2", () => {
  for (const path of ["assets/forms/none.json", "assets/forms"]) assert.equal(run("definition", path).code, 2);
});

test("complaint-check: the schema is one line of JSON, of the profile asked for", () => {
  const { code, text } = run("schema", "--profile", "be");
  assert.equal(code, 0);
  assert.equal(text.indexOf("\n"), text.length - 1);
  assert.deepEqual(JSON.parse(text).properties.profile.enum, ["be"]);
});

test("complaint-check: definitions of a folder take the place of those built in", (t) => {
  const addPlace = (form) => {
    form.pages[4].blocks.push({ question: "incident.place", type: "line", at: "/incident/place", required: false });
  };
  const { folder } = inFolder(t, addPlace, { "label.incident.place": "Waar?" });
  const whole = payload();
  whole.incident.place = "Aan de deur";
  const today = ["--today", "2026-11-22"];
  assert.equal(answersTo(JSON.stringify(whole), "payload", ...today).code, 1);
  assert.deepEqual(answersTo(JSON.stringify(whole), "payload", ...today, "--assets", folder).lines, [{ ok: true }]);
  assert.ok(JSON.parse(run("schema", "--assets", folder).text).properties.incident.properties.place);
});

test("complaint-check: a wrong file in the folder is told with its name, and nothing is judged", (t) => {
  const { folder } = inFolder(t, (form) => delete form.agreement);
  const { code, text, error } = run("payload", "--assets", folder);
  assert.deepEqual([code, text], [2, ""]);
  assert.match(error, /forms\/complaint\.json:.* lacks "agreement"/);
  assert.equal(run("payload", "--assets", join(folder, "none")).code, 2);
});

test("complaint-check: wrong words in the folder are told, by themselves and with the form", (t) => {
  const { folder } = inFolder(t, () => undefined);
  const path = join(folder, "locales/nl.json");
  const right = JSON.parse(readFileSync(path, "utf8"));
  const told = (text) => {
    writeFileSync(path, text);
    const { code, error } = run("payload", "--assets", folder);
    assert.equal(code, text === JSON.stringify(right) ? 0 : 2);
    return error;
  };
  assert.equal(told(JSON.stringify(right)), "");
  assert.match(told("[]"), /locales\/nl\.json:  is not an object/);
  assert.match(told(JSON.stringify({ ...right, language: "fr" })), /\/language is not the name of the file/);
  writeFileSync(path, JSON.stringify(right));
  const form = JSON.parse(readFileSync(join(folder, "forms/complaint.json"), "utf8"));
  form.pages[1].page = "you";
  writeFileSync(join(folder, "forms/complaint.json"), JSON.stringify(form));
  assert.match(run("payload", "--assets", folder).error, /locales\/nl\.json: \/words lack "you\.heading"/);
});

test("complaint-check: a folder without forms or profiles is told", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "complaint-empty-"));
  t.after(() => rmSync(folder, { recursive: true }));
  assert.match(run("payload", "--assets", folder).error, /there is no form or no profile in the folder/);
});

test("complaint-check: an unknown form is told, and the exit code is 2", () => {
  for (const command of [["payload"], ["schema"], ["field", "name"]]) assert.equal(run(...command, "--form", "none").code, 2);
});
