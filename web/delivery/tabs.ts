// The other tabs of this origin that have a form: which of them live, and what they tell each other.

import type { DeliveryEvent } from "../glue/wire.js";

export type TabMessage =
  | DeliveryEvent
  | { readonly type: "forgotten" } // all on this device
  | { readonly type: "taken"; readonly records: readonly string[] }; // what is offered here, by another tab

const types: readonly unknown[] = [
  "forgotten",
  "taken",
  "sending",
  "waiting",
  "sent",
  "refused",
  "rejected",
  "sessionEnded",
] satisfies TabMessage["type"][];

// Any page of the origin can say anything on the channel. Undefined: not one of ours.
export function readMessage(data: unknown): TabMessage | undefined {
  const message = typeof data === "object" && data !== null ? (data as { type?: unknown; records?: unknown }) : {};
  if (!types.includes(message.type) || (message.type === "taken" && !Array.isArray(message.records))) return undefined;
  return message as TabMessage;
}

export interface Tabs {
  isAlive(form: string): Promise<boolean>;
  say(message: TabMessage): void;
  listen(hear: (message: TabMessage) => void): void;
  close(): void;
}

const name = "complaint-form";
const lockOf = (form: string): string => `${name}.form.${form}`;

// An opaque origin has none.
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

// A form holds a lock as long as it lives, whatever ends it. Where there are no locks no other tab counts as living.
export class BrowserTabs implements Tabs {
  #channel = openChannel();
  readonly #ended = new AbortController();

  constructor(form: string) {
    void this.#hold(lockOf(form)).catch(() => undefined);
  }

  async isAlive(form: string): Promise<boolean> {
    const state = await navigator.locks?.query().catch(() => undefined);
    return (state?.held ?? []).some((lock) => lock.name === lockOf(form));
  }

  say(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  listen(hear: (message: TabMessage) => void): void {
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const message = readMessage(data);
      if (message) hear(message);
    });
  }

  close(): void {
    this.#ended.abort();
    this.#channel?.close();
    this.#channel = undefined;
  }

  async #hold(lock: string): Promise<void> {
    const { signal } = this.#ended;
    // It may end before it begins.
    const untilEnd = (resolve: () => void): void => {
      if (signal.aborted) resolve();
      else signal.addEventListener("abort", () => resolve(), { once: true });
    };
    await navigator.locks?.request(lock, { signal }, () => new Promise<void>(untilEnd));
  }
}
