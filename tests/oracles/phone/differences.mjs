// Where we differ from google-libphonenumber on purpose: the reason, examples as [text, profile, our answer], and
// `explains`, which recognises the difference among generated numbers.
import { libphonenumberSays, metadataOf, util } from "./oracle.mjs";

const kCodes = new Set(util.getSupportedCallingCodes());

const isAccepted = (answer) => answer.startsWith("+");

// The calling code and what follows it, of a text with + or 00 in front.
function readAbroad(text) {
  const digits = text.replace(/\D/g, "");
  const exit = /^00(?!0)/.test(digits) ? 2 : 0;
  const code = [1, 2, 3].map((size) => Number(digits.slice(exit, exit + size))).find((each) => kCodes.has(each));
  return code && (exit || text.includes("+")) ? { code, national: digits.slice(exit + String(code).length) } : undefined;
}

// What libphonenumber takes for a prefix of the number abroad: the match of its pattern.
function prefixFound(text) {
  const abroad = readAbroad(text);
  const pattern = abroad && metadataOf(abroad.code).getNationalPrefixForParsing();
  return (pattern && new RegExp(`^(?:${pattern})`).exec(abroad.national)) || [""];
}

// Whether it captures something: a carrier code, or what a rewriting rule needs.
const capturesPrefix = (text) => prefixFound(text).slice(1).some(Boolean);

// Whether "(0)" is only the first digit of it.
const hasLongPrefix = (text) => text.includes("(0)") && prefixFound(text)[0].length > 1;

export const differences = [
  {
    name: "no carrier codes, no rewriting abroad",
    reason:
      "After + nobody dials the code of a domestic carrier; libphonenumber also rewrites numbers of one town (San Marino) or of an older plan. We keep what was typed if its length is possible.",
    examples: [
      ["+54 11 15 2345 6789", "nl", "bad_shape"],
      ["+57 0 300 123 4567", "nl", "+573001234567"],
      ["+378 886377", "nl", "bad_shape"],
    ],
    explains: ({ text }) => capturesPrefix(text),
  },
  {
    name: "a trunk prefix stands once",
    reason:
      "What libphonenumber gives for two of them would be read as another number the next time: a canonical value must stay as it is.",
    examples: [
      ["+49 0030 123456", "nl", "bad_shape"],
      ["0049 0 030 123456", "nl", "bad_shape"],
    ],
    explains: ({ ours, theirs }) =>
      ours === "bad_shape" && isAccepted(theirs) && (libphonenumberSays(theirs, "NL") !== theirs || capturesPrefix(theirs)),
  },
  {
    name: "(0) is dropped",
    reason:
      'DESIGN part 5: it says "0 inside the country only", also where the country has no trunk 0 and libphonenumber therefore counts it as a digit.',
    examples: [
      ["+34 (0)91 234 5678", "nl", "+34912345678"],
      ["+1 (0) 212 555 0123", "nl", "+12125550123"],
      ["+47 (0)22 12 34 56", "be", "+4722123456"],
    ],
    explains: explainedWithoutBracketedZero,
  },
  {
    name: "(0) begins no longer prefix",
    reason:
      "Of Japan's prefix 003768 libphonenumber also takes the spelling (0)03768; brackets around its first digit alone mean the trunk 0.",
    examples: [["+81 (0)03768 464373535", "nl", "+813768464373535"]],
    explains: ({ text, ours }) => hasLongPrefix(text) && libphonenumberSays(text.replace("(0)", ""), "NL") === ours,
  },
  {
    name: "codes with toll-free, shared-cost and premium-rate numbers only",
    reason: "+800, +808 and +979 belong to no country; whole, they are of kinds at which nobody can be called back.",
    examples: [
      ["+800 1234 5678", "nl", "not_reachable"],
      ["+808 1234 5678", "nl", "not_reachable"],
      ["00979 123 456 789", "be", "not_reachable"],
    ],
    explains: ({ ours, theirs }) => ours === "not_reachable" && /^\+(800|808|979)/.test(theirs),
  },
  {
    name: "numbers longer than 2^53 are not rounded",
    reason: "google-libphonenumber keeps the national number as a floating-point number, which has no room for 16 digits.",
    examples: [["+62 12345678901234567", "nl", "+6212345678901234567"]],
    explains: ({ ours, theirs }) =>
      isAccepted(ours) &&
      Number(ours) > 2 ** 53 &&
      ours.length === theirs.length &&
      Number(ours.slice(3)) === Number(theirs.slice(3)),
  },
  {
    name: "ASCII digits and + only",
    reason: "DESIGN part 5: anything else is refused; libphonenumber reads full-width, Arabic-Indic and extended digits.",
    examples: [
      ["\uff10\uff16\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", "nl", "bad_character"],
      ["\uff0b31612345678", "nl", "bad_character"],
      ["\u0660612345678", "nl", "bad_character"],
    ],
  },
  {
    name: "no letters",
    reason: "DESIGN part 5: libphonenumber reads the letters of a telephone keypad, and x as a separator.",
    examples: [
      ["0800 ALARM", "nl", "bad_character"],
      ["06x12345678", "nl", "bad_character"],
      ["tel:+31612345678", "nl", "bad_character"],
    ],
  },
  {
    name: "no extensions and no second number",
    reason: 'DESIGN part 5: libphonenumber takes the extension apart, and drops what follows "/x".',
    examples: [
      ["020 123 4567 ext. 12", "nl", "bad_character"],
      ["+31 20 123 4567;ext=12", "nl", "bad_character"],
      ["0201234567#12", "nl", "bad_character"],
    ],
  },
  {
    name: "nothing before or after the number",
    reason:
      "libphonenumber skips whatever stands before the first digit and after the last; what we drop unseen would be a guess.",
    examples: [
      ["Tel. 0612345678", "nl", "bad_character"],
      ["\u202a+31612345678\u202c", "nl", "bad_character"],
      ['"0612345678"', "nl", "bad_character"],
    ],
  },
  {
    name: "fewer marks as separators",
    reason: "DESIGN part 5 names them; tildes, stars, soft hyphens, zero-width and full-width marks are not among them.",
    examples: [
      ["06~12345678", "nl", "bad_character"],
      ["06\u00ad12345678", "nl", "bad_character"],
      ["06\u200b12345678", "nl", "bad_character"],
      ["\uff0806\uff0912345678", "nl", "bad_character"],
      ["0*612345678", "nl", "bad_character"],
    ],
  },
  {
    name: "every Unicode space separates",
    reason: "Pasted numbers bring them along; libphonenumber knows U+0020, U+00A0 and U+3000 only.",
    examples: [
      ["06\u202f12345678", "nl", "+31612345678"],
      ["06\u200912345678", "nl", "+31612345678"],
      ["0470\u202f12\u202f34\u202f56", "be", "+32470123456"],
    ],
  },
  {
    name: "square brackets count as brackets around (0)",
    reason: "As with round ones; libphonenumber counts the 0.",
    examples: [["+34 [0]91 234 5678", "nl", "+34912345678"]],
  },
  {
    name: "no limit of 250 characters",
    reason: "libphonenumber refuses to read more; we read any length in linear time.",
    examples: [[`06${" ".repeat(300)}12345678`, "nl", "+31612345678"]],
  },
];

// Whether the numbers of the country begin with the 0 themselves, this one among them: it may not be dropped then.
function hasOwnZero(text) {
  const { code, national } = readAbroad(text);
  return new RegExp(`^(?:${metadataOf(code).getGeneralDesc().getNationalNumberPattern()})$`).test(national);
}

// Whether libphonenumber says the same of the text without its "(0)", or differs then for one of the other reasons.
function explainedWithoutBracketedZero({ text, ours }) {
  const rest = text.replace(/[([]\s*0\s*[)\]]/, "");
  if (rest === text || hasOwnZero(text)) return false;
  const theirs = libphonenumberSays(rest, "NL");
  return theirs === ours || Boolean(reasonFor({ text: rest, ours, theirs }));
}

// The name of the deliberate difference that explains a disagreement.
export function reasonFor(found) {
  return differences.find((difference) => difference.explains?.(found))?.name;
}

// What libphonenumber says of a typed text that is empty or has a character of no number is always "not a number".
export const refusedByBoth = [
  ["", "required"],
  ["   ", "required"],
  ["-", "required"],
  ["()", "required"],
  ["\u00a0", "required"],
  ["geen", "bad_character"],
  ["06\t12345678", "bad_character"],
  ["06\n12345678", "bad_character"],
  ["06+12345678", "bad_character"],
  ["+31+612345678", "bad_character"],
  ["+ +31612345678", "bad_character"],
  ["+", "bad_shape"],
  ["++", "bad_shape"],
  ["00", "bad_shape"],
  ["+31", "bad_shape"],
  ["+0612345678", "bad_shape"],
  ["000612345678", "bad_shape"],
  ["+999 123456", "bad_shape"],
];
