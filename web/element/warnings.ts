// What the host set up wrong, in words for the person: a form that cannot send says so at once. The console says it in full.

import { words } from "complaint-form-words/element";
import { lineWith } from "./line.js";
import { say, type Words } from "./words.js";

const stopsSending: readonly string[] = ["endpoint", "headers"];
const mattersToPeople: readonly string[] = [...stopsSending, "profile", "lang", "drafts", "national-id", "credentials"];

export class Warnings {
  readonly #region: HTMLElement;
  readonly #own: () => Words | undefined;
  readonly #wrong = new Set<string>();
  #language = "nl";

  // `own`: the host's words.
  constructor(region: HTMLElement, own: () => Words | undefined) {
    this.#region = region;
    this.#own = own;
  }

  give(name: string): void {
    if (mattersToPeople.includes(name)) this.#wrong.add(name);
    this.show(this.#language);
  }

  take(name: string): void {
    if (this.#wrong.delete(name)) this.show(this.#language);
  }

  // The attributes are about to be read again; `headers` is a property.
  forgetAttributes(): void {
    for (const name of [...this.#wrong]) if (name !== "headers") this.#wrong.delete(name);
  }

  // One line at most: the gravest.
  show(language: string): void {
    this.#language = language;
    const grave = stopsSending.find((name) => this.#wrong.has(name));
    const name = grave ?? [...this.#wrong][0];
    const key = grave ? "element.cannot_send" : "element.wrong_setting";
    const text = name === undefined ? "" : say(words, key, language, { own: this.#own(), names: { name } });
    if (text === (this.#region.textContent ?? "")) return;
    this.#region.lang = language;
    this.#region.replaceChildren(...(text === "" ? [] : [lineWith("settings", text)]));
  }
}
