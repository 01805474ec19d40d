// What waits to be sent. An entry is written before its first attempt and removed only when a reference has been read, the
// receiver has refused it for good, or the person throws it away.

export interface Entry {
  readonly id: string; // the complaint's, also its idempotency key
  readonly payload: string; // exactly these bytes
  readonly since: string; // RFC 3339
  readonly failures: number;
  readonly notBefore: number; // ms since the epoch: of the receiver's Retry-After; 0: none
}

export interface Outbox {
  put(entry: Entry): Promise<void>;
  all(): Promise<readonly Entry[]>; // oldest first
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

// Lives as long as the page: for when the device stores nothing.
export class MemoryOutbox implements Outbox {
  readonly #entries = new Map<string, Entry>();

  put(entry: Entry): Promise<void> {
    this.#entries.set(entry.id, entry);
    return Promise.resolve();
  }

  all(): Promise<readonly Entry[]> {
    return Promise.resolve([...this.#entries.values()]);
  }

  remove(id: string): Promise<void> {
    this.#entries.delete(id);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.#entries.clear();
    return Promise.resolve();
  }
}
