// AES-GCM with a key that never leaves the browser's own store: a copy of the disk's files does not open the records by itself,
// and nothing plain is left in them.
//
//   key     AES-256, not extractable, kept in the same database
//   iv      96 bits, fresh for every sealing (NIST SP 800-38D, 8.2.2: at most 2^32 under one key)
//   bound   the record's id is additional data: a record under another id does not open

import type { Sealed } from "./store.js";
import type { Sealer } from "./vault.js";

export interface NamedKey {
  readonly id: string;
  readonly key: CryptoKey;
}

export interface KeyKeeper {
  // The key that is kept, or this new one, kept from now on.
  keyOr(made: NamedKey): Promise<NamedKey>;
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const parameters = (id: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: bytesOf(id),
});

export class AesSealer implements Sealer {
  readonly #keeper: KeyKeeper;
  readonly #newId: () => string;
  #current: Promise<NamedKey> | undefined;

  constructor(keeper: KeyKeeper, newId: () => string) {
    this.#keeper = keeper;
    this.#newId = newId;
  }

  async seal(id: string, text: string): Promise<Sealed> {
    const { id: name, key } = await this.#key();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { id, key: name, iv, data: await crypto.subtle.encrypt(parameters(id, iv), key, bytesOf(text)) };
  }

  async open(record: Sealed): Promise<string | undefined> {
    if ((await this.#key()).id !== record.key) this.renew();
    const { id, key } = await this.#key();
    if (id !== record.key) return undefined;
    try {
      return new TextDecoder().decode(await crypto.subtle.decrypt(parameters(record.id, record.iv), key, record.data));
    } catch {
      return undefined;
    }
  }

  renew(): void {
    this.#current = undefined;
  }

  // A failure is forgotten, so that a later attempt asks again.
  #key(): Promise<NamedKey> {
    const current = (this.#current ??= this.#ask());
    current.catch(() => this.#current === current && this.renew());
    return current;
  }

  async #ask(): Promise<NamedKey> {
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    return this.#keeper.keyOr({ id: this.#newId(), key });
  }
}
