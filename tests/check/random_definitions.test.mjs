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
import { Random } from "../support/random.mjs";
import { compare } from "../support/schema_agreement.mjs";
import { generatedPayloads } from "../support/schema_payloads.mjs";

const forms = process.env.COMPLAINT_SOAK ? 1_000 : 60;
const payloads = 300;
const walks = 12;
const walker = fileURLToPath(new URL("../../build/native/bin/complaint-walk", import.meta.url));
const texts = ["name", "phone", "email", "case_number", "date", "statement", "line", "bsn", "rrn"];

class Definition {
  #random;
  #asked = []; // choices and ticks: their name and values
  #count = 0;

  constructor(random) {
    this.#random = random;
  }

  whole() {
    const pages = Array.from({ length: 1 + this.#random.below(3) }, (_, at) => ({
      page: `page${at}`,
      blocks: Array.from({ length: 1 + this.#random.below(4) }, () => this.#block()),
    }));
    return { form: "random", agreement: this.#random.pick(["none", "consent", "notice", "byProfile"]), pages };
  }

  #block() {
    const random = this.#random;
    if (random.chance(0.1)) return { text: `words${this.#count++}` };
    if (random.chance(0.15)) return this.#group();
    if (random.chance(0.15)) return this.#presence();
    return this.#question({ mayBeRequired: true });
  }

  #question({ mayBeRequired, inside }) {
    const random = this.#random;
    const name = `q${this.#count++}`;
    const type = random.pick(["choice", "choice", "tick", "nationalId", ...texts]);
    const question = { question: name, type, at: `${inside ?? random.pick(["", "/a", "/b", "/a/c"])}/${name}` };
    if (type === "choice") question.options = ["one", "two", "three"].slice(0, 2 + random.below(2));
    this.#condition(question, "when", 0.35);
    if (mayBeRequired && random.chance(0.3)) question.required = random.chance(0.5);
    else if (mayBeRequired) this.#condition(question, "required", 0.2);
    if (JSON.stringify(question).includes('"host"')) return question; // what depends on it is left open (src/payload/schema.h)
    if (type === "choice") this.#asked.push([name, question.options]);
    if (type === "tick") this.#asked.push([name, ["yes", "no"]]);
    return question;
  }

  #condition(object, member, chance) {
    const random = this.#random;
    if (!random.chance(chance)) return;
    const one = () => {
      if (random.chance(0.15))
        return { profile: "nationalId", [random.pick(["is", "isNot"])]: random.pick(["none", "bsn", "rrn"]) };
      if (random.chance(0.1)) return { host: "nationalId", is: random.pick(["on", "off"]) };
      const [answer, values] = random.pick(this.#asked);
      return { answer, [random.pick(["is", "isNot"])]: random.chance(0.7) ? random.pick(values) : values.slice(0, 2) };
    };
    if (this.#asked.length > 0) object[member] = Array.from({ length: 1 + random.below(2) }, one);
  }

  #group() {
    const block = { oneIsEnough: `group${this.#count++}`, questions: [] };
    this.#condition(block, "when", 0.4);
    const object = this.#random.pick(["/g", "/a", ""]);
    for (let at = 0; at < 2 + this.#random.below(2); ++at) {
      const question = this.#question({ mayBeRequired: false, inside: object });
      if (JSON.stringify(block).includes('"host"')) this.#asked = this.#asked.filter(([name]) => name !== question.question);
      block.questions.push(question);
    }
    return block;
  }

  // A tick that says that an object is there, and what stands in it.
  #presence() {
    const name = `p${this.#count++}`;
    this.#asked.push([name, ["yes", "no"]]);
    return { question: name, type: "tick", at: `/${name}`, as: "presence" };
  }
}

// What a presence announces stands right behind it.
function generated(random) {
  const definition = new Definition(random);
  const whole = definition.whole();
  for (const page of whole.pages)
    page.blocks = page.blocks.flatMap((block) =>
      block.as === "presence"
        ? [
            block,
            {
              question: `${block.question}.inside`,
              type: "line",
              at: `${block.at}/inside`,
              when: [{ answer: block.question, is: "yes" }],
            },
          ]
        : [block],
    );
  return whole;
}

test(`any form: ${walks} random walks through each of ${forms} random definitions keep every promise of a form`, () => {
  const random = new Random(20261127);
  let right = 0;
  for (let tries = 0; right < forms; ++tries) {
    assert.ok(tries < 20 * forms);
    const definition = JSON.stringify(generated(random));
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
    const definition = generated(random);
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
