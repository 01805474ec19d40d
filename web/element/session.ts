// One filling-in: the module, the mirror that shows its page, and what the page's effects do. Everything that happens comes
// through `dispatch`, and everything that follows from it is done before it returns.

import type { FormModule } from "../glue/module.js";
import type { Answer, Effect, FormEvent, PageName } from "../glue/wire.js";
import type { AttentionWatch } from "../mirror/attention.js";
import type { Input } from "../mirror/input.js";
import type { Live } from "../mirror/live.js";
import type { Mirror } from "../mirror/mirror.js";
import { momentAt } from "./moment.js";
import type { Stage } from "./stage.js";

export interface Surroundings {
  readonly mirror: Mirror;
  readonly input: Input;
  readonly attention: AttentionWatch;
  readonly stage: Stage;
  readonly live: Live;
}

// What reaches beyond the form: browser history, the network, storage, the host.
export interface Outside {
  showsTitle(title: string, language: string): void;
  showsPage(page: PageName, replace: boolean): void;
  sends(complaint: string, payload: string): void;
  keepsDraft(answers: Extract<Effect, { type: "keepDraft" }>["answers"]): void;
  forgetsDraft(): void;
  forgetsAll(): void;
  savesCopy(fileName: string, payload: string): void;
  prints(): void;
  setsPainter(native: boolean): void;
  triesNow(): void;
}

export class Session {
  readonly #module: FormModule;
  readonly #around: Surroundings;
  readonly #outside: Outside;
  #page: PageName;
  #language = "";

  constructor(module: FormModule, first: Answer, around: Surroundings, outside: Outside) {
    this.#module = module;
    this.#around = around;
    this.#outside = outside;
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
    const answer = this.#module.update(event, momentAt(new Date()));
    if (answer) this.#show(answer);
  }

  #show(answer: Answer): void {
    const { mirror, input, attention, stage } = this.#around;
    const turned = this.#page !== answer.page;
    this.#page = answer.page;
    input.quietly(() => mirror.apply(answer));
    if (turned) stage.look();
    else stage.refresh();
    attention.refresh();
    this.#language = answer.language;
    this.#outside.showsTitle(answer.title, answer.language);
    for (const effect of answer.effects) this.#carryOut(effect);
  }

  #carryOut(effect: Effect): void {
    const outside = this.#outside;
    switch (effect.type) {
      case "focus":
        return this.#focus(effect.node);
      case "announce":
        return this.#around.live.say(effect.text);
      case "showPage":
        return outside.showsPage(effect.page, effect.replace ?? false);
      case "send":
        return outside.sends(effect.complaint, effect.payload);
      case "keepDraft":
        return outside.keepsDraft(effect.answers);
      case "forgetDraft":
        return outside.forgetsDraft();
      case "forgetAll":
        return outside.forgetsAll();
      case "saveCopy":
        return outside.savesCopy(effect.fileName, effect.payload);
      case "print":
        return outside.prints();
      case "setPainter":
        return outside.setsPainter(effect.native ?? false);
      case "flush":
        return outside.triesNow();
    }
  }

  #focus(node: string): void {
    this.#around.input.quietly(() => this.#around.mirror.focus(node));
  }
}
