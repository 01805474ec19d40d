// The forms' pages as steps of browser history. Each step is an entry of its own that carries our key and nothing of the host's, so that no
// router takes it for one of its entries; the host's entries stay as they are. Moves from one step to another are kept from the host's
// listeners: nothing of theirs has changed.

import { isPageName, type PageName } from "../glue/wire.js";
import { uuid } from "./moment.js";

const stateKey = "complaintForm";

type Pages = Readonly<Record<string, PageName>>; // by the form's name

// What one of our entries says of itself.
interface Step {
  readonly trail: string;
  readonly index: number; // the host's entry on which the forms began has 0
  readonly pages: Pages;
}

// What is remembered of an entry, since routers replace the state of any: as it was when it was left.
interface Entry {
  readonly pages: Pages;
  readonly address: string;
  readonly isBare: boolean; // without our key
}

const bagOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

// Undefined: the entry is not ours.
export function stepIn(state: unknown): Step | undefined {
  const { trail, index, pages } = bagOf(bagOf(state)[stateKey]);
  if (typeof trail !== "string" || typeof index !== "number" || !Number.isInteger(index) || index < 1) return undefined;
  const known = Object.entries(bagOf(pages)).filter((entry): entry is [string, PageName] => isPageName(entry[1]));
  return { trail, index, pages: Object.fromEntries(known) };
}

interface Visited {
  readonly page: PageName;
  visit(page: PageName): void;
}

// The entries of all the forms of a document, in the order of browser history.
class Trail {
  readonly #forms = new Map<string, Visited>();
  #id = "";
  #entries: (Entry | undefined)[] = [];
  #at: number | undefined; // undefined: on an entry of the host's, apart from the trail
  #length = 0; // of browser history when it was last ours
  #ending = false; // on the way back
  readonly #pop = (event: PopStateEvent): void => this.#onPop(event);

  join(name: string, form: Visited): void {
    if (this.#forms.size === 0) {
      const step = stepIn(history.state); // the page was reloaded
      this.#startAt(step?.index ?? 0, step?.trail);
      addEventListener("popstate", this.#pop, { capture: true });
    }
    this.#forms.set(name, form);
    this.#entries[0] ??= { pages: {}, address: location.href, isBare: true };
    this.#entries[0] = { ...this.#entries[0], pages: { [name]: form.page, ...this.#entries[0].pages } }; // there it began
    this.noted();
  }

  leave(name: string): void {
    this.#forms.delete(name);
    if (this.#forms.size === 0) removeEventListener("popstate", this.#pop, { capture: true });
  }

  // A form shows another page on the present entry.
  noted(): void {
    if (this.#at === undefined) return;
    this.#remember();
    if (stepIn(history.state)?.trail === this.#id) history.replaceState(this.#state(this.#at), "");
  }

  #remember(): void {
    if (this.#at !== undefined) this.#entries[this.#at] = this.#entryWith(this.#pages);
  }

  // A form shows another page on an entry of its own. `before`: what the forms showed until then.
  push(before: Pages): void {
    if (this.#at === undefined) this.#startAt(0);
    const at = this.#at ?? 0;
    this.#entries[at] = this.#entryWith(before);
    this.#at = at + 1;
    this.#entries.length = this.#at;
    history.pushState(this.#state(this.#at), "");
    this.#remember();
    this.#length = history.length;
  }

  // Back to the first entry that differs by this form alone: one more step back leaves the form.
  end(name: string): void {
    const at = this.#at ?? 0;
    let first = at;
    while (first > 0 && this.#isOnlyOf(name, first - 1)) first -= 1;
    if (first === at) return;
    this.#ending = true;
    history.go(first - at);
  }

  get #pages(): Pages {
    return Object.fromEntries([...this.#forms].map(([name, form]) => [name, form.page]));
  }

  pagesBut(name: string, page: PageName): Pages {
    return { ...this.#pages, [name]: page };
  }

  #state(index: number): Readonly<Record<string, Step>> {
    return { [stateKey]: { trail: this.#id, index, pages: this.#pages } };
  }

  #startAt(index: number, id = uuid()): void {
    this.#id = id;
    this.#entries = [];
    this.#at = index;
    this.#length = history.length;
  }

  #isOnlyOf(name: string, index: number): boolean {
    if (this.#forms.size === 1) return true;
    const pages = this.#entries[index]?.pages;
    return pages !== undefined && [...this.#forms].every(([other, { page }]) => other === name || pages[other] === page);
  }

  #entryWith(pages: Pages): Entry {
    return { pages, address: location.href, isBare: stepIn(history.state)?.trail !== this.#id };
  }

  // A router may have taken our key away; then the address tells, of the nearest.
  #indexOf(state: unknown): number | undefined {
    const step = stepIn(state);
    if (step) return step.trail === this.#id ? step.index : undefined;
    const at = this.#at ?? 0;
    const near = [...this.#entries.keys()].sort((one, other) => Math.abs(one - at) - Math.abs(other - at));
    return near.find((index) => this.#entries[index]?.isBare && this.#entries[index].address === location.href);
  }

  #onPop(event: PopStateEvent): void {
    const from = this.#at;
    const to = (this.#at = this.#indexOf(event.state));
    const isOurs = from !== undefined && to !== undefined && from !== to && history.length === this.#length;
    this.#length = history.length;
    if (isOurs) event.stopImmediatePropagation();
    if (this.#ending) return this.#ended();
    if (to === undefined) return;
    const pages = this.#entries[to]?.pages ?? stepIn(event.state)?.pages ?? {};
    for (const [name, form] of this.#forms) {
      const page = pages[name];
      if (page !== undefined && page !== form.page) form.visit(page);
    }
  }

  #ended(): void {
    this.#ending = false;
    this.noted();
  }
}

const trail = new Trail();

// One form's part in it.
export class PageHistory implements Visited {
  readonly #name: string;
  readonly visit: (page: PageName) => void;
  #page: PageName;

  // `visit` is called when the person goes to another page by Back or Forward; `first` is the page that shows now.
  constructor(name: string, first: PageName, visit: (page: PageName) => void, signal: AbortSignal) {
    this.#name = name;
    this.#page = first;
    this.visit = visit;
    trail.join(name, this);
    signal.addEventListener("abort", () => trail.leave(name), { once: true });
  }

  get page(): PageName {
    return this.#page;
  }

  show(page: PageName, replace: boolean): void {
    const before = trail.pagesBut(this.#name, this.#page);
    this.#page = page;
    if (replace) trail.noted();
    else trail.push(before);
  }

  // The page that shows after a visit; it need not be the one that was asked for.
  settle(page: PageName): void {
    this.#page = page;
    trail.noted();
  }

  end(): void {
    trail.end(this.#name);
  }
}
