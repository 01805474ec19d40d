// Numbers near the plans' patterns, the same ones every time, and the ways in which people write them.
import { metadataOf, util, types } from "./oracle.mjs";

// Every prefix of `sizes` digits, filled up with random digits to every one of `lengths`.
export function prefixWalk(random, sizes, lengths) {
  const numbers = [];
  for (const size of sizes)
    for (let prefix = 0; prefix < 10 ** size; ++prefix)
      for (const length of lengths)
        if (length >= size) numbers.push(String(prefix).padStart(size, "0") + random.digits(length - size));
  return numbers;
}

function mutated(random, number) {
  const at = random.below(number.length);
  const [head, tail] = [number.slice(0, at), number.slice(at + 1)];
  return random.pick([
    head + random.digits(1) + tail,
    head + tail,
    head + random.digits(1) + number[at] + tail,
    head + (tail[0] ?? "") + number[at] + tail.slice(1),
    number.slice(0, Math.min(number.length, 4)) + random.digits(Math.max(0, number.length - 4)),
  ]);
}

function examplesOf(regions) {
  const numbers = regions.flatMap((region) => Object.values(types).map((type) => util.getExampleNumberForType(region, type)));
  return numbers.filter((number) => number).map((number) => util.getNationalSignificantNumber(number));
}

// libphonenumber's published example numbers of the regions, and `count` of one or two changes to them.
export function nearExamples(random, regions, count) {
  const examples = [...new Set(examplesOf(regions))];
  const changed = Array.from({ length: count }, () => {
    const once = mutated(random, random.pick(examples));
    return random.below(2) && once.length > 1 ? mutated(random, once) : once;
  });
  return [...examples, ...changed];
}

// For every calling code but the profiles': numbers near its examples, and random ones of every length.
export function numbersAbroad(random, perCode) {
  const codes = [...new Set(util.getSupportedCallingCodes())].filter((code) => code !== 31 && code !== 32);
  return codes.flatMap((code) => {
    const regions = util.getRegionCodesForCountryCode(code).filter((region) => region !== "001");
    const lengths = metadataOf(code).getGeneralDesc().possibleLengthArray();
    const anyLength = () => (random.below(2) ? random.pick(lengths) : 2 + random.below(16));
    const any = Array.from({ length: perCode }, () => random.digits(anyLength()));
    return [...(regions.length ? nearExamples(random, regions, perCode) : []), ...any].map((national) => ({ code, national }));
  });
}

// Codes that nobody has, and numbers after them.
export function numbersNowhere(random, count) {
  const known = new Set(util.getSupportedCallingCodes().map(String));
  const isKnown = (text) => [1, 2, 3].some((size) => known.has(text.slice(0, size)));
  const numbers = [];
  while (numbers.length < count) {
    const text = random.digits(5 + random.below(10));
    if (text[0] !== "0" && !isKnown(text)) numbers.push(text);
  }
  return numbers;
}

// Those that libphonenumber knows too; U+00A0 no-break space, U+2011 non-breaking hyphen, U+2013 en dash, U+2212 minus.
const kSeparators = [" ", "-", ".", "/", " - ", "  ", "\u00a0", "\u2011", "\u2013", "\u2212", "\u3000"];

function grouped(random, digits) {
  let text = digits[0] ?? "";
  for (const digit of digits.slice(1)) text += (random.below(3) === 0 ? random.pick(kSeparators) : "") + digit;
  return text;
}

// The same number in every spelling, as [text, what it is called].
export function nationalSpellings(random, code, national) {
  const area = 2 + random.below(2);
  return [
    [`0${national}`, "national"],
    [grouped(random, `0${national}`), "national, separators"],
    [`(0${national.slice(0, area)}) ${grouped(random, national.slice(area))}`, "national, area code in brackets"],
    [random.pick([national, `${code}${national}`, `${code} 0${national}`]), "national, no trunk 0"],
  ];
}

export function internationalSpellings(random, code, national) {
  const trunk = metadataOf(code).getNationalPrefix() ?? "0";
  const exit = random.pick(["+", "00", "+ ", "00 ", "0 0-", "++", "+00"]);
  return [
    [`+${code}${national}`, "international"],
    [`00${code}${national}`, "international, 00"],
    [`${exit}${grouped(random, `${code}${national}`)}`, "international, separators"],
    [`${random.pick(["+", "00"])}${code} ${trunk}${grouped(random, national)}`, "international, trunk prefix kept"],
    [`(+${code}) ${random.pick(["(0)", "[0]", "( 0 )"])} ${grouped(random, national)}`, "international, (0)"],
  ];
}
