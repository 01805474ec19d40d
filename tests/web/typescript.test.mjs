// The unit tests of web/ are TypeScript: built here by esbuild, then run as part of this file.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
execFileSync(process.execPath, [`${root}tools/build_web.mjs`, "--tests"], { cwd: root, stdio: "inherit" });

const built = readdirSync(`${root}build/web/tests`, { recursive: true }).filter((name) => name.endsWith("_test.mjs"));
assert.ok(built.length >= 6, `only ${built.length} test files were built`);
for (const name of built) await import(pathToFileURL(`${root}build/web/tests/${name}`).href);
