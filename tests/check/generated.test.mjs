// What is made from the definitions and checked in is what would be made of them now.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gaps } from "../../tools/accessibility.mjs";
import { generated } from "../../tools/generate.mjs";

test("generated: schemas, types and tables are up to date (node tools/generate.mjs makes them)", async () => {
  const files = await generated();
  for (const [path, text] of files) assert.equal(readFileSync(path, "utf8"), text, path);
  const schemas = [...files.keys()].filter((path) => path.startsWith("assets/schema/"));
  assert.deepEqual(
    readdirSync("assets/schema").map((name) => `assets/schema/${name}`),
    schemas.sort(),
  );
});

test("accessibility: every criterion has a test, or says how it was looked at", () => {
  assert.deepEqual(gaps(new URL("../../", import.meta.url)), []);
});
