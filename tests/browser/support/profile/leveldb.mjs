// Reads LevelDB's files (google/leveldb, doc/log_format.md and doc/table_format.md) without its library: everything that lies in
// them, also values that were deleted or written over and that no reader of the database would give.
import { readVarint, unsnappy } from "./snappy.mjs";

const blockSize = 32_768;
const fragment = { full: 1, first: 2, middle: 3, last: 4 };
const magic = 0xdb4775248b80fb57n; // as read little-endian
const footerSize = 48;

// The records of a .log file, their fragments joined. Checksums are not looked at: what is broken may still say something.
export function logRecords(bytes) {
  const records = [];
  let pieces = [];
  for (let at = 0; at + 7 <= bytes.length;) {
    if (blockSize - (at % blockSize) < 7) at += blockSize - (at % blockSize);
    if (at + 7 > bytes.length) break;
    const [length, type] = [bytes.readUInt16LE(at + 4), bytes[at + 6]];
    const body = bytes.subarray(at + 7, at + 7 + length);
    at += 7 + length;
    if (type === fragment.full || type === fragment.first) pieces = [];
    if (type >= fragment.full && type <= fragment.last) pieces.push(body);
    if (type === fragment.full || type === fragment.last) records.push(Buffer.concat(pieces));
  }
  return records;
}

function blockAt(bytes, offset, size) {
  const block = bytes.subarray(offset, offset + size);
  return bytes[offset + size] === 1 ? unsnappy(block) : block;
}

function handleIn(bytes, at = 0) {
  const offset = readVarint(bytes, at);
  const size = readVarint(bytes, offset.at);
  return { offset: offset.value, size: size.value, at: size.at };
}

// The values of a block, one after the other.
function valuesOf(block) {
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4);
  const values = [];
  for (let at = 0; at < end;) {
    const shared = readVarint(block, at);
    const own = readVarint(block, shared.at);
    const length = readVarint(block, own.at);
    at = length.at + own.value + length.value;
    values.push(block.subarray(at - length.value, at));
  }
  return values;
}

// The data blocks of a table (.ldb), unpacked.
export function tableBlocks(bytes) {
  if (bytes.length < footerSize || bytes.readBigUInt64LE(bytes.length - 8) !== magic) return [];
  const footer = bytes.subarray(bytes.length - footerSize);
  const index = handleIn(footer, handleIn(footer).at);
  return valuesOf(blockAt(bytes, index.offset, index.size)).map((value) => {
    const { offset, size } = handleIn(value);
    return blockAt(bytes, offset, size);
  });
}
