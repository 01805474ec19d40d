// The other tabs of this origin that have a form: which of them live, and what they tell each other.

// Hints to look into the device again, never the truth. Every page of the origin can write to the channel.
export type TabMessage =
  | { readonly type: "changed" } // records of forms that are gone were taken over or wiped
  | { readonly type: "attempted"; readonly complaint: string }; // something became of it

// Undefined: not one of ours.
export function readMessage(data: unknown): TabMessage | undefined {
  const { type, complaint } = (typeof data === "object" && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  if (type === "changed") return { type };
  return type === "attempted" && typeof complaint === "string" ? { type, complaint } : undefined;
}

export interface Tabs {
  isAlive(form: string): Promise<boolean>;
  say(message: TabMessage): void;
  listen(hear: (message: TabMessage) => void): void;
  leave(): void; // the page goes, and may come back: until then the form does not count as living
  comeBack(): void;
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

// A form holds a lock while its page is there, whatever ends it. Where there are no locks no other tab counts as living. A page that
// goes lets go of lock and channel: with them the browser would not keep it for Back.
export class BrowserTabs implements Tabs {
  readonly #form: string;
  readonly #hearers: ((message: TabMessage) => void)[] = [];
  #channel: BroadcastChannel | undefined;
  #ended = new AbortController();

  constructor(form: string) {
    this.#form = form;
    this.comeBack();
  }

  async isAlive(form: string): Promise<boolean> {
    const state = await navigator.locks?.query().catch(() => undefined);
    return (state?.held ?? []).some((lock) => lock.name === lockOf(form));
  }

  say(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  listen(hear: (message: TabMessage) => void): void {
    this.#hearers.push(hear);
  }

  leave(): void {
    this.#ended.abort();
    this.#channel?.close();
    this.#channel = undefined;
  }

  comeBack(): void {
    this.leave();
    this.#ended = new AbortController();
    void this.#hold(this.#ended.signal).catch(() => undefined);
    this.#channel = openChannel();
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const message = readMessage(data);
      if (message) for (const hear of this.#hearers) hear(message);
    });
  }

  close(): void {
    this.leave();
    this.#hearers.length = 0;
  }

  async #hold(signal: AbortSignal): Promise<void> {
    // It may end before it begins.
    const untilEnd = (resolve: () => void): void => {
      if (signal.aborted) resolve();
      else signal.addEventListener("abort", () => resolve(), { once: true });
    };
    await navigator.locks?.request(lockOf(this.#form), { signal }, () => new Promise<void>(untilEnd));
  }
}
