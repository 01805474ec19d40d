// What somebody finds who has a copy of a browser's profile folder: values that lie in it as they were typed or sent, and
// sealed records that can be opened with what lies beside them.
import { readProfile } from "./pieces.mjs";
import { breakOpen, recordsIn } from "./unseal.mjs";
import { account, person } from "./victim.mjs";

// As typed, in canonical form, and parts of it that are enough to know whose it is.
export const sought = {
  name: [person.name, "Zevenbergen"],
  phone: [person.phone, "0628374651", "+31628374651", "28374651"],
  "e-mail": [person.email, "Quirine.Zevenbergen"],
  "case number": [person.caseNumber, "QZ90817-K", "QZ90817K", "90817"],
  "national number": [person.bsn],
  statement: [person.reason, person.error, "Sleutelzin", "giraf"],
};
const encodings = ["utf8", "utf16le", "latin1"];

const folded = (text) => [...new Set([text, text.toLowerCase(), text.toUpperCase()])];
const patternsOf = (texts) =>
  texts.flatMap((text) => folded(text).flatMap((variant) => encodings.map((encoding) => Buffer.from(variant, encoding))));
const patterns = Object.entries(sought).map(([what, texts]) => [what, patternsOf(texts)]);
const secrets = {
  "account key": [account.key, ...["hex", "base64", "latin1"].map((encoding) => Buffer.from(account.key.toString(encoding)))],
  "account name": patternsOf([account.name]),
};

const namesIn = (bytes, named) =>
  named.filter(([, variants]) => variants.some((variant) => bytes.includes(variant))).map(([what]) => what);

// The names of the values that are in these bytes.
export const valuesIn = (bytes) => namesIn(bytes, patterns);

function plainIn(pieces) {
  const found = new Map();
  for (const { file, bytes } of pieces)
    for (const what of namesIn(bytes, [...patterns, ...Object.entries(secrets)])) found.set(`${file}: ${what}`, { file, what });
  return [...found.values()];
}

// Each once, by its salt: a record shows up in a file and again in what is unpacked from it.
function sealedRecords(pieces) {
  const records = new Map();
  for (const piece of pieces)
    for (const record of recordsIn(piece.bytes)) {
      const name = record.salt.toString("hex");
      if (!records.has(name)) records.set(name, { record, piece });
    }
  return [...records.values()];
}

const isStorage = ({ file }) => /IndexedDB|Local Storage|Session Storage|WebStorage/.test(file);

// `plain` and `opened`: in which file which values; `sealed`: how many records stayed shut.
export function attack(folder) {
  const { files, pieces } = readProfile(folder);
  const storage = pieces.filter(isStorage).map(({ bytes }) => bytes);
  const opened = [];
  let sealed = 0;
  for (const { record, piece } of sealedRecords(pieces)) {
    const text = breakOpen(record, piece.bytes, storage, ["", account.name]);
    if (text) opened.push({ file: piece.file, values: valuesIn(text) });
    else sealed++;
  }
  return { files: files.length, plain: plainIn(pieces), opened, sealed };
}
