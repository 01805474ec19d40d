// E-mail addresses against Chromium's own <input type=email>, which follows the WHATWG HTML grammar.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkField } from "../support/check.mjs";
import { Random } from "../support/random.mjs";
import { launch } from "./support/chromium.mjs";

const count = 4000;

// Where we refuse on purpose what the grammar takes (or, `wider`, take what Chromium refuses), and why. Each must be met at
// least once.
const differences = [
  {
    why: "white space beyond ASCII at the ends, as pasting brings it, is trimmed too",
    wider: true,
    fits: ({ typed }) => /^\u00a0|\u00a0$/.test(typed.replace(/^[ \t]+|[ \t]+$/g, "")),
  },
  { why: "no dot at either end of the local part, nor two in a row", fits: ({ local }) => /^\.|\.$|\.\./.test(local) },
  { why: "a domain has at least two labels", fits: ({ domain }) => !domain.includes(".") },
  { why: "the last label is not all digits", fits: ({ domain }) => /(^|\.)\d+$/.test(domain) },
  { why: "the local part has at most 64 characters", fits: ({ local }) => local.length > 64 },
  { why: "an address has at most 254 characters", fits: ({ whole }) => whole.length > 254 },
];

const locals = ["jan", "jan.de.vries", "a", "jan+klacht", "x_y-z", "!#$%&'*+/=?^_`{|}~-", "1234", "J", "o'neil"];
const labels = ["voorbeeld", "gmail", "a", "a-b", "xn--bcher-kva", "123", "sub1", "nl", "com", "museum"];
const noise = [
  ".",
  "..",
  "-",
  " ",
  "@",
  '"',
  "(",
  ")",
  ",",
  ":",
  ";",
  "<",
  ">",
  "[",
  "]",
  "\\",
  "é",
  "ü",
  "日",
  "\t",
  "_",
  "\u00a0",
];

function domain(random) {
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(labels)).join(".");
}

function address(random) {
  let text = `${random.pick(locals)}@${domain(random)}`;
  if (random.chance(0.05)) text = `${"l".repeat(60 + random.below(8))}@${domain(random)}`;
  if (random.chance(0.05)) text = `jan@${"d".repeat(60 + random.below(6))}.nl`;
  if (random.chance(0.04)) text = `jan@${`${"d".repeat(50)}.`.repeat(4 + random.below(3))}nl`;
  if (random.chance(0.05)) text = ` ${text}  `;
  for (let changes = random.below(3); changes > 0; --changes) {
    const at = random.below(text.length + 1);
    text = random.chance(0.5) ? text.slice(0, at) + random.pick(noise) + text.slice(at) : text.slice(0, at) + text.slice(at + 1);
  }
  return text;
}

function parts(text) {
  const whole = text.trim();
  const at = whole.lastIndexOf("@");
  return { typed: text, whole, local: whole.slice(0, at), domain: whole.slice(at + 1) };
}

async function chromiumSays(addresses) {
  const browser = await launch();
  const page = await browser.newPage();
  const verdicts = await page.evaluate((all) => {
    const input = document.createElement("input");
    input.type = "email";
    input.required = true;
    return all.map((text) => {
      input.value = text;
      return input.validity.valid;
    });
  }, addresses);
  await browser.close();
  return verdicts;
}

test("e-mail: judged as Chromium's own field judges it, but for the listed differences", async () => {
  const random = new Random(5);
  const addresses = Array.from({ length: count }, () => address(random));
  const theirs = await chromiumSays(addresses);
  const ours = checkField("email", addresses);
  const met = new Map(differences.map((difference) => [difference, 0]));
  const unexplained = [];
  addresses.forEach((text, i) => {
    if (ours[i].ok === theirs[i]) return;
    const difference = differences.find(({ fits, wider }) => (wider ?? false) === ours[i].ok && fits(parts(text)));
    if (difference) met.set(difference, met.get(difference) + 1);
    else unexplained.push(`${JSON.stringify(text)}: ${JSON.stringify(ours[i])}, Chromium ${theirs[i]}`);
  });
  const valid = theirs.filter(Boolean).length;
  console.log(
    `e-mail: ${addresses.length} addresses compared with Chromium, ${valid} valid there, ${unexplained.length} unexplained`,
  );
  for (const [difference, times] of met) {
    console.log(`e-mail:   ${times} differ on purpose: ${difference.why}`);
    assert.ok(times > 0, `never met: ${difference.why}`);
  }
  assert.deepEqual(unexplained.slice(0, 20), []);
  assert.equal(new Set(addresses).size > 2000, true, "too few different addresses");
  assert.ok(valid > 500);
});
