// Decoder for Snappy's raw format (google/snappy, format_description.txt), as LevelDB's tables and Blink's IndexedDB values use it.

export function readVarint(bytes, at) {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) throw new RangeError("a varint is cut off");
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, at };
  }
  throw new RangeError("a varint is too long");
}

function literalLength(bytes, at, tag) {
  const short = tag >> 2;
  if (short < 60) return { length: short + 1, at };
  const count = short - 59;
  return { length: bytes.readUIntLE(at, count) + 1, at: at + count };
}

function copyOf(bytes, at, tag) {
  if ((tag & 3) === 1) return { length: ((tag >> 2) & 7) + 4, offset: ((tag >> 5) << 8) | bytes[at], at: at + 1 };
  const count = (tag & 3) === 2 ? 2 : 4;
  return { length: (tag >> 2) + 1, offset: bytes.readUIntLE(at, count), at: at + count };
}

// Throws a RangeError if `bytes` does not begin with a whole compressed block of at most `limit` bytes.
export function unsnappy(bytes, limit = 1 << 26) {
  let { value: size, at } = readVarint(bytes, 0);
  if (size > limit) throw new RangeError("the block is too large");
  const out = Buffer.alloc(size);
  let written = 0;
  while (written < size) {
    const tag = bytes[at++];
    if (tag === undefined) throw new RangeError("the block is cut off");
    const piece = (tag & 3) === 0 ? literalLength(bytes, at, tag) : copyOf(bytes, at, tag);
    at = piece.at;
    if (written + piece.length > size) throw new RangeError("a piece is too long");
    if (piece.offset === undefined) {
      if (at + piece.length > bytes.length) throw new RangeError("a literal is cut off");
      bytes.copy(out, written, at, at + piece.length);
      at += piece.length;
    } else {
      if (piece.offset === 0 || piece.offset > written) throw new RangeError("a copy begins before the block");
      for (let i = 0; i < piece.length; i++) out[written + i] = out[written + i - piece.offset];
    }
    written += piece.length;
  }
  return out;
}
