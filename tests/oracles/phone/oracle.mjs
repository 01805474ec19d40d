// The two that are compared: google-libphonenumber, and complaint-check. Both answer with E.164 or with a problem's code.
import { createRequire } from "node:module";
import { checkField } from "../../support/check.mjs";

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

// What complaint-check says of every text, in their order.
export const complaintCheckSays = (texts, profile) =>
  checkField("phone", texts, "--profile", profile).map((outcome) => (outcome.ok ? outcome.value : outcome.code));
