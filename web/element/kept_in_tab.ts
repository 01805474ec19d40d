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
  #wasRead = false; // until then nothing takes the place of what was kept before
  #language: ChosenLanguage | undefined;
  readonly #insteadOf: string; // the host's language, as a reload brings it again

  // `name` tells this form from others of the page.
  constructor(name: string, element: HTMLElement, delivery: () => AccountDeliveries) {
    this.#tab = new TabDraft(() => sessionStorage, name);
    this.#element = element;
    this.#insteadOf = element.lang;
    this.#delivery = delivery;
  }

  keep({ page, answers }: Progress): void {
    this.#progress = { page, answers };
    if (!this.#wasRead) return;
    const { owner, mark } = this.#delivery();
    const isSpoken = this.#language?.chosen === this.#element.lang; // the host may have changed it since
    if (owner) this.#tab.keep({ page, answers, language: isSpoken ? this.#language : undefined, ...mark }, owner);
    else this.#tab.forget();
  }

  // The same, as whoever is logged in now, in the language of now, and as far as the device's draft is written.
  keepAgain(): void {
    if (this.#progress) this.keep(this.#progress);
  }

  speak(chosen: string): void {
    this.#language = { chosen, insteadOf: this.#insteadOf };
    this.#element.lang = chosen;
    this.keepAgain();
  }

  forget(): void {
    this.#progress = undefined;
    this.forgetEarlier();
  }

  // What was kept before this form began.
  forgetEarlier(): void {
    this.#tab.forget();
  }

  // What other forms of this tab have kept too.
  forgetAll(): void {
    this.#tab.forgetAll();
  }

  // What this form kept is another's now, or gone.
  async wasTaken(identity: Identity): Promise<boolean> {
    return this.#tab.isKept && (await this.#tab.read(identity))?.form !== this.#delivery().mark.form;
  }

  read(identity: Identity): Promise<TabRecord | undefined> {
    this.#wasRead = true; // at once
    return this.#tab.read(identity);
  }

  // The language that the person chose before the reload, unless the host has changed its own since.
  speakAgain({ language }: TabRecord): void {
    if (language && this.#element.lang === language.insteadOf) this.speak(language.chosen);
  }
}
