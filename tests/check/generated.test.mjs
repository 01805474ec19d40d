// What is made from the definitions and checked in is what would be made of them now.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { forms, generated } from "../../tools/generate.mjs";

test("generated: schemas and types are up to date (node tools/generate.mjs makes them)", async () => {
  const files = await generated();
  assert.equal(files.size, forms.length + 1);
  for (const [path, text] of files) assert.equal(readFileSync(path, "utf8"), text, path);
  assert.equal(readdirSync("assets/schema").length, forms.length);
});
