// The JSON Schema of definitions, for editors, beside the program that reads them: what the schema refuses the program refuses, and
// what the program alone refuses has to do with the rest of the file.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { program } from "../support/check.mjs";
import { randomDefinition } from "../support/definitions.mjs";
import { Random } from "../support/random.mjs";

const ofTheRest = [
  "is the name of something else too",
  "is a name that the form's own pages use",
  "is the name of another page too",
  "gives an id to something",
  "is no earlier question",
  "is neither a choice nor a tick",
  "which is no option of",
  "is the place of another answer",
  "holds no answer whose presence",
  "stands in the object of",
  "is taken by the payload itself",
  "ask no question",
  "stands on a page already",
  "that of something else too",
  "or stands there twice",
];
const values = [null, true, false, 5, "", "x", "No Name", [], {}, ["x"], ["yes", "no"], "choice", "tick", "nationalId", "date"];
const texts = ["yes", "no", "/a", "/id", "notice", "presence", "value", "channels", "caseNumber", "on", "bsn", "one"];

const members =
  "extra $schema text emphasis list items contactDetails oneIsEnough questions when question type at options narrowedBy as required draft prefill autocomplete answer profile host is isNot page blocks form agreement pages".split(
    " ",
  );

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));
const files = ["assets/forms/complaint.json", "assets/forms/personal-data.json", "tests/support/noise/forms/noise.json"];

// Every object and array of the file.
function holders(value, found = []) {
  if (typeof value !== "object" || value === null) return found;
  found.push(value);
  for (const member of Object.values(value)) holders(member, found);
  return found;
}

function spoilt(definition, random) {
  const copy = structuredClone(definition);
  const holder = random.pick(holders(copy));
  const key = random.pick(Object.keys(holder));
  const other = random.pick([...values, ...texts]);
  if (key === undefined || random.chance(0.3)) {
    if (Array.isArray(holder)) holder.push(other);
    else holder[random.pick(members)] = other;
  } else if (random.chance(0.3)) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  } else holder[key] = other;
  return copy;
}

test("definition schema: it and complaint-check agree on the shape of definitions, right and spoilt", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "complaint-definitions-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "form.json");
  const problemsOf = (definition) => {
    writeFileSync(path, JSON.stringify(definition));
    return JSON.parse(spawnSync(program, ["definition", path], { encoding: "utf8" }).stdout).problems ?? [];
  };
  const fits = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
    readJson("assets/schema/form-definition.schema.json"),
  );
  const random = new Random(20261127);
  const rights = [...files.map(readJson), ...Array.from({ length: 20 }, () => randomDefinition(random))];
  const total = { right: 0, both: 0, programAlone: 0 };
  for (const definition of rights)
    for (let turn = 0; turn < 60; ++turn) {
      const one = turn === 0 ? definition : spoilt(definition, random);
      const problems = problemsOf(one);
      const told = () => `${JSON.stringify(problems)} ${JSON.stringify(fits.errors)}\n${JSON.stringify(one)}`;
      if (!fits(one)) {
        assert.ok(problems.length > 0, `the schema alone refuses: ${told()}`);
        total.both += 1;
        continue;
      }
      for (const { words } of problems)
        assert.ok(
          ofTheRest.some((part) => words.includes(part)),
          `the schema takes: ${told()}`,
        );
      total[problems.length > 0 ? "programAlone" : "right"] += 1;
    }
  console.log(`definition schema: ${JSON.stringify(total)}`);
  assert.ok(total.right > 100 && total.both > 400 && total.programAlone > 50);
});
