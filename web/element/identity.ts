// Who is logged in at the host, as far as it says so.

import { isAccountKey, keyFrom } from "../delivery/seal.js";
import type { HostSettings } from "./settings.js";

export type GivenKey = Uint8Array<ArrayBuffer> | CryptoKey | undefined;

let wasWarned = false;

// The key that a host gave; "wrong": it is none. Where there is no encryption nothing is kept, and no key needed.
export function readAccountKey(value: GivenKey): Promise<CryptoKey> | undefined | "wrong" {
  if (value === undefined || !globalThis.crypto?.subtle) return undefined;
  if (isAccountKey(value)) return Promise.resolve(value);
  return value instanceof Uint8Array && value.length === 32 ? keyFrom(value.slice()) : "wrong";
}

// On the console, once a page.
export function warnOfSharing({ account, credentials, endpoint }: HostSettings): void {
  if (wasWarned || account !== "" || credentials === "omit" || endpoint === "") return;
  wasWarned = true;
  console.info(
    "<complaint-form>: without `account` a complaint that waits on a shared device is sent with the credentials of whoever " +
      'opens the form next; set `account`, or credentials="omit" (docs/embedding.md)',
  );
}
