// The form's pages as steps of browser history. The page's name goes into the host's own state object under one key, and
// the address stays as it is, so that a router on the same page finds its own entries unchanged.

import { isPageName, type PageName } from "../glue/wire.js";

const stateKey = "complaintForm";

type Bag = Readonly<Record<string, unknown>>;

const bagOf = (value: unknown): Bag => (typeof value === "object" && value !== null ? (value as Bag) : {});

// One of the form's entries: its page, and how many of the form's own entries lie before it.
export interface HistoryStep {
  readonly page: PageName;
  readonly depth: number;
}

// The step of form `name` in a history state; undefined where the entry is not the form's.
export function stepIn(state: unknown, name: string): HistoryStep | undefined {
  const { page, depth } = bagOf(bagOf(bagOf(state)[stateKey])[name]);
  return isPageName(page) && typeof depth === "number" ? { page, depth } : undefined;
}

// The host's state with the step of form `name` added.
export const withStep = (state: unknown, name: string, step: HistoryStep): Bag => ({
  ...bagOf(state),
  [stateKey]: { ...bagOf(bagOf(state)[stateKey]), [name]: step },
});

export class PageHistory {
  readonly #name: string;
  readonly #first: PageName;
  readonly #address = location.href;
  #page: PageName;
  #depth = 0;
  #ending = false; // on the way back to the form's first entry

  // `visit` is called when the person goes to another page by Back or Forward; `first` is the page that shows now.
  constructor(name: string, first: PageName, visit: (page: PageName) => void, signal: AbortSignal) {
    this.#name = name;
    this.#first = this.#page = first;
    const step = stepIn(history.state, name);
    this.#depth = step?.depth ?? 0;
    if (step) this.#write(true); // the page was reloaded
    addEventListener("popstate", (event) => this.#onPop(event, visit), { signal });
  }

  show(page: PageName, replace: boolean): void {
    this.#page = page;
    if (!replace) this.#depth += 1;
    this.#write(replace);
  }

  // The page that shows after a visit; it need not be the one that was asked for.
  settle(page: PageName): void {
    this.#page = page;
    if ((stepIn(history.state, this.#name)?.page ?? this.#first) !== page) this.#write(true);
  }

  // Goes back to the form's first entry, which shows the present page from now on: one more step back leaves the form. Where
  // another form has its steps in between, all stay.
  end(): void {
    const forms = Object.keys(bagOf(bagOf(history.state)[stateKey]));
    if (this.#depth === 0 || forms.some((name) => name !== this.#name) || !stepIn(history.state, this.#name)) return;
    this.#ending = true;
    history.go(-this.#depth);
  }

  #write(replace: boolean): void {
    const state = withStep(history.state, this.#name, { page: this.#page, depth: this.#depth });
    if (replace) history.replaceState(state, "");
    else history.pushState(state, "");
  }

  // An entry without our key is the host's: the one that the form began on, or none of ours.
  #onPop(event: PopStateEvent, visit: (page: PageName) => void): void {
    const step = stepIn(event.state, this.#name);
    if (!this.#ending && !step && location.href !== this.#address) return;
    this.#depth = step?.depth ?? 0;
    if (this.#ending) return this.#ended();
    const page = step?.page ?? this.#first;
    if (page !== this.#page) visit(page);
  }

  #ended(): void {
    this.#ending = false;
    this.#write(true);
  }
}
