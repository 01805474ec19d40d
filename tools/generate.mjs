// What is made from the definitions and the validators, and checked in: the JSON Schemas of payloads and of definitions (assets/schema),
// TypeScript types (web/element/payload.ts, web/validator/field_name.ts) the tables of questions (docs/questions.md) and of criteria (docs/accessibility.md).
// tests/check/generated.test.mjs fails when they are not up to date.
//
//   node tools/generate.mjs
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import { accessibilityPage } from "./accessibility.mjs";
import { definitionSchema } from "./definition_schema.mjs";
import { typesOf } from "./payload_types.mjs";
import { questionsPage } from "./questions_page.mjs";

const root = new URL("../", import.meta.url);
const program = fileURLToPath(new URL("build/native/bin/complaint-check", root));

export const forms = readdirSync(new URL("assets/forms/", root)).map((name) => name.replace(/\.json$/, ""));

export const schemaOf = (form, ...options) =>
  JSON.parse(execFileSync(program, ["schema", "--form", form, ...options], { encoding: "utf8" }));

// Names in a message of complaint-check.
function told(pattern, ...options) {
  const { stdout, stderr } = spawnSync(program, options, { input: "", encoding: "utf8" });
  const [, names] = pattern.exec(stdout + stderr);
  return names.replaceAll(/[\\"]/g, "").split(", ");
}

const fieldNames = () => told(/there are (.*)/, "field", "none");

function nationalIds() {
  const when = [{ profile: "nationalId", is: "no such number" }];
  const pages = [{ page: "p", blocks: [{ question: "q", type: "line", at: "/q", when }] }];
  const folder = mkdtempSync(join(tmpdir(), "complaint-generate-"));
  const file = join(folder, "wrong.json");
  writeFileSync(file, JSON.stringify({ form: "wrong", agreement: "none", pages }));
  const names = told(/is none of (.*?)"\}/, "definition", file);
  rmSync(folder, { recursive: true });
  return names.filter((name) => name !== "none");
}

const readJson = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

// Path from the root of the project, and content, of every file.
export async function generated() {
  const options = await prettier.resolveConfig(fileURLToPath(new URL("package.json", root)));
  const files = new Map();
  const add = async (path, text) => files.set(path, await prettier.format(text, { ...options, filepath: path }));
  const schemas = new Map(forms.map((form) => [form, schemaOf(form)]));
  for (const [form, schema] of schemas) await add(`assets/schema/${form}-v2.schema.json`, JSON.stringify(schema));
  const fields = fieldNames();
  const types = ["choice", "tick", "nationalId", ...fields];
  await add("assets/schema/form-definition.schema.json", JSON.stringify(definitionSchema(types, nationalIds())));
  await add("web/element/payload.ts", typesOf(schemas));
  await add(
    "web/validator/field_name.ts",
    `// Made by tools/generate.mjs.\nexport type FieldName = ${fields.map((name) => JSON.stringify(name)).join(" | ")};`,
  );
  const definitions = forms.map((form) => readJson(`assets/forms/${form}.json`));
  await add("docs/questions.md", questionsPage(definitions, readJson("assets/locales/nl.json").words));
  await add("docs/accessibility.md", accessibilityPage(root));
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, text] of await generated()) {
    const file = fileURLToPath(new URL(path, root));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
