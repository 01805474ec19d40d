// The part of the code that comes after the entry, and only of the same release.

import { AssetError } from "../glue/asset_error.js";
import { longestWait } from "../glue/assets.js";
import { requireRelease } from "../glue/release.js";

export type LaterCode = typeof import("./runtime.js");

// What stalls goes on beside a new attempt: a browser fetches a module once, and nobody can call it off.
const tooLate = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error(`not there after ${longestWait} ms`)), longestWait));

export async function loadCode(): Promise<LaterCode> {
  try {
    const code = await Promise.race([import("./runtime.js"), tooLate()]);
    requireRelease("runtime.js", code);
    return code;
  } catch (reason) {
    throw new AssetError("wasm", String(reason));
  }
}
