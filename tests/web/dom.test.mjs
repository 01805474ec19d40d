// The tests of web/ that need a document (tests/web/*/*_dom_test.ts), as one program: a page has one document, and one registry of
// custom elements.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDomTest } from "./dom_bundle.mjs";
import { bundle } from "./mutation_harness.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const program = fileURLToPath(new URL("../../build/web/tests-dom/tests.mjs", import.meta.url));
const tests = readdirSync(folder, { recursive: true })
  .filter(isDomTest)
  .map((name) => join(folder, name));
assert.ok(tests.length >= 10, `only ${tests.length} test files were found`);
assert.ok(await bundle(tests, program), "they do not bundle");
await import(pathToFileURL(program).href);
