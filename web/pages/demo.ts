// The host page around the form: what a customer site's own script would be. Switches outside the form set its attributes, and the
// account of two made-up customers; everything else is the element's.

type Words = Readonly<Record<string, string>>;

const english: Words = {
  by: "customer site of Alektum Group",
  menu: "Main menu",
  overview: "Overview",
  complaints: "Complaint or objection",
  data: "Personal data",
  demo: "This is an example of a customer site. What you send here arrives at this example only.",
  language: "Language",
  painter: "Drawn by",
  customer: "Logged in as",
  nobody: "Not logged in",
};

const labelled = [...document.querySelectorAll<HTMLElement>("[data-words]")];
const keyOf = ({ dataset }: HTMLElement): string => dataset["words"] ?? "";

// As the page has them.
const dutch: Words = Object.fromEntries(
  labelled.map((element) => [keyOf(element), element.getAttribute("aria-label") ?? element.textContent]),
);

const form = document.querySelector("complaint-form");

// Which of the forms the address asks for; the menu says so.
const wanted = new URLSearchParams(location.search).get("form");
if (wanted !== null) form?.setAttribute("form", wanted);
for (const link of document.querySelectorAll<HTMLAnchorElement>("nav a[data-words]"))
  if (link.dataset["words"] !== "overview" && link.search === location.search) link.setAttribute("aria-current", "page");
  else link.removeAttribute("aria-current");

function relabel(language: string): void {
  document.documentElement.lang = language;
  for (const element of labelled) {
    const text = (language === "nl" ? dutch : english)[keyOf(element)] ?? "";
    if (element.hasAttribute("aria-label")) element.setAttribute("aria-label", text);
    else element.textContent = text;
  }
}

// One button of a group is pressed, the others are not.
function pressOnly(pressed: HTMLElement, group: string): void {
  for (const button of document.querySelectorAll(`button[data-${group}]`))
    button.setAttribute("aria-pressed", String(button === pressed));
}

const languageButtons = [...document.querySelectorAll<HTMLButtonElement>("button[data-language]")];
for (const button of languageButtons)
  button.addEventListener("click", () => form?.setAttribute("lang", button.dataset["language"] ?? ""));

// The form has a switch of its own, which writes the attribute too.
function followLanguage(): void {
  const language = form?.getAttribute("lang") ?? "";
  const button = languageButtons.find(({ dataset }) => dataset["language"] === language);
  if (!button) return;
  relabel(language);
  pressOnly(button, "language");
}

if (form) new MutationObserver(followLanguage).observe(form, { attributeFilter: ["lang"] });

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-painter]"))
  button.addEventListener("click", () => {
    form?.setAttribute("painter", button.dataset["painter"] ?? "auto");
    pressOnly(button, "painter");
  });

// A real site's session gives the account's key; here it follows from the name, and keeps nothing secret.
const madeUpKey = async (customer: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`demo ${customer}`)));

async function logIn(customer: string): Promise<void> {
  const button = [...document.querySelectorAll<HTMLButtonElement>("button[data-customer]")].find(
    (other) => other.dataset["customer"] === customer,
  );
  if (!form || !button) return;
  const accountKey = customer === "" || !globalThis.crypto?.subtle ? undefined : await madeUpKey(customer);
  if (customerNow() !== customer) return; // logged in or out meanwhile
  Object.assign(form, { account: customer, accountKey });
  pressOnly(button, "customer");
}

// Every tab is logged in as the same customer, as with the cookie of a real session.
const session = "demo.customer";
const customerNow = (): string => localStorage.getItem(session) ?? "";

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-customer]"))
  button.addEventListener("click", () => {
    localStorage.setItem(session, button.dataset["customer"] ?? "");
    void logIn(customerNow());
  });
for (const type of ["storage", "pageshow"]) addEventListener(type, () => void logIn(customerNow()));
void logIn(customerNow());
