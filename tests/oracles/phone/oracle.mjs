// The two that are compared: google-libphonenumber, and complaint-check. Both answer with E.164 or with a problem's code.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const libphonenumber = require("google-libphonenumber");
const { PhoneNumberFormat, PhoneNumberType } = libphonenumber;

export const util = libphonenumber.PhoneNumberUtil.getInstance();
export const types = PhoneNumberType;
const shortNumbers = libphonenumber.ShortNumberInfo.getInstance();

const kProfileCodes = new Set([31, 32]);
const kNotReachable = new Set([types.PREMIUM_RATE, types.TOLL_FREE, types.SHARED_COST, types.PAGER]);
const kPossible = libphonenumber.PhoneNumberUtil.ValidationResult.IS_POSSIBLE;

export function metadataOf(code) {
  const region = util.getRegionCodeForCountryCode(code);
  return region === "001" ? util.getMetadataForNonGeographicalRegion(code) : util.getMetadataForRegion(region);
}

function parsed(text, region) {
  try {
    return util.parse(text, region);
  } catch {
    return undefined; // libphonenumber's way to say: not a number
  }
}

function verdictOnFullPattern(number) {
  if (util.isValidNumber(number)) return kNotReachable.has(util.getNumberType(number)) ? "not_reachable" : "accepted";
  return shortNumbers.isValidShortNumber(number) ? "not_reachable" : "bad_shape";
}

// DESIGN part 5 in libphonenumber's words.
export function libphonenumberSays(text, region) {
  const number = parsed(text, region);
  if (!number) return "bad_shape";
  const full = kProfileCodes.has(number.getCountryCode());
  const possible = util.isPossibleNumberWithReason(number) === kPossible ? "accepted" : "bad_shape";
  const verdict = full ? verdictOnFullPattern(number) : possible;
  return verdict === "accepted" ? util.format(number, PhoneNumberFormat.E164) : verdict;
}

const kFolder = process.env.COMPLAINT_BIN ?? fileURLToPath(new URL("../../../build/native/bin", import.meta.url));

// What complaint-check says of every text, in their order.
export function complaintCheckSays(texts, profile) {
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join("");
  const run = spawnSync(join(kFolder, "complaint-check"), ["field", "phone", "--profile", profile], {
    input,
    maxBuffer: 1 << 28,
  });
  if (run.error) throw run.error;
  if (run.status > 1) throw new Error(`complaint-check ended with ${run.status}: ${run.stderr}`);
  const outcomes = run.stdout
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  if (outcomes.length !== texts.length) throw new Error(`${texts.length} asked, ${outcomes.length} answered`);
  return outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.code));
}
