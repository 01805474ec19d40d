// The lines above the form: how it goes with an earlier complaint, and that this device keeps nothing.

import type { News } from "../delivery/host.js";

type Kind = News["kind"];

const nl: Readonly<Record<Kind, string>> = {
  notKept:
    "Dit apparaat kan uw antwoorden niet bewaren. U kunt het formulier wel invullen en versturen. Sluit deze pagina pas als u een kenmerk hebt.",
  notWiped: "Het is niet gelukt om alles van dit apparaat te wissen. Open deze pagina opnieuw en probeer het nog eens.",
  unreadable:
    "Op dit apparaat stond nog een klacht die niet meer te lezen is. Hebt u er geen kenmerk van? Vul het formulier dan opnieuw in.",
  notTaken:
    "Een eerdere klacht konden wij niet aannemen. Op de eerste pagina kunt u verdergaan met uw antwoorden om ze te verbeteren.",
  expired:
    "Een eerdere klacht kon 30 dagen lang niet worden verstuurd en wordt niet meer vanzelf verstuurd. Op de eerste pagina kunt u verdergaan met uw antwoorden en ze opnieuw versturen.",
  waiting: "Een eerdere klacht is nog niet verstuurd. Wij blijven het proberen.",
  session:
    "Een eerdere klacht is nog niet verstuurd, want u bent niet meer ingelogd. Log opnieuw in en open deze pagina nog eens.",
  sent: "Een eerdere klacht is alsnog verstuurd. Uw kenmerk is {reference}. Schrijf dit op.",
};

const en: Readonly<Record<Kind, string>> = {
  notKept:
    "This device cannot keep your answers. You can fill in and send the form all the same. Do not close this page until you have a reference.",
  notWiped: "We could not clear everything from this device. Open this page again and try once more.",
  unreadable:
    "This device held a complaint that can no longer be read. Do you have no reference for it? Then fill in the form again.",
  notTaken: "We could not accept an earlier complaint. On the first page you can go on with your answers to correct them.",
  expired:
    "An earlier complaint could not be sent for 30 days and is no longer sent by itself. On the first page you can go on with your answers and send them again.",
  waiting: "An earlier complaint has not been sent yet. We keep trying.",
  session:
    "An earlier complaint has not been sent yet, because you are no longer logged in. Log in again and open this page once more.",
  sent: "An earlier complaint has been sent after all. Your reference is {reference}. Write it down.",
};

export function newsWords(news: News, language: string): string {
  const words = (language.toLowerCase().startsWith("en") ? en : nl)[news.kind];
  return news.kind === "sent" ? words.replace("{reference}", () => news.reference) : words;
}

// A line a kind, but for references: each of those stays.
const lineOf = (news: News): string => (news.kind === "sent" ? news.id : news.kind);

const overtaken: readonly Kind[] = ["waiting", "session"];

export class NewsLines {
  readonly #region: HTMLElement;
  readonly #lines = new Map<string, News>();
  #language = "";

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  tell(news: News, language: string): void {
    if (news.kind !== "notKept") for (const kind of overtaken) this.#lines.delete(kind);
    this.#lines.set(lineOf(news), news);
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
    const lines = [...this.#lines.values()].map((news) => {
      const text = newsWords(news, this.#language);
      return before.find((line) => line.textContent === text) ?? lineWith(news.kind, text);
    });
    if (lines.length !== before.length || lines.some((line, at) => line !== before[at])) this.#region.replaceChildren(...lines);
  }
}

function lineWith(kind: Kind, text: string): HTMLElement {
  const line = document.createElement("p");
  line.dataset["kind"] = kind;
  line.textContent = text;
  return line;
}
