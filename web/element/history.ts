// The form's pages as steps of browser history. The page's name goes into the host's own state object under one key, and
// the address stays as it is, so that a router on the same page finds its own entries unchanged.

import { isPageName, type PageName } from "../glue/wire.js";

const stateKey = "complaintForm";

type Bag = Readonly<Record<string, unknown>>;

const bagOf = (value: unknown): Bag => (typeof value === "object" && value !== null ? (value as Bag) : {});

// The page of form `name` in a history state.
export function pageIn(state: unknown, name: string): PageName | undefined {
  const page = bagOf(bagOf(state)[stateKey])[name];
  return isPageName(page) ? page : undefined;
}

// The host's state with the page of form `name` added.
export const withPage = (state: unknown, name: string, page: PageName): Bag => ({
  ...bagOf(state),
  [stateKey]: { ...bagOf(bagOf(state)[stateKey]), [name]: page },
});

export class PageHistory {
  readonly #name: string;
  readonly #first: PageName;
  readonly #address = location.href;
  #page: PageName;

  // `visit` is called when the person goes to another page by Back or Forward; `first` is the page that shows now.
  constructor(name: string, first: PageName, visit: (page: PageName) => void, signal: AbortSignal) {
    this.#name = name;
    this.#first = this.#page = first;
    if (pageIn(history.state, name) !== undefined) this.#write(first, true); // the page was reloaded
    addEventListener("popstate", (event) => this.#onPop(event, visit), { signal });
  }

  show(page: PageName, replace: boolean): void {
    this.#page = page;
    this.#write(page, replace);
  }

  // The page that shows after a visit; it need not be the one that was asked for.
  settle(page: PageName): void {
    this.#page = page;
    if ((pageIn(history.state, this.#name) ?? this.#first) !== page) this.#write(page, true);
  }

  #write(page: PageName, replace: boolean): void {
    const state = withPage(history.state, this.#name, page);
    if (replace) history.replaceState(state, "");
    else history.pushState(state, "");
  }

  // An entry without our key is the host's: the one that the form began on, or none of ours.
  #onPop(event: PopStateEvent, visit: (page: PageName) => void): void {
    const page = pageIn(event.state, this.#name) ?? (location.href === this.#address ? this.#first : this.#page);
    if (page !== this.#page) visit(page);
  }
}
