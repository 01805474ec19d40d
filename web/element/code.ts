// The part of the code that comes after the entry, and only of the same release.

import { AssetError } from "../glue/asset_error.js";
import { requireRelease } from "../glue/release.js";

export type LaterCode = typeof import("./running.js");

export async function loadCode(): Promise<LaterCode> {
  try {
    const code = await import("./running.js");
    requireRelease("running.js", code);
    return code;
  } catch (reason) {
    throw new AssetError("wasm", String(reason));
  }
}
