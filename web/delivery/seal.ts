// Seals records with AES-GCM, each for the account that it belongs to.
//
//   keys    by HKDF-SHA-256 (RFC 5869) from the account's key, which the host's session gives and nothing here keeps; without one
//           from a random key that lies in the record itself: that hides the answers from a search of the disk, not from somebody
//           who can read the browser's files (SECURITY.md)
//   salt    128 bits, fresh for every sealing: no two share a key
//   info    the purpose and the account's name: another account derives another key
//   iv      96 bits, fresh for every sealing (NIST SP 800-38D, 8.2.2)
//   bound   the record's id is additional data: a record under another id does not open

import { hexOf } from "../glue/digest.js";
import { firstFormat, type Sealed } from "./store.js";
import type { Sealer } from "./vault.js";

// Whose records these are.
export interface Identity {
  readonly account: string; // the host's word for who is logged in; empty: nobody in particular
  readonly key: Promise<CryptoKey> | undefined; // HKDF, of that account
}

export const nobody: Identity = { account: "", key: undefined };

const uses: readonly KeyUsage[] = ["deriveBits", "deriveKey"];
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const randomBytes = (count: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(count));

// `bytes`: 32 of them, random. The key cannot be taken out again.
export const keyFrom = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", bytes, "HKDF", false, uses);

export const isAccountKey = (value: unknown): value is CryptoKey =>
  value instanceof CryptoKey && value.algorithm.name === "HKDF" && uses.every((use) => value.usages.includes(use));

type Purpose = "account" | "seal";
type Salt = Sealed["salt"];

const hkdf = (purpose: Purpose, account: string, salt: Salt): HkdfParams => ({
  name: "HKDF",
  hash: "SHA-256",
  salt,
  info: bytesOf(`complaint-form ${purpose} ${account}`),
});

const gcm = (id: string, iv: Sealed["iv"]): AesGcmParams => ({ name: "AES-GCM", iv, additionalData: bytesOf(id) });

// 32 hexadecimal digits.
const digestOf = async (base: CryptoKey, account: string, salt: Salt): Promise<string> =>
  hexOf(new Uint8Array(await crypto.subtle.deriveBits(hkdf("account", account, salt), base, 128)));

const sealKey = (base: CryptoKey, account: string, salt: Salt): Promise<CryptoKey> =>
  crypto.subtle.deriveKey(hkdf("seal", account, salt), base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

async function freshKey(): Promise<CryptoKey> {
  const bytes = randomBytes(32);
  try {
    return await keyFrom(bytes);
  } finally {
    bytes.fill(0);
  }
}

export class AesSealer implements Sealer {
  readonly #identity: Identity;

  constructor(identity: Identity) {
    this.#identity = identity;
  }

  async seal(id: string, text: string): Promise<Omit<Sealed, "format">> {
    const { account } = this.#identity;
    const own = await this.#identity.key;
    const base = own ?? (await freshKey());
    const [salt, iv] = [randomBytes(16), randomBytes(12)];
    const data = await crypto.subtle.encrypt(gcm(id, iv), await sealKey(base, account, salt), bytesOf(text));
    return { id, account: await digestOf(base, account, salt), salt, iv, data, ...(own ? {} : { key: base }) };
  }

  async whose(record: Sealed): Promise<"own" | "another's" | "nobody's"> {
    if (!(record.format >= firstFormat)) return "nobody's";
    const digest = await this.#digestFor(record).catch(() => undefined); // a later version's may look otherwise
    return digest !== undefined && digest === record.account ? "own" : "another's";
  }

  async open(record: Sealed): Promise<string | undefined> {
    try {
      const base = await this.#baseOf(record);
      const key = base && (await sealKey(base, this.#identity.account, record.salt));
      return key && new TextDecoder().decode(await crypto.subtle.decrypt(gcm(record.id, record.iv), key, record.data));
    } catch {
      return undefined;
    }
  }

  async #digestFor(record: Sealed): Promise<string | undefined> {
    const base = await this.#baseOf(record);
    return base && digestOf(base, this.#identity.account, record.salt);
  }

  // What an account kept before its host gave a key is its own all the same.
  async #baseOf({ key }: Sealed): Promise<CryptoKey | undefined> {
    return key ?? this.#identity.key;
  }
}
