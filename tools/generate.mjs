// What is made from the definitions and checked in: the JSON Schemas of payloads (assets/schema) and their TypeScript types
// (web/element/payload.ts). tests/check/generated.test.mjs fails when they are not up to date.
//
//   node tools/generate.mjs
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import { typesOf } from "./payload_types.mjs";

const root = new URL("../", import.meta.url);
const program = fileURLToPath(new URL("build/native/bin/complaint-check", root));

export const forms = readdirSync(new URL("assets/forms/", root)).map((name) => name.replace(/\.json$/, ""));

export const schemaOf = (form, ...options) =>
  JSON.parse(execFileSync(program, ["schema", "--form", form, ...options], { encoding: "utf8" }));

// Path from the root of the project, and content, of every file.
export async function generated() {
  const options = await prettier.resolveConfig(fileURLToPath(new URL("package.json", root)));
  const laidOut = (path, text) => prettier.format(text, { ...options, filepath: path });
  const schemas = new Map(forms.map((form) => [form, schemaOf(form)]));
  const files = new Map();
  for (const [form, schema] of schemas) {
    const path = `assets/schema/${form}-v2.schema.json`;
    files.set(path, await laidOut(path, JSON.stringify(schema)));
  }
  const types = "web/element/payload.ts";
  files.set(types, await laidOut(types, typesOf(schemas)));
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, text] of await generated()) {
    const file = fileURLToPath(new URL(path, root));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
