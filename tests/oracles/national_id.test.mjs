// National numbers against python3-stdnum (nl.bsn, be.nn): generated valid, mutated and random ones.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkField } from "../support/check.mjs";
import { Random } from "../support/random.mjs";

const count = 20000;

// Where we differ on purpose, and why. Each must be met at least once.
const differences = {
  bsn: [
    { why: "stdnum fills up any short number with zeros; we take 8 digits for 9, no fewer", fits: (digits) => digits.length < 8 },
  ],
  rrn: [
    {
      why: "stdnum takes a number whose birth date does not exist or is to come; we do not",
      fits: (digits) => digits.length === 11 && !plausibleBirth(digits),
    },
  ],
};

function stdnum(scheme, values) {
  const script = fileURLToPath(new URL("national_id.py", import.meta.url));
  const input = values.map((value) => `${scheme}\t${JSON.stringify(value)}\n`).join("");
  const run = spawnSync("/usr/bin/python3", [script], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trimEnd().split("\n");
}

function validBsn(random) {
  for (;;) {
    const eight = random.digits(8);
    const sum = [...eight].reduce((total, digit, i) => total + Number(digit) * (9 - i), 0);
    if (sum % 11 < 10 && Number(eight) > 0) return eight + (sum % 11);
  }
}

function rrnOf(nine, century) {
  const number = century === 20 ? 2000000000 + Number(nine) : Number(nine);
  return nine + String(97 - (number % 97)).padStart(2, "0");
}

function validRrn(random) {
  const born = new Date(Date.UTC(1920 + random.below(106), random.below(12), 1 + random.below(28)));
  const unknown = random.below(10);
  const month = unknown === 0 ? "00" : String(born.getUTCMonth() + 1).padStart(2, "0");
  const day = unknown <= 1 ? "00" : String(born.getUTCDate()).padStart(2, "0");
  const year = String(born.getUTCFullYear()).slice(2);
  return rrnOf(year + month + day + String(1 + random.below(997)).padStart(3, "0"), Math.floor(born.getUTCFullYear() / 100));
}

// A real day up to today, an unknown day, or an unknown month, in the century that the check digits name.
function plausibleBirth(digits) {
  const nine = Number(digits.slice(0, 9));
  const check = Number(digits.slice(9));
  const century = 97 - (nine % 97) === check ? 1900 : 97 - ((2000000000 + nine) % 97) === check ? 2000 : 0;
  const [year, month, day] = [century + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  const today = new Date();
  if (month === 0) return year <= today.getFullYear();
  if (month > 12) return false;
  if (day === 0) return Date.UTC(year, month - 1, 1) <= today.getTime();
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day && date.getTime() <= today.getTime();
}

const mutations = [
  (text, random) => replaceAt(text, random.below(text.length), String(random.below(10))),
  (text, random) => swapAt(text, random.below(text.length - 1)),
  (text, random) => text.slice(0, random.below(text.length)) + text.slice(1 + random.below(text.length)),
  (text, random) => text + random.below(10),
  (text, random) => replaceAt(text, random.below(text.length), random.pick(["x", "O", "/", "+", "٣"])),
];
const separators = [
  (text) => text,
  (text) => text.replace(/(\d{3})(?=\d)/g, "$1 "),
  (text) => text.replace(/(\d{2})(?=\d)/g, "$1."),
  (text) => ` ${text.replace(/^(\d{4})/, "$1-")} `,
];

const replaceAt = (text, at, by) => text.slice(0, at) + by + text.slice(at + 1);
const swapAt = (text, at) => text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);

function generate(valid, length, seed) {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, i) => {
    const kind = i % 4;
    let text = kind === 3 ? random.digits(random.chance(0.8) ? length : 1 + random.below(length + 2)) : valid(random);
    if (kind === 1) text = random.pick(mutations)(text, random);
    return random.pick(separators)(text);
  });
}

function compare(scheme, values) {
  const ours = checkField(scheme, values);
  const theirs = stdnum(scheme, values);
  const met = new Map(differences[scheme].map((difference) => [difference, 0]));
  let valid = 0;
  const unexplained = [];
  values.forEach((value, i) => {
    const accepted = /^\d+$/.test(theirs[i]);
    if (accepted) ++valid;
    if (ours[i].ok ? ours[i].value === theirs[i] : !accepted) return;
    const difference = differences[scheme].find(({ fits }) => fits(value.replace(/[ .-]/g, "")));
    if (difference && !ours[i].ok) met.set(difference, met.get(difference) + 1);
    else unexplained.push(`${JSON.stringify(value)}: ${JSON.stringify(ours[i])}, stdnum ${theirs[i]}`);
  });
  console.log(
    `${scheme}: ${values.length} numbers compared with stdnum, ${valid} of them valid there, ${unexplained.length} unexplained`,
  );
  for (const [difference, times] of met) {
    console.log(`${scheme}:   ${times} differ on purpose: ${difference.why}`);
    assert.ok(times > 0, `never met: ${difference.why}`);
  }
  assert.deepEqual(unexplained.slice(0, 20), []);
  assert.equal(values.length, count);
  assert.ok(valid > count / 4, "too few valid numbers to tell");
}

test("bsn: judged as stdnum judges it, but for the listed differences", () => compare("bsn", generate(validBsn, 9, 1)));

test("rrn: judged as stdnum judges it, but for the listed differences", () => compare("rrn", generate(validRrn, 11, 2)));
