// Everyone who checks the same values: each entry gives true for accepted. `ours` entries are named first.
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readFileSync } from "node:fs";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import * as valibot from "valibot";
import validator from "validator";
import { z } from "zod";

function elevenTest(text) {
  if (!/^\d{9}$/.test(text) || text === "000000000") return false;
  let sum = 0;
  for (let i = 0; i < 8; ++i) sum += (text.charCodeAt(i) - 48) * (9 - i);
  return (sum - (text.charCodeAt(8) - 48)) % 11 === 0;
}

// The rule as a whole, as our validator keeps it: separators dropped, 8 digits taken for 9; gives the canonical number.
function canonicalBsn(typed) {
  const digits = typed.replace(/[\s.-]/g, "");
  const nine = digits.length === 8 ? `0${digits}` : digits;
  return elevenTest(nine) ? nine : undefined;
}

const isDutchPhone = (text) => parsePhoneNumberFromString(text, "NL")?.isValid() === true;

function ajvFor(schema) {
  const ajv = new Ajv();
  addFormats(ajv);
  ajv.addFormat("bsn", { type: "string", validate: (typed) => canonicalBsn(typed) !== undefined });
  return ajv.compile(schema);
}

const zodEmail = z.email();
const zodBsn = z.string().transform((typed, context) => {
  const number = canonicalBsn(typed);
  if (number === undefined) context.issues.push({ code: "custom", message: "bad_checksum", input: typed });
  return number;
});
const valibotEmail = valibot.pipe(valibot.string(), valibot.email());
const valibotBsn = valibot.pipe(valibot.string(), valibot.transform(canonicalBsn), valibot.string());

// The whole payload as a JavaScript receiver would: parse, the JSON Schema, then the values that a schema cannot judge.
function payloadChecker(schemaPath) {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  const structure = ajv.compile(JSON.parse(readFileSync(schemaPath, "utf8")));
  return (text) => {
    const payload = JSON.parse(text);
    return (
      structure(payload) &&
      isDutchPhone(payload.contact.phone) &&
      validator.isEmail(payload.contact.email) &&
      (!payload.case?.nationalId || elevenTest(payload.case.nationalId.value))
    );
  };
}

export function contenders(schemaPath) {
  return {
    email: {
      "zod 4": (text) => zodEmail.safeParse(text).success,
      valibot: (text) => valibot.safeParse(valibotEmail, text).success,
      "Ajv 8 + ajv-formats": ajvFor({ type: "string", format: "email" }),
      "validator.js isEmail": (text) => validator.isEmail(text),
    },
    bsn: {
      "zod 4": (text) => zodBsn.safeParse(text).success,
      valibot: (text) => valibot.safeParse(valibotBsn, text).success,
      "Ajv 8": ajvFor({ type: "string", format: "bsn" }),
      "plain JavaScript": (typed) => canonicalBsn(typed) !== undefined,
    },
    phone: { "libphonenumber-js max": isDutchPhone },
    payload: { "Ajv + libphonenumber-js max + isEmail": payloadChecker(schemaPath) },
  };
}
