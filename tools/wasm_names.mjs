// The module keeps the names of its functions, so that its size can be told by part (./dev bench size); people get it without.

const customSection = 0;

// An unsigned LEB128 number at `at`, and where the next thing begins.
function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: at };
  }
}

// A Wasm module without its custom sections, which never change what it does.
export function withoutNames(bytes) {
  const kept = [bytes.subarray(0, 8)]; // magic and version
  for (let at = 8; at < bytes.length;) {
    const { value, next } = readNumber(bytes, at + 1);
    if (bytes[at] !== customSection) kept.push(bytes.subarray(at, next + value));
    at = next + value;
  }
  return Buffer.concat(kept);
}
