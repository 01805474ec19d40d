// One filling-in: what describes the form, the mirror that shows its page, and what the page's effects do. Everything that
// happens comes through `dispatch`, and everything that follows from it is done before it returns.

import type { Answer, Effect, FormEvent, FormNode, Moment, PageName } from "../glue/wire.js";
import type { Input } from "../mirror/input.js";
import type { Live } from "../mirror/live.js";
import type { Mirror } from "../mirror/mirror.js";
import { isTextControl } from "../mirror/write.js";
import { momentAt } from "../glue/moment.js";

// The Wasm module, or the first pages before it has come.
export interface Core {
  update(event: FormEvent, at: Moment): Answer | undefined;
}

export interface Surroundings {
  readonly mirror: Mirror;
  readonly input: Input;
  readonly live: Live;
  shown(change: Change): void; // the mirror shows what the page now is
}

// Another page; other nodes; or nothing but the text of the field that has the focus, and its count.
export type Change = "page" | "nodes" | "text";

// What reaches beyond the form: browser history, the network, storage, the host.
export type OuterEffect = Exclude<Effect, { readonly type: "focus" | "announce" }>;

// Those that need the module's companions: everything but browser history.
export type FarEffect = Exclude<OuterEffect, { readonly type: "showPage" | "endHistory" }>;

export interface EffectHandler {
  pageShown(): void; // another page than before, with its focus
  showsTitle(title: string, language: string): void;
  carriesOut(effect: OuterEffect): void;
}

export class Session {
  readonly #around: Surroundings;
  readonly #effects: EffectHandler;
  #core: Core;
  #page: PageName;
  #language = "";

  constructor(core: Core, first: Answer, around: Surroundings, effects: EffectHandler) {
    this.#core = core;
    this.#around = around;
    this.#effects = effects;
    this.#page = first.page;
    this.#show(first);
  }

  get page(): PageName {
    return this.#page;
  }

  get language(): string {
    return this.#language;
  }

  dispatch(event: FormEvent): void {
    const answer = this.#core.update(event, momentAt(new Date()));
    if (answer) this.#show(answer);
  }

  // Another core goes on where this one is; `whole` is how it describes the page.
  attachCore(core: Core, whole: Answer): void {
    this.#core = core;
    this.#show(whole);
  }

  #show(answer: Answer): void {
    const { mirror, input } = this.#around;
    const change = this.#page !== answer.page ? "page" : isTextOnly(answer, mirror) ? "text" : "nodes";
    this.#page = answer.page;
    const focused = mirror.form.contains(mirror.focused) ? mirror.focused : null;
    input.quietly(() => mirror.apply(answer));
    if (!answer.effects.some(({ type }) => type === "focus")) this.#keepFocus(focused, change === "page");
    this.#around.shown(change);
    this.#language = answer.language;
    this.#effects.showsTitle(answer.title, answer.language);
    for (const effect of answer.effects) this.#carryOut(effect);
    if (change === "page") this.#effects.pageShown();
  }

  #carryOut(effect: Effect): void {
    if (effect.type === "focus") this.#focus(effect.node);
    else if (effect.type === "announce") this.#around.live.say(effect.text);
    else this.#effects.carriesOut(effect);
  }

  // An element that moves loses the focus, and one that goes takes it along; on another page the same button is not the same.
  #keepFocus(focused: Element | null, isOtherPage: boolean): void {
    const { mirror, input } = this.#around;
    if (!(focused instanceof HTMLElement) || (mirror.focused === focused && !isOtherPage)) return;
    if (focused.isConnected && !isOtherPage) input.quietly(() => focused.focus({ preventScroll: true }));
    else this.#focus("heading");
  }

  #focus(node: string): void {
    this.#around.input.quietly(() => this.#around.mirror.focus(node));
  }
}

function isTextOnly({ order, nodes }: Answer, mirror: Mirror): boolean {
  const [node] = nodes;
  const item = node && mirror.item(node.id);
  if (order || nodes.length !== 1 || !item || !isTextControl(item.focusable)) return false;
  const wordsOf = ({ value: _value, count: _count, ...rest }: FormNode): string => JSON.stringify(rest);
  return mirror.focused === item.focusable && wordsOf(node) === wordsOf(item.node);
}
