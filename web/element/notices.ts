// The lines above the form: how it goes with an earlier complaint, and that this device keeps nothing.

import { words, type NewsWord } from "complaint-form-words/news";
import type { Notice } from "../delivery/host.js";
import { lineWith } from "./line.js";
import { say, type Words } from "./words.js";

type Kind = Notice["kind"];

const wordOf: Readonly<Record<Kind, NewsWord>> = {
  notKept: "news.not_kept",
  notWiped: "news.not_wiped",
  unreadable: "news.unreadable",
  notTaken: "news.not_taken",
  expired: "news.expired",
  waiting: "news.waiting",
  session: "news.session",
  heldBack: "news.held_back",
  sent: "news.sent",
};

const textOf = (notice: Notice, language: string, own: Words | undefined): string =>
  say(words, wordOf[notice.kind], language, { own, names: notice.kind === "sent" ? { reference: notice.reference } : {} });

// A line a kind, but for references: each of those stays.
const lineOf = (notice: Notice): string => (notice.kind === "sent" ? notice.id : notice.kind);

const overtaken: readonly Kind[] = ["waiting", "session", "heldBack"];

export class Notices {
  readonly #region: HTMLElement;
  readonly #own: () => Words | undefined;
  readonly #lines = new Map<string, Notice>();
  #language = "";

  // `own`: the host's words.
  constructor(region: HTMLElement, own: () => Words | undefined) {
    this.#region = region;
    this.#own = own;
  }

  show(notice: Notice, language: string): void {
    if (notice.kind !== "notKept") for (const kind of overtaken) this.#lines.delete(kind);
    this.#lines.set(lineOf(notice), notice);
    this.#language = language;
    this.#write();
  }

  relabel(language: string): void {
    if (language === this.#language) return;
    this.#language = language;
    this.#write();
  }

  clear(): void {
    this.#lines.clear();
    this.#write();
  }

  // A line that says the same stays as it is: it is not read out again.
  #write(): void {
    const before = [...this.#region.children];
    this.#region.lang = this.#language;
    const lines = [...this.#lines.values()].map((notice) => {
      const text = textOf(notice, this.#language, this.#own());
      return before.find((line) => line.textContent === text) ?? lineWith(notice.kind, text);
    });
    if (lines.length !== before.length || lines.some((line, at) => line !== before[at])) this.#region.replaceChildren(...lines);
  }
}
