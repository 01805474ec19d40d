// The forms' pages as steps of browser history. Each step is an entry that carries our key alone, so that no router takes it for one of its
// own: the host's entry, on which the forms began, keeps the host's state inside ours while steps lie beyond it, and has it back when
// somebody returns. Moves from step to step are kept from the host's listeners as far as the browser lets us.

import { isPageName, type PageName } from "../glue/wire.js";
import { uuid } from "../glue/moment.js";

const stateKey = "complaintForm";

type Pages = Readonly<Record<string, PageName>>; // by the form's name

// What one of our entries says of itself.
interface Step {
  readonly trail: string;
  readonly index: number; // in the tab's history, from the host's entry on which the forms began: 0
  readonly pages: Pages;
  readonly host: unknown; // the state of that entry
}

// What is remembered of an entry, since routers replace the state of any: as it was when it was left.
interface Entry {
  readonly pages: Pages;
  readonly address: string;
  readonly isBare: boolean; // without our key
  readonly slot: string | undefined; // the browser's own name for the place, where it tells
}

// The Navigation API: Chromium 102, Safari 26.2, Firefox 147.
interface Navigation {
  readonly currentEntry: { readonly key: string } | null;
  addEventListener(type: "currententrychange", heard: (event: { readonly navigationType: string | null }) => void): void;
}

const navigation = (): Navigation | undefined => (globalThis as { readonly navigation?: Navigation }).navigation;
const slotNow = (): string | undefined => navigation()?.currentEntry?.key;

const bagOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

// Undefined: the entry is not ours.
export function stepIn(state: unknown): Step | undefined {
  const { trail, index, pages, host = null } = bagOf(bagOf(state)[stateKey]);
  if (typeof trail !== "string" || typeof index !== "number" || !Number.isInteger(index) || index < 0) return undefined;
  const known = Object.entries(bagOf(pages)).filter((entry): entry is [string, PageName] => isPageName(entry[1]));
  return { trail, index, pages: Object.fromEntries(known), host };
}

interface Visited {
  readonly page: PageName;
  visit(page: PageName): void;
}

// The entries of all the forms of a document, in the order of browser history. What the host pushes in between has its index too.
class Trail {
  readonly #forms = new Map<string, Visited>();
  #id = "";
  #host: unknown = null; // the state of the entry on which it began
  #entries: (Entry | undefined)[] = [];
  #base: number | undefined; // where that entry is in the tab's history; not known before the first step
  #at: number | undefined; // undefined: on an entry of the host's
  #address = ""; // of the present entry, as far as it was told
  #length = 0; // of browser history when it was last ours
  #writing = false;
  #listens = false;

  join(name: string, form: Visited): void {
    if (this.#forms.size === 0) this.#begin(stepIn(history.state));
    this.#forms.set(name, form);
    this.noted();
    this.#listen();
  }

  leave(name: string): void {
    this.#forms.delete(name);
  }

  // A form shows another page on the present entry.
  noted(): void {
    this.#remember();
    if (this.#at !== undefined && stepIn(history.state)?.trail === this.#id)
      this.#write("replace", this.#state(this.#at, this.#pages));
  }

  // The form shows another page on an entry of its own. `page`: what it showed until then.
  push(name: string, page: PageName): void {
    const at = this.#at;
    const before = { ...this.#pages, [name]: page };
    const left = this.#entryWith(before);
    const isSure = at !== undefined && this.#entries[at]?.slot === left.slot && history.length === this.#length;
    if (at === 0) {
      this.#host = history.state;
      this.#write("replace", this.#state(0, before));
    }
    this.#write("push", null);
    const index = this.#newIndex(isSure ? at : undefined);
    this.#entries.length = Math.min(this.#entries.length, index);
    this.#entries[index - 1] = left;
    this.#at = index;
    this.#write("replace", this.#state(index, this.#pages));
    this.#remember();
    this.#length = history.length;
  }

  // Of the entry that was just pushed: it is the tab's last. `from`: the index of the one before it, where that is sure.
  #newIndex(from: number | undefined): number {
    const position = history.length - 1;
    let index = from === undefined ? position - (this.#base ?? position) : from + 1;
    if (index < 1) {
      // Another beginning.
      this.#id = uuid();
      this.#entries = [];
      index = 1;
    }
    this.#base = position - index;
    return index;
  }

  // Back to the first entry that differs by this form alone: one more step back leaves the form. Not at once, for the host may go elsewhere
  // when it hears that the form is done.
  end(name: string): void {
    setTimeout(() => {
      const at = this.#at ?? 0;
      if (!this.#forms.has(name) || stepIn(history.state)?.trail !== this.#id) return;
      let first = at;
      while (first > 0 && this.#isOnlyOf(name, first - 1)) first -= 1;
      if (first < at) history.go(first - at);
    });
  }

  get #pages(): Pages {
    return Object.fromEntries([...this.#forms].map(([name, form]) => [name, form.page]));
  }

  #listen(): void {
    if (this.#listens) return;
    this.#listens = true; // for good: entries of ours outlive their forms
    addEventListener("popstate", (event) => this.#onPop(event), { capture: true });
    navigation()?.addEventListener("currententrychange", ({ navigationType }) => {
      if (this.#writing) return;
      if (navigationType === "replace") this.#remember();
      if (navigationType === "push") this.#at = undefined; // the host's
    });
  }

  // `step`: where the document has been loaded anew, or the forms have come again.
  #begin(step: Step | undefined): void {
    this.#id = step?.trail ?? uuid();
    this.#host = step ? step.host : history.state;
    this.#entries = [];
    this.#base = undefined;
    this.#at = step?.index ?? 0;
    this.#length = history.length;
    if (step?.index === 0) this.#write("replace", step.host);
  }

  #write(how: "push" | "replace", state: unknown): void {
    this.#writing = true;
    if (how === "push") history.pushState(state, "");
    else history.replaceState(state, "");
    this.#writing = false;
  }

  #remember(): void {
    this.#address = location.href;
    if (this.#at !== undefined) this.#entries[this.#at] = this.#entryWith(this.#pages);
  }

  #entryWith(pages: Pages): Entry {
    return { pages, address: location.href, isBare: stepIn(history.state)?.trail !== this.#id, slot: slotNow() };
  }

  #state(index: number, pages: Pages): Readonly<Record<string, Step>> {
    return { [stateKey]: { trail: this.#id, index, pages, host: this.#host } };
  }

  #isOnlyOf(name: string, index: number): boolean {
    if (this.#forms.size === 1) return true;
    const pages = this.#entries[index]?.pages;
    return pages !== undefined && [...this.#forms].every(([other, { page }]) => other === name || pages[other] === page);
  }

  // A router may have taken our key away; then the place tells, or the address of the nearest.
  #indexOf(step: Step | undefined): number | undefined {
    if (step) return step.trail === this.#id ? step.index : undefined;
    const slot = slotNow();
    if (slot !== undefined) {
      const known = this.#entries.findIndex((entry) => entry?.slot === slot);
      return known >= 0 ? known : undefined;
    }
    const at = this.#at ?? 0;
    const near = [...this.#entries.keys()].sort((one, other) => Math.abs(one - at) - Math.abs(other - at));
    return near.find((index) => this.#entries[index]?.isBare && this.#entries[index].address === location.href);
  }

  #onPop(event: PopStateEvent): void {
    const step = stepIn(event.state);
    if (this.#forms.size === 0) return giveBack(step);
    const from = this.#at;
    const to = (this.#at = this.#indexOf(step));
    if (step && to !== undefined) this.#write("replace", to === 0 ? step.host : event.state); // a listener before us may have written
    const isStep = to === undefined ? step !== undefined : from !== undefined && from !== to;
    const isOurs = isStep && history.length === this.#length && location.href === this.#address;
    this.#length = history.length;
    if (isOurs) event.stopImmediatePropagation();
    if (to !== undefined) this.#visit(this.#entries[to]?.pages ?? step?.pages ?? {});
    this.noted();
  }

  #visit(pages: Pages): void {
    for (const [name, form] of this.#forms) {
      const page = pages[name] ?? (form.page === "done" ? "start" : form.page); // a form that came later may end here
      if (page !== form.page) form.visit(page);
    }
  }
}

// No form is there any more: the host is to show what it showed when they began. Turbo takes an entry that it does not know for the page that
// shows, and would keep that under its address: only a reload shows what belongs there.
function giveBack(step: Step | undefined): void {
  if (!step) return;
  history.replaceState(step.host, "");
  if ("turbo" in bagOf(step.host)) location.reload();
  else setTimeout(() => dispatchEvent(new PopStateEvent("popstate", { state: step.host })));
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
    const before = this.#page;
    this.#page = page;
    if (replace) trail.noted();
    else trail.push(this.#name, before);
  }

  // The page that shows after a visit; it need not be the one that was asked for.
  confirm(page: PageName): void {
    this.#page = page;
    trail.noted();
  }

  // The form's steps become one entry.
  end(): void {
    trail.end(this.#name);
  }
}
