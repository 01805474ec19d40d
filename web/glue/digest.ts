// How bytes are written.

// Two hexadecimal digits a byte.
export const hexOf = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

// A SHA-256 digest as the fields of RFC 9530 write it.
export const digestField = (sha256: ArrayBuffer): string => `sha-256=:${btoa(String.fromCharCode(...new Uint8Array(sha256)))}:`;
