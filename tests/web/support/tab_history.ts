// A browser history without a browser, in the place of the global one.
import assert from "node:assert/strict";

interface Place {
  state: unknown;
  address: string;
  key: string;
}

export type Listener = (event: { state: unknown; stopImmediatePropagation(): void }) => void;

type Change = (event: { navigationType: string }) => void;
const changes = new Set<Change>();
export const listeners = new Set<Listener>(); // of the document, which stays; the host's are first

// What a tab has: entries, a place among them, popstate at every move.
export class Tab {
  places: Place[] = [{ state: { idx: 0 }, address: "/", key: "0" }];
  at = 0;
  named = false;
  #keys = 0;
  heardByHost = 0;
  readonly told: unknown[] = []; // the states of events that are not the browser's

  get here(): Place {
    return this.places[this.at] ?? assert.fail("nowhere");
  }

  get state(): unknown {
    return structuredClone(this.here.state);
  }

  get length(): number {
    return this.places.length;
  }

  pushState(state: unknown, _title: string, address = this.here.address): void {
    const pushed = { state: structuredClone(state), address, key: `${++this.#keys}` };
    this.places = [...this.places.slice(0, this.at + 1), pushed];
    this.at += 1;
    if (this.named) for (const heard of changes) heard({ navigationType: "push" });
  }

  replaceState(state: unknown, _title: string, address = this.here.address): void {
    Object.assign(this.here, { state: structuredClone(state), address });
    if (this.named) for (const heard of changes) heard({ navigationType: "replace" });
  }

  go(by: number): void {
    if (by === 0 || this.places[this.at + by] === undefined) return;
    this.at += by;
    this.pop();
  }

  pop(): void {
    let stopped = false;
    const { state } = this;
    for (const listener of [...listeners]) if (!stopped) listener({ state, stopImmediatePropagation: () => (stopped = true) });
    if (!stopped) this.heardByHost += 1;
  }
}

// `named`: the browser has names for its entries (the Navigation API).
export const tab = (named: boolean): Tab => {
  const made = new Tab();
  made.named = named;
  const navigation = {
    addEventListener: (_type: string, heard: Change) => changes.add(heard),
    get currentEntry() {
      return made.here;
    },
  };
  Object.assign(globalThis, {
    PopStateEvent: class {
      readonly state: unknown;
      constructor(_type: string, init: { readonly state: unknown }) {
        this.state = init.state;
      }
    },
    dispatchEvent: ({ state }: { readonly state: unknown }) => made.told.push(state),
    history: made,
    navigation: named ? navigation : undefined,
    location: {
      get href() {
        return made.here.address;
      },
    },
    addEventListener: (_type: string, listener: Listener) => listeners.add(listener),
  });
  return made;
};
