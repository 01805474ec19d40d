// What an attacker knows from the form's published source: how a sealed record is made and opened. Shares no code with it.
import { createDecipheriv, createHmac } from "node:crypto";
import { readVarint } from "./snappy.mjs";

const keySize = 32;
const tagSize = 16;

// The value of a property in V8's serialization, looked for between `from` and `to`: strings of one byte a character, and buffers.
function property(bytes, name, from, to) {
  const mark = Buffer.concat([Buffer.from(['"'.charCodeAt(0), name.length]), Buffer.from(name)]);
  const at = bytes.indexOf(mark, from);
  if (at < 0 || at >= to) return undefined;
  const tag = String.fromCharCode(bytes[at + mark.length]);
  if (tag !== '"' && tag !== "B") return undefined;
  const { value: length, at: start } = readVarint(bytes, at + mark.length + 1);
  const value = bytes.subarray(start, start + length);
  return value.length === length ? value : undefined;
}

function recordAt(bytes, from, to) {
  const get = (name) => property(bytes, name, from, to);
  const [id, account, salt, iv, data] = ["id", "account", "salt", "iv", "data"].map(get);
  if (!id || salt?.length !== 16 || iv?.length !== 12 || !(data?.length > tagSize)) return undefined;
  return { id: id.toString("latin1"), account: account?.toString("latin1"), salt, iv, data, at: from };
}

// All sealed records in these bytes: each begins with its id.
export function recordsIn(bytes) {
  const mark = Buffer.from('"\x02id"');
  const starts = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) starts.push(at);
  return starts.map((at, index) => recordAt(bytes, at, starts[index + 1] ?? bytes.length)).filter(Boolean);
}

const hmac = (key, ...parts) => parts.reduce((mac, part) => mac.update(part), createHmac("sha256", key)).digest();

// One block of HKDF-SHA-256 (RFC 5869): twice as quick as hkdfSync for a million short inputs.
const hkdf = (key, salt, info) => hmac(hmac(salt, key), info, Buffer.from([1]));

// Undefined: this is not its key.
export function openWith(record, key, account) {
  const decipher = createDecipheriv("aes-256-gcm", hkdf(key, record.salt, `complaint-form seal ${account}`), record.iv);
  decipher.setAAD(Buffer.from(record.id));
  decipher.setAuthTag(record.data.subarray(-tagSize));
  try {
    return Buffer.concat([decipher.update(record.data.subarray(0, -tagSize)), decipher.final()]);
  } catch {
    return undefined;
  }
}

// Every run of 32 bytes is taken for a key, the nearest to the record first.
function* windows(bytes, near) {
  const last = bytes.length - keySize;
  for (let distance = 0; distance <= Math.max(near, last - near); distance++)
    for (const at of distance === 0 ? [near] : [near + distance, near - distance])
      if (at >= 0 && at <= last) yield bytes.subarray(at, at + keySize);
}

// Tries the bytes around the record, then all others, under each of the accounts' names.
export function breakOpen(record, around, others, accounts) {
  const places = [[around, record.at], ...others.filter((other) => other !== around).map((other) => [other, 0])];
  for (const [bytes, near] of places)
    for (const key of windows(bytes, near))
      for (const account of accounts) {
        const text = openWith(record, key, account);
        if (text) return text;
      }
  return undefined;
}
