// What no committed file may hold.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { files, read, root } from "./files.mjs";

const text =
  /\.(h|c|cpp|php|inc|in|js|mjs|ts|css|html|json|md|txt|sh|cmake|py|webmanifest)$|(^|\/)(dev|run|CMakeLists\.txt|Dockerfile)$/;
const sources = files().filter((name) => text.test(name));

test("no package registry's host and no path of a machine", () => {
  assert.ok(sources.length > 100, `only ${sources.length} files were looked at`);
  const registry = new RegExp(["https?://(registry|deb|snapshot)", "\\."].join(""));
  const machine = new RegExp(["/(work|root|home)", "/"].join(""));
  for (const name of sources.filter((each) => each !== "tests/repo/hygiene.test.mjs")) {
    assert.doesNotMatch(read(name), registry, name);
    assert.doesNotMatch(read(name), machine, name);
  }
});

test("no source file is longer than 400 lines", () => {
  for (const name of files("src/*", "shell/*", "web/*", "tests/*", "tools/*").filter((each) =>
    /\.(h|c|cpp|ts|mjs|js|css|sh|py)$/.test(each),
  ))
    assert.ok(read(name).split("\n").length <= 401, name);
});

test("the consent's digest is that of the clause that is shown, in every language", () => {
  for (const name of files("assets/locales/*.json")) {
    const { words, language } = JSON.parse(read(name));
    for (const own of ["", "personal-data."]) {
      const digest = createHash("sha256").update(words[`${own}personal_data.clause`], "utf8").digest("base64");
      assert.equal(words[`${own}consent.digest`], `sha-256=:${digest}:`, name);
      assert.match(words[`${own}consent.version`], new RegExp(`^${language}-(data-)?[0-9]+$`));
    }
  }
});

// The generators compare what they would write with what is committed.
for (const generator of files("tools/generate_*.mjs"))
  test(`${generator}: the committed file is what it writes`, () => {
    execFileSync(process.execPath, [root + generator, "--check"], { cwd: root, stdio: "pipe" });
  });
