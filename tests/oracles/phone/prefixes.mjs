// Numbers abroad that begin with 0 or with a trunk prefix, drawn from libphonenumber's own patterns: every digit at every place
// where the pattern of a plan tells numbers apart, filled up to whole numbers in several ways.
import { languageOf, literalsOf } from "../../../tools/phone_patterns.mjs";
import { metadataOf, util } from "./oracle.mjs";

const kDigits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const kFitting = 2; // for every place, digit and length: numbers that the pattern takes
const kCrossed = 24; // shared by the digits of a beginning: that end as numbers of some plan do, so that a wrong turn shows

function planOf(code) {
  const metadata = metadataOf(code);
  const general = metadata.getGeneralDesc();
  const trunks = literalsOf(metadata.getNationalPrefixForParsing() ?? "");
  return {
    language: languageOf(general.getNationalNumberPattern()),
    lengths: general.possibleLengthArray(),
    trunks: [...new Set(trunks)],
    firsts: [...new Set(["0", ...trunks])],
  };
}

// Where a reader stands after these digits: in the whole number, and in what follows each trunk prefix.
function placeOf({ language, trunks, firsts }, digits) {
  const read = (text) => [...text].reduce((state, digit) => language.step(state, Number(digit)), language.start);
  const rests = trunks.map((trunk) =>
    digits.startsWith(trunk) ? read(digits.slice(trunk.length)) : trunk.startsWith(digits) ? `before ${trunk}` : "",
  );
  const isBegun = firsts.some((first) => digits.startsWith(first));
  return isBegun || firsts.some((first) => first.startsWith(digits)) ? JSON.stringify([read(digits), rests, isBegun]) : undefined;
}

// A shortest beginning for every digit at every place.
function stemsOf(plan) {
  const [stems, places, pending] = [[], new Set(), [""]];
  for (const stem of pending)
    for (const digit of kDigits) {
      const longer = `${stem}${digit}`;
      const place = placeOf(plan, longer);
      if (place === undefined) continue;
      stems.push(longer);
      if (!places.has(place) && longer.length < Math.max(...plan.lengths)) pending.push(longer);
      places.add(place);
    }
  return stems;
}

// Whether the language takes some text of `count` digits from this state on.
function reaches({ language, known = new Map() }, state, count) {
  const key = `${state} ${count}`;
  if (!known.has(key))
    known.set(
      key,
      count === 0
        ? language.accepts(state)
        : kDigits.some((digit) => reaches({ language, known }, language.step(state, digit), count - 1)),
    );
  return known.get(key);
}

// The stem with digits after it that the language takes; undefined: there are none.
function filledUp(random, search, stem, length) {
  const { language } = search;
  let state = [...stem].reduce((before, digit) => language.step(before, Number(digit)), language.start);
  if (!reaches(search, state, length - stem.length)) return undefined;
  let text = stem;
  while (text.length < length) {
    const good = kDigits.filter((digit) => reaches(search, language.step(state, digit), length - text.length - 1));
    const digit = random.pick(good);
    [text, state] = [`${text}${digit}`, language.step(state, digit)];
  }
  return text;
}

const times = (count, make) => Array.from({ length: count }, make);

function fittingNumbers(random, plan) {
  const longEnough = (stem) => plan.lengths.filter((length) => length >= stem.length);
  return plan.stems
    .flatMap((stem) => longEnough(stem).flatMap((length) => times(kFitting, () => filledUp(random, plan, stem, length))))
    .filter((number) => number !== undefined);
}

// With the ends of others: as long as a number may be, or longer by what may be dropped.
function crossedNumbers(random, plan, others) {
  const dropped = [0, ...plan.firsts.map((first) => first.length)];
  const lengths = [...new Set(plan.lengths.flatMap((length) => dropped.map((more) => length + more)))];
  const endOf = (count) => (count > 0 ? random.pick(random.pick(others)).slice(-count).padStart(count, "0") : "");
  const crossed = (stem) => stem + endOf(random.pick(lengths) - stem.length);
  return plan.stems.flatMap((stem) => times(Math.ceil(kCrossed / stem.length), () => crossed(stem)));
}

// As { code, national }, for every calling code but the profiles'.
export function numbersByPattern(random) {
  const codes = [...new Set(util.getSupportedCallingCodes())].filter((code) => code !== 31 && code !== 32);
  const plans = codes
    .map((code) => ({ code, ...planOf(code), known: new Map() }))
    .map((plan) => ({ ...plan, stems: stemsOf(plan) }));
  const fitting = plans.map((plan) => fittingNumbers(random, plan));
  const others = fitting.filter((numbers) => numbers.length > 0);
  return plans.flatMap((plan, i) =>
    [...new Set([...fitting[i], ...crossedNumbers(random, plan, others)])].map((national) => ({ code: plan.code, national })),
  );
}
