// The form before its Wasm module has come: the start page and the contact page, as the build had the same C++ describe them.
// They take what a person does there and remember it; the module hears all of it when it comes, and takes over. Nothing is
// judged here but whether a choice was made.

import type { Answer, Effect, FormEvent, FormNode, Moment, PageName, Settings } from "../glue/wire.js";
import { PageStore } from "./page_store.js";

// A file of build/web/package/first, written by src/wire/first_pages.h.
export interface FirstPagesFile {
  readonly start: Answer;
  readonly unanswered: Answer;
  readonly contact: Answer;
  readonly simple: Answer;
  readonly noNationalId: Answer;
}

export interface Happened {
  readonly event: FormEvent;
  readonly at: Moment;
}

type Typed = Extract<FormEvent, { type: "typed" }>;
type Chosen = Extract<FormEvent, { type: "chosen" }>;

const draftBox = "keep_draft";

// What the settings change in the page that the build described.
function fitted(answer: Answer, file: FirstPagesFile, { drafts, nationalId, nativePainter }: Settings): Answer {
  const others = [...(nativePainter ? file.simple.nodes : []), ...(nationalId ? [] : file.noNationalId.nodes)];
  const keeps = (id: string): boolean => id !== draftBox || drafts === "ask";
  const nodes = answer.nodes.map((node) => others.find((other) => other.id === node.id) ?? node);
  return { ...answer, order: (answer.order ?? []).filter(keeps), nodes: nodes.filter((node) => keeps(node.id)) };
}

export class FirstPages {
  readonly #file: FirstPagesFile;
  readonly #settings: Settings;
  readonly #waits: () => void;
  readonly #texts = new Map<string, string>();
  readonly #choices = new Map<string, string>(); // group -> radio
  readonly #ticks = new Set<string>();
  readonly #start: PageName;
  readonly #second: PageName;
  readonly #question: string; // that is asked on the first page
  #page: PageName;
  #reached = false; // the second page
  #unanswered = false;
  #happened: Happened[] = [];
  #waiting = -1; // index of the first event that only the module can answer

  // `waits` is called when the person presses what only the module can answer.
  constructor(file: FirstPagesFile, settings: Settings, waits: () => void) {
    this.#file = file;
    this.#settings = settings;
    this.#waits = waits;
    this.#page = this.#start = file.start.page;
    this.#second = file.contact.page;
    this.#question = file.start.nodes.find(({ role }) => role === "radioGroup")?.id ?? "";
  }

  first(): Answer {
    return this.#described([]);
  }

  // Did the person answer anything?
  get touched(): boolean {
    return this.#texts.size + this.#choices.size + this.#ticks.size > 0;
  }

  update(event: FormEvent, at: Moment): Answer | undefined {
    if (event.type === "cleared") return this.#clear();
    if (event.type === "pressed" && !this.#canPress(event.node)) return this.#wait(event, at);
    if (event.type === "pressed" || event.type === "visited") this.#waitNoLonger();
    this.#remember(event, at);
    switch (event.type) {
      case "typed":
        return this.#type(event);
      case "chosen":
        return this.#choose(event);
      case "pressed":
        return this.#press(event.node);
      case "visited":
        return this.#visit(event.page);
      default:
        return undefined;
    }
  }

  // The module in their place: `tell` is its update, `start` how it describes an untouched form. What showed already is not
  // done again; what had to wait is done now.
  handOver(start: Answer, tell: (event: FormEvent, at: Moment) => Answer | undefined): Answer {
    const store = new PageStore(start);
    const effects: Effect[] = [];
    for (const [index, { event, at }] of this.#happened.entries()) {
      const answer = tell(event, at);
      if (answer) store.take(answer);
      const late = this.#waiting >= 0 && index >= this.#waiting;
      effects.push(...(answer?.effects ?? []).filter((effect) => late || isKept(effect)));
    }
    return store.whole(withLastKept(effects));
  }

  #remember(event: FormEvent, at: Moment): void {
    const last = this.#happened[this.#happened.length - 1]?.event;
    const again = event.type === "typed" && last?.type === "typed" && last.node === event.node;
    if (again) this.#happened.pop();
    this.#happened.push({ event, at });
  }

  #type({ node, text }: Typed): Answer {
    this.#texts.set(node, text);
    return this.#described([]);
  }

  #choose({ node, checked }: Chosen): Answer {
    const described = this.#whole().nodes.find(({ id }) => id === node);
    if (described?.role === "radio") this.#choices.set(described.parent ?? "", node);
    else if (checked) this.#ticks.add(node);
    else this.#ticks.delete(node);
    if (described?.parent === this.#question) this.#unanswered = false;
    return this.#described([]);
  }

  #canPress(node: string): boolean {
    return node === `mend.${this.#question}` || node === (this.#page === this.#start ? "next" : "back");
  }

  #press(node: string): Answer {
    if (node === `mend.${this.#question}`) return this.#described([{ type: "focus", node: targetOf(this.#whole(), node) }]);
    if (node === "back") return this.#show(this.#start);
    return this.#choices.has(this.#question) ? this.#show(this.#second) : this.#ask();
  }

  // Pressed again and again out of impatience, it counts once.
  #wait(event: FormEvent, at: Moment): undefined {
    this.#waits();
    if (this.#waiting >= 0) return;
    this.#waiting = this.#happened.length;
    this.#happened.push({ event, at });
  }

  // The person turned to something else.
  #waitNoLonger(): void {
    if (this.#waiting >= 0) this.#happened.splice(this.#waiting, 1);
    this.#waiting = -1;
  }

  #ask(): Answer {
    this.#unanswered = true;
    return this.#described([{ type: "focus", node: "summary" }]);
  }

  #show(page: PageName): Answer {
    this.#reached ||= page === this.#second;
    this.#page = page;
    this.#unanswered = false;
    return this.#described([
      { type: "showPage", page },
      { type: "focus", node: "heading" },
    ]);
  }

  // Back and Forward. No further than the person has been.
  #visit(page: PageName): Answer {
    const reachable = page === this.#start || !this.#reached ? this.#start : this.#second;
    const effects: Effect[] = reachable === page ? [] : [{ type: "showPage", page: reachable, replace: true }];
    if (reachable !== this.#page) effects.push({ type: "focus", node: "heading" });
    if (reachable !== this.#page) this.#unanswered = false;
    this.#page = reachable;
    return this.#described(effects);
  }

  #clear(): Answer {
    const moved = this.#page !== this.#start;
    this.#happened = [];
    this.#waiting = -1;
    this.#texts.clear();
    this.#choices.clear();
    this.#ticks.clear();
    this.#reached = this.#unanswered = false;
    this.#page = this.#start;
    return this.#described(
      moved
        ? [
            { type: "showPage", page: this.#start },
            { type: "focus", node: "heading" },
          ]
        : [],
    );
  }

  #whole(): Answer {
    const { contact, start, unanswered } = this.#file;
    return this.#page === this.#second ? contact : this.#unanswered ? unanswered : start;
  }

  #described(effects: readonly Effect[]): Answer {
    const page = fitted(this.#whole(), this.#file, this.#settings);
    return { ...page, nodes: page.nodes.map((node) => this.#answered(node)), effects };
  }

  #answered(node: FormNode): FormNode {
    const text = this.#texts.get(node.id);
    const checked = this.#ticks.has(node.id) || this.#choices.get(node.parent ?? "") === node.id;
    return { ...node, ...(text ? { value: text } : {}), ...(checked ? { checked } : {}) };
  }
}

const targetOf = (page: Answer, link: string): string =>
  (page.nodes.find(({ id }) => id === link)?.target ?? "").replace(/^#/, "");

const isOfTab = (effect: Effect): boolean => effect.type === "keepInTab";
const isOfDraft = (effect: Effect): boolean => effect.type === "keepDraft" || effect.type === "forgetDraft";
const isKept = (effect: Effect): boolean => isOfTab(effect) || isOfDraft(effect);

// Of what is kept, in the tab and on the device, only what was last is to be done.
function withLastKept(effects: readonly Effect[]): Effect[] {
  const last = [isOfTab, isOfDraft].map((isOne) => effects.filter(isOne).pop());
  return effects.filter((effect) => !isKept(effect) || last.includes(effect));
}
