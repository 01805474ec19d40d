// Who is logged in at the host, as far as it says so.

import { isAccountKey, keyFrom, type Identity } from "../delivery/seal.js";
import type { HostSettings } from "./settings.js";

export type GivenKey = Uint8Array<ArrayBuffer> | CryptoKey | null | undefined; // null: none, as undefined

const isSame = (one: GivenKey, other: GivenKey): boolean =>
  one instanceof Uint8Array && other instanceof Uint8Array ? one.every((byte, i) => byte === other[i]) : one === other;

// The account that a host names, and its key: one that was given for another account is not used for this one.
export class HostIdentity {
  #given: GivenKey;
  #key: Promise<CryptoKey> | undefined;
  #isFresh = false; // given, and no account has come since
  #account = "";

  // False: it is none. Where there is no encryption nothing is kept, and no key needed.
  setKey(value: GivenKey): boolean {
    const given = value ?? undefined;
    const isBytes = given instanceof Uint8Array && given.length === 32;
    if (given !== undefined && !isBytes && !isAccountKey(given)) return false;
    this.#isFresh = true;
    if (isSame(this.#given, given)) return true;
    this.#given = isBytes ? given.slice() : given;
    this.#key = this.#imported();
    return true;
  }

  of(account: string): Identity {
    if (account !== this.#account && !this.#isFresh) this.#given = this.#key = undefined;
    this.#account = account;
    if (account !== "") this.#isFresh = false;
    return { account, key: this.#key };
  }

  #imported(): Promise<CryptoKey> | undefined {
    if (!this.#given || !globalThis.crypto?.subtle) return undefined;
    return this.#given instanceof Uint8Array ? keyFrom(this.#given.slice()) : Promise.resolve(this.#given);
  }
}

let wasWarned = false;

// On the console, once a page.
export function warnOfSharing({ account, credentials, endpoint }: HostSettings): void {
  if (wasWarned || account !== "" || credentials === "omit" || endpoint === "") return;
  wasWarned = true;
  console.info(
    "<complaint-form>: without `account` a complaint that waits is sent with the credentials of whoever opens the form next",
  );
}
