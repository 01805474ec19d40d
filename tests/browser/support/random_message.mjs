// Messages as an enemy of the iframe page might send them: wrong types, near names, long and strange values.
import { Random } from "../../support/random.mjs";

const names = [
  "type",
  "endpoint",
  "profile",
  "lang",
  "caseNumber",
  "case-number",
  "theme",
  "painter",
  "drafts",
  "nationalId",
  "headers",
  "onload",
  "style",
  "id",
  "hidden",
  "constructor",
  "toString",
  "__proto__",
  "payload",
  "credentials",
];
const types = [
  "complaint-form",
  "complaint-form:",
  "complaint-form:INIT",
  " complaint-form:init",
  "complaint-form:reset",
  "complaint-form:submit",
  "complaint-form:sent",
  "complaint-form:height",
  "init",
  ["complaint-form:init"],
  { toString: "complaint-form:init" },
  1,
  null,
];
const texts = [
  "",
  "nl",
  "en",
  "be",
  "off",
  "native",
  "canvas",
  "https://evil.example/",
  "//evil.example",
  "javascript:alert(1)",
  "<img src=x onerror=alert(1)>",
  "\u0000",
  "\ud800",
  "../../x",
  "x".repeat(100_000),
  "__proto__",
  "{{7*7}}",
  "${7*7}",
  "1 OR 1=1",
];

function value(random, depth) {
  const kind = random.below(8);
  if (kind < 4) return random.pick(texts);
  if (kind === 4) return random.pick([0, -1, NaN, Infinity, 2 ** 53, true, false, null]);
  if (depth === 0) return undefined;
  if (kind === 5) return Array.from({ length: random.below(4) }, () => value(random, depth - 1));
  return members(random, depth - 1);
}

function members(random, depth) {
  const made = {};
  for (let count = random.below(6); count > 0; --count) {
    const name = random.pick(names);
    Object.defineProperty(made, name, { value: value(random, depth), enumerable: true, configurable: true, writable: true });
  }
  return made;
}

// `mayInit`: its type may be the right one; `object`: always an object.
export function randomOf(seed, { mayInit = false, object = false } = {}) {
  const random = new Random((seed + 1) * 2654435761); // neighbours are far apart
  if (!object && random.chance(0.3)) return value(random, 2);
  const made = members(random, 3);
  made.type = mayInit && random.chance(0.5) ? "complaint-form:init" : random.pick(types);
  return made;
}
