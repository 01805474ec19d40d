// Random definitions: each that complaint-check finds right gives a schema, and Ajv with it agrees with the check on random payloads;
// and a form, that keeps its promises on random walks.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPayloads, program } from "../support/check.mjs";
import { randomDefinition } from "../support/definitions.mjs";
import { Random } from "../support/random.mjs";
import { compare } from "../support/schema_agreement.mjs";
import { generatedPayloads } from "../support/schema_payloads.mjs";

const forms = process.env.COMPLAINT_SOAK ? 1_000 : 60;
const payloads = 300;
const walks = 12;
const walker = fileURLToPath(new URL("../../build/native/bin/complaint-walk", import.meta.url));
test(`any form: ${walks} random walks through each of ${forms} random definitions keep every promise of a form`, () => {
  const random = new Random(20261127);
  let right = 0;
  for (let tries = 0; right < forms; ++tries) {
    assert.ok(tries < 20 * forms);
    const definition = JSON.stringify(randomDefinition(random));
    const options = [random.pick(["nl", "be"]), walks, 40].map(String);
    const { status, stdout } = spawnSync(walker, options, { input: definition, encoding: "utf8" });
    assert.notEqual(status, null, "complaint-walk runs");
    if (status === 2) continue;
    assert.equal(status, 0, `${stdout}\n${definition}`);
    right += 1;
  }
});

test(`schema: of ${forms} random definitions Ajv and complaint-check agree on ${payloads} payloads each`, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "complaint-random-"));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync("assets/profiles", join(folder, "profiles"), { recursive: true });
  mkdirSync(join(folder, "forms"));
  const path = join(folder, "forms/random.json");
  const run = (...options) => spawnSync(program, options, { encoding: "utf8" });
  const random = new Random(20261122);
  const total = { right: 0, wrong: 0, both_take: 0, both_refuse: 0, value_refused: 0 };
  while (total.right < forms) {
    const definition = randomDefinition(random);
    writeFileSync(path, JSON.stringify(definition));
    if (run("definition", path).status !== 0) {
      total.wrong += 1;
      assert.ok(total.wrong < 20 * forms, run("definition", path).stdout);
      continue;
    }
    total.right += 1;
    const options = ["--form", "random", "--assets", folder, "--profile", random.pick(["nl", "be"])];
    const schema = JSON.parse(run("schema", ...options).stdout);
    const made = generatedPayloads(schema, payloads, random);
    try {
      const tally = compare(schema, made, checkPayloads(made, ...options, "--today", "2026-11-22"));
      for (const [outcome, number] of Object.entries(tally)) total[outcome] += number;
    } catch (error) {
      error.message += `\n${JSON.stringify(definition)}`;
      throw error;
    }
  }
  console.log(`schema: random definitions: ${JSON.stringify(total)}`);
  assert.ok(total.both_take > (forms * payloads) / 10 && total.both_refuse > (forms * payloads) / 10, JSON.stringify(total));
});
