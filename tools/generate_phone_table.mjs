// Writes src/fields/phone_table.inc from the metadata in the npm package google-libphonenumber.
//
//   node tools/generate_phone_table.mjs           writes the table
//   node tools/generate_phone_table.mjs --check   exit 1 when the committed table is not what would be written
//
// What the table holds is told in src/fields/phone.cpp, beside the code that reads it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { smallestAutomaton } from "./phone_automaton.mjs";
import { languageOf, literalsOf, nothing } from "./phone_patterns.mjs";

const require = createRequire(import.meta.url);
const libphonenumber = require("google-libphonenumber");
const { version } = require("google-libphonenumber/package.json");

const kTable = new URL("../src/fields/phone_table.inc", import.meta.url);
const kFullRegions = ["NL", "BE"];
const kGroup = 128; // index entries from here on name a group of ten three-digit codes
const kLongest = 17; // digits of a national number, libphonenumber's own limit

// Flags of a class and labels of the automata's states, as in phone.cpp.
const kFull = 1;
const kOnlyExcluded = 2;
const kGeneral = 1;
const kReachable = 2;
const kNotReachable = 4;

// libphonenumber asks for the type in this order; the first that matches is the number's type.
const kTypes = [
  "PremiumRate",
  "TollFree",
  "SharedCost",
  "Voip",
  "PersonalNumber",
  "Pager",
  "Uan",
  "Voicemail",
  "FixedLine",
  "Mobile",
];
const kExcluded = new Set(["PremiumRate", "TollFree", "SharedCost", "Pager"]);

const util = libphonenumber.PhoneNumberUtil.getInstance();

function metadataOf(code) {
  const region = util.getRegionCodeForCountryCode(code);
  return region === "001" ? util.getMetadataForNonGeographicalRegion(code) : util.getMetadataForRegion(region);
}

// A number description: a language, and the lengths that it is narrowed to (all, where none are named).
function describe(pattern, lengths) {
  const none = !pattern || lengths.includes(-1);
  return { language: none ? nothing : languageOf(pattern), fits: (length) => lengths.length === 0 || lengths.includes(length) };
}
const describeOf = (desc) => describe(desc.getNationalNumberPattern(), desc.possibleLengthArray());

// Fields 1 (general) and 29 (short code) of a region's short-number metadata; in each, 2 is the pattern and 9 the lengths.
function shortCodesOf(region) {
  const metadata = libphonenumber.shortnumbermetadata.countryToMetadata[region];
  return [metadata[1], metadata[29]].map((desc) => describe(desc[2], desc[9] ?? []));
}

// Reads a national number of a region whose patterns are all known: its verdict.
function verdictMachine(region) {
  const metadata = util.getMetadataForRegion(region);
  const general = describeOf(metadata.getGeneralDesc());
  const types = kTypes.map((type) => describeOf(metadata[`get${type}`]()));
  const all = [general, ...types, ...shortCodesOf(region)];
  return {
    start: [0, ...all.map((each) => each.language.start)],
    step([length, ...states], digit) {
      const next = states.map((state, i) => all[i].language.step(state, digit));
      return [Math.min(length + 1, kLongest + 1), ...next];
    },
    label([length, ...states]) {
      const matches = all.map((each, i) => each.fits(length) && each.language.accepts(states[i]));
      const type = matches[0] ? kTypes.find((_, i) => matches[1 + i]) : undefined;
      const isShort = matches.at(-2) && matches.at(-1);
      const verdict = type ? (kExcluded.has(type) ? kNotReachable : kReachable) : isShort ? kNotReachable : 0;
      return verdict | (general.language.accepts(states[0]) ? kGeneral : 0);
    },
  };
}

function trunksOf(metadata) {
  const pattern = metadata.getNationalPrefixForParsing();
  return pattern ? [...new Set(literalsOf(pattern))] : [];
}

// Reads a national number with its trunk prefix: label 1 where the prefix is a part of the number after all, because the
// general pattern takes the number with it and not without. Where 0 is no trunk prefix, a number that begins with 0 and fits
// the general pattern is likewise whole (Italy): so "(0)" may be dropped from what is left.
function keepsMachine(metadata) {
  const general = languageOf(metadata.getGeneralDesc().getNationalNumberPattern());
  const trunks = trunksOf(metadata);
  const zeroIsWhole = !trunks.includes("0");
  const begin = { whole: general.start, first: -1, rests: trunks.map(() => ({ read: 0, state: general.start })) };
  const stepRest = ({ read, state }, trunk, digit) => {
    if (read === trunk.length) return { read, state: general.step(state, digit) };
    return trunk[read] === String(digit) ? { read: read + 1, state } : { read: -1, state: 0 };
  };
  return {
    start: begin,
    step: ({ whole, first, rests }, digit) => ({
      whole: general.step(whole, digit),
      first: first < 0 ? digit : first,
      rests: rests.map((rest, i) => stepRest(rest, trunks[i], digit)),
    }),
    label({ whole, first, rests }) {
      if (!general.accepts(whole)) return 0;
      if (first === 0 && zeroIsWhole) return kGeneral;
      const chosen = rests.find((rest, i) => rest.read === trunks[i].length);
      return chosen && !general.accepts(chosen.state) ? kGeneral : 0;
    },
  };
}

function lengthMask(metadata) {
  const general = metadata.getGeneralDesc();
  const local = general.possibleLengthLocalOnlyArray();
  const lengths = general.possibleLengthArray().filter((length) => !local.includes(length));
  return lengths.reduce((mask, length) => mask | (1 << length), 0);
}

// True when libphonenumber knows numbers of excluded types only under this code (+800, +808, +979).
function onlyExcluded(metadata) {
  const known = kTypes.filter((type) => metadata[`get${type}`]()?.getNationalNumberPattern());
  return metadata.getId() === "001" && known.every((type) => kExcluded.has(type));
}

function countryOf(code) {
  const metadata = metadataOf(code);
  const full = kFullRegions.includes(metadata.getId());
  const machine = full ? verdictMachine(metadata.getId()) : keepsMachine(metadata);
  return {
    code: String(code),
    id: metadata.getId(),
    full,
    machine,
    trunks: trunksOf(metadata),
    lengths: lengthMask(metadata),
    excluded: onlyExcluded(metadata),
  };
}

// Full patterns need no "keeps" beside them as long as none of their numbers begins with the trunk prefix.
function assertAssumptions(countries) {
  const assert = (holds, what) => {
    if (!holds) throw new Error(`no longer so: ${what}`);
  };
  for (const { id, trunks } of countries.filter((country) => country.full)) {
    const keeps = smallestAutomaton([keepsMachine(util.getMetadataForRegion(id))]);
    assert(keeps.states.length === 1 && trunks.join() === "0", `${id} numbers never begin with their trunk prefix 0`);
    assert(util.getMetadataForRegion(id).getInternationalPrefix() === "00", `${id} dials 00 to get abroad`);
  }
  const oneDigit = countries.map((country) => country.code).filter((code) => code.length === 1);
  assert(oneDigit.join() === "1,7", "1 and 7 are the one-digit codes");
}

function tableOf(countries) {
  const machinesOf = (chosen) => smallestAutomaton(chosen.map((country) => country.machine));
  const [full, others] = [countries.filter((country) => country.full), countries.filter((country) => !country.full)];
  const [verdicts, keeps] = [machinesOf(full), machinesOf(others)];
  const startOf = (country) => (country.full ? verdicts.starts[full.indexOf(country)] : keeps.starts[others.indexOf(country)]);
  const trunkLists = [""];
  const classes = ["{0, 0, 0, 0}"];
  const intern = (list, entry) => (list.includes(entry) ? list.indexOf(entry) : list.push(entry) - 1);
  const classOf = new Map();
  for (const country of countries) {
    const flags = (country.full ? kFull : 0) | (country.excluded ? kOnlyExcluded : 0);
    const trunk = intern(trunkLists, country.trunks.join(" "));
    classOf.set(country.code, intern(classes, `{0x${country.lengths.toString(16)}, ${startOf(country)}, ${trunk}, ${flags}}`));
  }
  return { verdicts, keeps, trunkLists, classes, ...indexOf(classOf) };
}

// The first two digits of what follows `+` give the class of a code of one or two digits, or the group of one of three.
function indexOf(classOf) {
  const groups = [];
  const firstTwo = Array.from({ length: 100 }, (_, pair) => {
    const digits = String(pair).padStart(2, "0");
    const short = classOf.get(digits[0]) ?? classOf.get(digits);
    if (short !== undefined) return short;
    const group = Array.from({ length: 10 }, (__, third) => classOf.get(digits + third) ?? 0);
    return group.some((entry) => entry > 0) ? kGroup + groups.push(group) - 1 : 0;
  });
  return { firstTwo, groups };
}

function lines(entries, perLine) {
  const rows = [];
  for (let at = 0; at < entries.length; at += perLine) rows.push(`    ${entries.slice(at, at + perLine).join(", ")},`);
  return rows.join("\n");
}

// States that lead to one state by every digit come last and have one byte instead of ten.
function automatonText(name, { states, branching }) {
  if (states.length > 256) throw new Error(`${name} outgrew its bytes`);
  return `constexpr std::uint8_t k${name}Labels[] = {
${lines(
  states.map((state) => state.label),
  32,
)}
};

constexpr std::uint8_t k${name}Branches[][10] = {
${lines(
  states.slice(0, branching).map((state) => `{${state.next.join(", ")}}`),
  2,
)}
};

constexpr std::uint8_t k${name}Only[] = {
${lines(
  states.slice(branching).map((state) => state.next[0]),
  32,
)}
};
`;
}

function written({ verdicts, keeps, trunkLists, classes, firstTwo, groups }) {
  const fits = classes.length <= kGroup && groups.length <= 256 - kGroup && trunkLists.length <= 16;
  if (!fits) throw new Error("the index outgrew its bytes");
  return `// Written by tools/generate_phone_table.mjs from google-libphonenumber ${version} (metadata of Google's libphonenumber,
// Apache-2.0). Do not edit: run the generator.

constexpr CountryClass kClasses[] = {
${lines(classes, 6)}
};

constexpr std::string_view kTrunks[] = {
${lines(
  trunkLists.map((list) => JSON.stringify(list)),
  8,
)}
};

constexpr std::uint8_t kFirstTwo[100] = {
${lines(firstTwo, 20)}
};

constexpr std::uint8_t kGroups[][10] = {
${lines(
  groups.map((group) => `{${group.join(", ")}}`),
  2,
)}
};

${automatonText("Verdict", verdicts)}
${automatonText("Keeps", keeps)}`;
}

const codes = [...new Set(util.getSupportedCallingCodes())].sort((a, b) => a - b);
const countries = codes.map(countryOf);
assertAssumptions(countries);
const text = written(tableOf(countries));
if (!process.argv.includes("--check")) {
  writeFileSync(kTable, text);
} else if (readFileSync(kTable, "utf8") !== text) {
  console.error(`src/fields/phone_table.inc is not what this generator writes from google-libphonenumber ${version}`);
  process.exitCode = 1;
}
