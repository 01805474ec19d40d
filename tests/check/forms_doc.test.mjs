// docs/forms.md, followed to the letter in an empty folder.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { answersTo, program } from "../support/check.mjs";
import { payload } from "../support/payloads.mjs";

const page = readFileSync("docs/forms.md", "utf8");

function written(t) {
  const folder = mkdtempSync(join(tmpdir(), "complaint-forms-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const sections = [...page.matchAll(/^## \d\. .*`([^`]+\.json)`\n[^]*?```json\n([^]*?)```/gm)];
  assert.equal(sections.length, 3);
  for (const [, name, text] of sections) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test("docs/forms.md: its form is right, and its payloads are judged", (t) => {
  const folder = written(t);
  const { stdout } = spawnSync(program, ["definition", join(folder, "forms/noise.json")], { encoding: "utf8" });
  assert.equal(stdout, '{"ok":true}\n');
  const { schemaVersion, id, createdAt, locale } = payload();
  const whole = {
    schemaVersion,
    form: "noise",
    id,
    createdAt,
    profile: "dorp",
    locale,
    noise: { kind: "other", what: "Een haan" },
  };
  const judge = (body) => answersTo(JSON.stringify(body), "payload", "--form", "noise", "--assets", folder).lines[0];
  assert.deepEqual(judge(whole), { ok: true });
  assert.deepEqual(judge({ ...whole, noise: { kind: "music", what: "x" } }).problems, [
    { pointer: "/noise/what", code: "unknown_member" },
  ]);
});

test("docs/forms.md: it names every type, block and member that a definition may have, and no other", () => {
  const folderless = (form) => {
    const path = join(tmpdir(), `complaint-definition-${process.pid}.json`);
    writeFileSync(path, JSON.stringify(form));
    const { stdout } = spawnSync(program, ["definition", path], { encoding: "utf8" });
    rmSync(path);
    return JSON.parse(stdout).problems;
  };
  const question = { question: "a", type: "none", at: "/a" };
  const [{ words }] = folderless({ form: "f", agreement: "none", pages: [{ page: "p", blocks: [question] }] });
  for (const [, type] of words.matchAll(/"([^"]+)"/g)) assert.ok(page.includes(`\`${type}\``), type);
  const [{ words: blocks }] = folderless({ form: "f", agreement: "none", pages: [{ page: "p", blocks: [{}] }] });
  for (const [, block] of blocks.matchAll(/"([^"]+)"/g)) assert.ok(page.includes(`{ "${block}":`), block);
  for (const [, member] of page.matchAll(/^\| `([a-zA-Z]+)` \|/gm)) {
    if (["form", "agreement", "pages"].includes(member)) continue;
    const problems = folderless({
      form: "f",
      agreement: "none",
      pages: [{ page: "p", blocks: [{ ...question, [member]: null }] }],
    });
    assert.ok(!problems.some(({ words: told }) => told === "is not known here"), member);
  }
});
