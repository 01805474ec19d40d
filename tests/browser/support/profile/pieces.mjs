// Everything that can be read in a copy of a browser's profile folder: each file as it lies there, and what unpacking gives.
//
//   LevelDB        logs and tables (IndexedDB, Local Storage, Session Storage and others)
//   IndexedDB      values that Blink has compressed (a header, then Snappy)
//   "v10"          what Chromium encrypts on Linux without a keyring: AES-128-CBC under a fixed password
//                  (os_crypt_linux.cc); cookies, sessions and saved passwords
//   gzip           bodies in caches
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gunzipSync, constants } from "node:zlib";
import { logRecords, tableBlocks } from "./leveldb.mjs";
import { unsnappy } from "./snappy.mjs";

const fixedKey = pbkdf2Sync("peanuts", "saltysalt", 1, 16, "sha1");
const fixedIv = Buffer.alloc(16, " ");
const longestSecret = 65_536; // bytes that are decrypted after each "v10": more than any such value has

function everyPlace(bytes, mark) {
  const places = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) places.push(at);
  return places;
}

// Undefined: it is not what it looked like.
function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

// Each block depends on the one before only: where the value ends need not be known.
function fixedDecrypted(bytes, at) {
  const whole = bytes.subarray(at + 3, at + 3 + longestSecret);
  const cut = whole.subarray(0, whole.length - (whole.length % 16));
  const decipher = createDecipheriv("aes-128-cbc", fixedKey, fixedIv).setAutoPadding(false);
  return Buffer.concat([decipher.update(cut), decipher.final()]);
}

const unpackers = [
  ["v10", Buffer.from("v10"), fixedDecrypted],
  ["blink-snappy", Buffer.from([0xff, 0x11, 0x02]), (bytes, at) => unsnappy(bytes.subarray(at + 3), 1 << 24)],
  [
    "gzip",
    Buffer.from([0x1f, 0x8b, 0x08]),
    (bytes, at) => gunzipSync(bytes.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH }),
  ],
];

function unpacked(bytes) {
  return unpackers.flatMap(([how, mark, unpack]) =>
    everyPlace(bytes, mark)
      .map((at) => ({ how, bytes: attempt(() => unpack(bytes, at)) }))
      .filter((piece) => piece.bytes?.length > 0),
  );
}

function piecesOf(name, bytes) {
  const log = name.endsWith(".log") ? logRecords(bytes).map((record) => ({ how: "log", bytes: record })) : [];
  const table = /\.(ldb|sst)$/.test(name) ? (attempt(() => tableBlocks(bytes)) ?? []) : [];
  const whole = [{ how: "file", bytes }, ...log, ...table.map((block) => ({ how: "table", bytes: block }))];
  return [...whole, ...whole.flatMap((piece) => unpacked(piece.bytes))];
}

// [{ file, how, bytes }], and how many files there were.
export function readProfile(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const pieces = names.flatMap((name) =>
    piecesOf(name, readFileSync(name)).map((piece) => ({ ...piece, file: relative(folder, name) })),
  );
  return { files: names.map((name) => relative(folder, name)), pieces };
}
