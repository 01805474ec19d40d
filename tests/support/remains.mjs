// Looks for texts in a memory, in whole or in part: every six code points in a row of each, in UTF-8, UTF-16 and UTF-32.

// No part of these stands in the form's own words. The number is computed, the address of RFC 2606.
export const unusualAnswers = {
  name: "Xanthippe Żwirkø",
  phone: "06 48 61 59 37",
  email: "Xanthi.Zwirko@Kwiksum.test",
  caseNumber: "qx 7741-93",
  bsn: "111222333",
  reason: "Vijf xylofoons zwichtten; quasi gekwiekt.\nGiro 4417 😀 ruimschoots.",
  error: "Mevr. Kwaksalver smeet krom 9162 ongelezen terzijde.",
};
export const canonicalTexts = ["+31648615937", "Xanthi.Zwirko@kwiksum.test", "QX7741-93"];

const partLength = 6; // code points; shorter parts stand in the form's own words

function utf32(text) {
  const bytes = Buffer.alloc(4 * [...text].length);
  [...text].forEach((character, index) => bytes.writeUInt32LE(character.codePointAt(0), 4 * index));
  return bytes;
}

const encodings = {
  "UTF-8": (text) => Buffer.from(text, "utf8"),
  "UTF-16": (text) => Buffer.from(text, "utf16le"),
  "UTF-32": utf32,
};

function partsOf(text) {
  const characters = [...text];
  if (characters.length < partLength) throw new Error(`"${text}" is too short to be told from other texts`);
  return Array.from({ length: characters.length - partLength + 1 }, (_, at) => characters.slice(at, at + partLength).join(""));
}

// Those of the pieces ([name, bytes]) that are in the memory, by name.
export function findPieces(memory, pieces) {
  const bytes = Buffer.from(memory.buffer, memory.byteOffset, memory.byteLength);
  const byStart = new Map(); // the first four bytes
  const begins = new Uint8Array(65536); // the first two
  for (const piece of pieces) {
    const start = piece[1].readInt32LE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), piece]);
    begins[start & 0xffff] = 1;
  }
  const found = new Set();
  for (let at = 0; at + 3 < bytes.length; ++at) {
    const start = bytes[at] | (bytes[at + 1] << 8);
    if (begins[start] === 0) continue;
    for (const [name, piece] of byStart.get(start | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) ?? [])
      if (bytes.compare(piece, 0, piece.length, at, Math.min(at + piece.length, bytes.length)) === 0) found.add(name);
  }
  return [...found];
}

// The parts of the texts that were found, each once: "UTF-8 betaal".
export function remainsIn(memory, texts) {
  const pieces = Object.entries(encodings).map(([name, encode]) =>
    texts.flatMap(partsOf).map((part) => [`${name} ${part}`, encode(part)]),
  );
  return findPieces(memory, pieces.flat());
}

// True if every part of the text is there in UTF-8.
export function isWholeIn(memory, text) {
  const found = new Set(remainsIn(memory, [text]));
  return partsOf(text).every((part) => found.has(`UTF-8 ${part}`));
}
