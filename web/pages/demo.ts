// The host page around the form: what a customer site's own script would be. Two switches outside the form set its
// attributes; everything else is the element's.

type Language = "nl" | "en";

const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    menu: "Hoofdmenu",
    overview: "Overzicht",
    complaints: "Klacht of bezwaar",
    demo: "Dit is een voorbeeld van een klantensite. Wat u hier verstuurt, komt alleen bij dit voorbeeld aan.",
    language: "Taal",
    painter: "Tekenwijze",
    canvas: "Canvas",
    html: "HTML",
  },
  en: {
    menu: "Main menu",
    overview: "Overview",
    complaints: "Complaint or objection",
    demo: "This is an example of a customer site. What you send here arrives at this example only.",
    language: "Language",
    painter: "Drawn by",
    canvas: "Canvas",
    html: "HTML",
  },
};

const form = document.querySelector("complaint-form");
const isLanguage = (value: string | undefined): value is Language => value === "nl" || value === "en";

function relabel(language: Language): void {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll<HTMLElement>("[data-words]")) {
    const text = words[language][element.dataset["words"] ?? ""] ?? "";
    if (element.hasAttribute("aria-label")) element.setAttribute("aria-label", text);
    else element.textContent = text;
  }
}

// One button of a group is pressed, the others are not.
function pressOnly(pressed: HTMLElement, group: string): void {
  for (const button of document.querySelectorAll(`button[data-${group}]`))
    button.setAttribute("aria-pressed", String(button === pressed));
}

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-language]"))
  button.addEventListener("click", () => {
    const { language } = button.dataset;
    if (!isLanguage(language)) return;
    relabel(language);
    form?.setAttribute("lang", language);
    pressOnly(button, "language");
  });

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-painter]"))
  button.addEventListener("click", () => {
    form?.setAttribute("painter", button.dataset["painter"] ?? "auto");
    pressOnly(button, "painter");
  });
