// complaint-check's telephone numbers against google-libphonenumber, the authority of DESIGN part 5.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Random } from "../support/random.mjs";
import { differences, reasonFor, refusedByBoth } from "./phone/differences.mjs";
import * as numbers from "./phone/numbers.mjs";
import { complaintCheckSays, libphonenumberSays } from "./phone/oracle.mjs";
import { numbersByPattern } from "./phone/prefixes.mjs";

const kSeed = 20261122;

const inThousands = (count) => count.toLocaleString("en-US");
const countOf = (cases) => new Set(cases.map((each) => each.number)).size;

// Compares every text in a profile's reading. Each difference must have a reason in the list; answers how many accepted,
// not reachable and of bad shape there were, so that a test can ask that none of them is rare.
function compare(name, cases, profile) {
  const ours = complaintCheckSays(
    cases.map((each) => each.text),
    profile,
  );
  const tally = { answers: { accepted: 0, not_reachable: 0, bad_shape: 0 }, reasons: new Map(), unexplained: [] };
  cases.forEach((each, i) => {
    tally.answers[ours[i].startsWith("+") ? "accepted" : ours[i]] += 1;
    const theirs = libphonenumberSays(each.text, profile.toUpperCase());
    if (ours[i] !== theirs) explain({ ...each, ours: ours[i], theirs }, tally);
  });
  report(name, cases, tally);
  return tally.answers;
}

function explain(found, { reasons, unexplained }) {
  const reason = reasonFor(found);
  if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  else unexplained.push(`${JSON.stringify(found.text)} (${found.spelling}): ${found.ours}, libphonenumber ${found.theirs}`);
}

function report(name, cases, { answers, reasons, unexplained }) {
  const spread = Object.entries(answers).map(([answer, count]) => `${inThousands(count)} ${answer}`);
  console.log(`phone: ${inThousands(countOf(cases))} ${name} compared, ${unexplained.length} unexplained`);
  console.log(`phone:   in ${inThousands(cases.length)} spellings: ${spread.join(", ")}`);
  for (const [reason, count] of reasons) console.log(`phone:   ${inThousands(count)} differ on purpose: ${reason}`);
  assert.deepEqual(unexplained.slice(0, 20), [], `${unexplained.length} unexplained differences`);
}

function casesOf(random, code, national, spellings) {
  const spelled = spellings.flatMap((spell) => spell(random, code, national));
  return spelled.map(([text, spelling]) => ({ text, spelling, number: `${code} ${national}` }));
}

function homeCases(code, region, walks) {
  const random = new Random(kSeed + code);
  const walked = walks.flatMap(([sizes, lengths]) => numbers.prefixWalk(random, sizes, lengths));
  const all = [...new Set([...walked, ...numbers.nearExamples(random, [region], 6000)])];
  return all.flatMap((national) => casesOf(random, code, national, [numbers.nationalSpellings, numbers.internationalSpellings]));
}

const kAllLengths = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

test("phone: Dutch numbers are judged as libphonenumber judges them", () => {
  const cases = homeCases(31, "NL", [
    [[1, 2, 3], kAllLengths],
    [[4], [5, 6, 9]],
  ]);
  assert.ok(countOf(cases) >= 20000, `only ${countOf(cases)} numbers`);
  const answers = compare("NL", cases, "nl");
  assert.ok(Math.min(...Object.values(answers)) >= 8000);
});

test("phone: Belgian numbers are judged as libphonenumber judges them", () => {
  const cases = homeCases(32, "BE", [
    [[1, 2, 3], kAllLengths],
    [[4], [4, 8, 9]],
  ]);
  assert.ok(countOf(cases) >= 5000, `only ${countOf(cases)} numbers`);
  const answers = compare("BE", cases, "be");
  assert.ok(Math.min(...Object.values(answers)) >= 5000);
});

test("phone: each profile takes the numbers of the other with their calling code", () => {
  for (const [code, region, profile] of [
    [31, "NL", "be"],
    [32, "BE", "nl"],
  ]) {
    const random = new Random(kSeed - code);
    const near = [...new Set(numbers.nearExamples(random, [region], 3000))];
    const cases = near.flatMap((national) => casesOf(random, code, national, [numbers.internationalSpellings]));
    const answers = compare(`${region} under the profile ${profile}`, cases, profile);
    assert.ok(Math.min(...Object.values(answers)) >= 500);
  }
});

test("phone: numbers abroad are taken by the lengths that libphonenumber has", () => {
  const random = new Random(kSeed);
  const abroad = numbers.numbersAbroad(random, 40);
  const cases = abroad.flatMap(({ code, national }) => casesOf(random, code, national, [numbers.internationalSpellings]));
  assert.ok(countOf(cases) >= 5000, `only ${countOf(cases)} numbers`);
  const answers = compare("other", cases, "nl");
  assert.ok(answers.accepted >= 20000 && answers.bad_shape >= 20000);
});

test("phone: abroad, a 0 or a trunk prefix goes or stays as libphonenumber has it", () => {
  const random = new Random(kSeed);
  const spellings = (_, code, national) => [
    [`+${code} ${national}`, "international"],
    ...(national[0] === "0" ? [[`+${code} (0)${national.slice(1)}`, "international, (0)"]] : []),
  ];
  const cases = numbersByPattern(random).flatMap(({ code, national }) => casesOf(random, code, national, [spellings]));
  assert.ok(countOf(cases) >= 150000, `only ${countOf(cases)} numbers`);
  const answers = compare("other, with a leading 0 or trunk prefix", cases, "be");
  assert.ok(answers.accepted >= 40000 && answers.bad_shape >= 20000);
});

test("phone: calling codes that nobody has are refused", () => {
  const random = new Random(kSeed);
  const nowhere = numbers.numbersNowhere(random, 2000);
  const cases = nowhere.flatMap((number) => ["+", "00", "+00"].map((exit) => ({ text: exit + number, spelling: exit, number })));
  const answers = compare("without a known calling code", cases, "be");
  assert.equal(answers.bad_shape, cases.length);
});

test("phone: every deliberate difference is a real one", () => {
  assert.equal(new Set(differences.map((difference) => difference.name)).size, differences.length);
  for (const { name, reason, examples } of differences) {
    assert.ok(reason.length > 20 && examples.length > 0, name);
    for (const [text, profile, answer] of examples) {
      const theirs = libphonenumberSays(text, profile.toUpperCase());
      assert.deepEqual(complaintCheckSays([text], profile), [answer], `${name}: ${text}`);
      assert.notEqual(theirs, answer, `${name}: libphonenumber says the same of ${text}`);
    }
  }
});

test("phone: what is no number for libphonenumber is refused, and says why", () => {
  for (const profile of ["nl", "be"]) {
    const ours = complaintCheckSays(
      refusedByBoth.map(([text]) => text),
      profile,
    );
    refusedByBoth.forEach(([text, code], i) => {
      assert.equal(ours[i], code, JSON.stringify(text));
      assert.equal(libphonenumberSays(text, profile.toUpperCase()), "bad_shape", JSON.stringify(text));
    });
  }
});

test("phone: an accepted value is accepted again, unchanged, under either profile", () => {
  const random = new Random(kSeed + 1);
  const texts = numbers.numbersAbroad(random, 20).map(({ code, national }) => `+${code}${national}`);
  const home = [31, 32].flatMap((code) =>
    numbers.nearExamples(random, [code === 31 ? "NL" : "BE"], 2000).map((national) => `+${code}${national}`),
  );
  const values = complaintCheckSays([...texts, ...home], "nl").filter((answer) => answer.startsWith("+"));
  assert.ok(values.length >= 5000, `only ${values.length} accepted`);
  for (const profile of ["nl", "be"]) assert.deepEqual(complaintCheckSays(values, profile), values);
});

test("phone: the committed table is what the generator writes", () => {
  const generator = fileURLToPath(new URL("../../tools/generate_phone_table.mjs", import.meta.url));
  const run = spawnSync(process.execPath, [generator, "--check"], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
});
