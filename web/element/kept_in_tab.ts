// What a form keeps for as long as its tab is there (delivery/tab_draft.ts): the answers, the page that showed, and the language that the
// person chose in it.

import type { AccountDeliveries } from "../delivery/accounts.js";
import type { Identity } from "../delivery/seal.js";
import { TabDraft, type ChosenLanguage, type TabRecord } from "../delivery/tab_draft.js";

type Progress = Pick<TabRecord, "page" | "answers">;

export class KeptInTab {
  readonly #tab: TabDraft;
  readonly #element: HTMLElement;
  readonly #delivery: () => AccountDeliveries;
  #progress: Progress | undefined;
  #language: ChosenLanguage | undefined;

  // `name` tells this form from others of the page.
  constructor(name: string, element: HTMLElement, delivery: () => AccountDeliveries) {
    this.#tab = new TabDraft(() => sessionStorage, name);
    this.#element = element;
    this.#delivery = delivery;
  }

  keep({ page, answers }: Progress): void {
    this.#progress = { page, answers };
    const { owner, mark } = this.#delivery();
    if (owner) this.#tab.keep({ page, answers, language: this.#language, ...mark }, owner);
    else this.#tab.forget();
  }

  // The same, as whoever is logged in now, and as far as the device's draft is written.
  keepAgain(): void {
    if (this.#progress) this.keep(this.#progress);
  }

  speak(chosen: string): void {
    this.#language = { chosen, insteadOf: this.#language?.insteadOf ?? this.#element.lang };
    this.#element.lang = chosen;
    this.keepAgain();
  }

  forget(): void {
    this.#progress = undefined;
    this.#tab.forget();
  }

  // What other forms of this tab have kept too.
  forgetAll(): void {
    this.#tab.forgetAll();
  }

  read(identity: Identity): Promise<TabRecord | undefined> {
    return this.#tab.read(identity);
  }

  // The language that the person chose before the reload, unless the host has changed its own since.
  speakAgain({ language }: TabRecord): void {
    if (language && this.#element.lang === language.insteadOf) this.speak(language.chosen);
  }
}
