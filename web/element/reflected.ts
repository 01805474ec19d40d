// The element's attributes as properties. What a server imports has no HTMLElement, and makes no element.

const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

type Given = string | null | undefined;

export const reflectedNames = [
  "endpoint",
  "form",
  "profile",
  "caseNumber",
  "account",
  "theme",
  "painter",
  "drafts",
  "nationalId",
  "credentials",
  "history",
  "documentTitle",
] as const;

/**
 * @cssprop --complaint-accent - buttons, links, the step indicator
 * @cssprop --complaint-text - words
 * @cssprop --complaint-surface - what the form stands on
 * @cssprop --complaint-error - problems
 * @cssprop --complaint-radius - corners of fields and buttons
 * @cssprop --complaint-font-size - 16 to 32 px
 * @cssprop --complaint-quiet - hints
 * @cssprop --complaint-on-accent - words on a button
 * @cssprop --complaint-border - edges of fields
 * @cssprop --complaint-field - inside of fields
 * @cssprop --complaint-tint - boxes
 * @cssprop --complaint-error-tint - boxes of problems
 * @cssprop --complaint-focus - focus ring
 * @csspart heading - the page's h1
 * @csspart text - a paragraph
 * @csspart list - a list, of `item`s
 * @csspart item - an entry of it
 * @csspart field - a question with a text: label, hint, problem, control, count
 * @csspart group - a question with choices, or a date
 * @csspart choice - a radio button or checkbox with its label
 * @csspart label - what a question asks, and the words on a button
 * @csspart hint - what helps to answer
 * @csspart problem - what is wrong with an answer
 * @csspart control - what takes the answer; `radio` and `checkbox` too
 * @csspart count - how many characters are left
 * @csspart button - a button
 * @csspart link - a link
 * @csspart summary - the box of problems
 * @csspart status - a line that says how it goes
 * @csspart steps - the step indicator
 * @csspart answers - the answers on the last page but one
 * @csspart answer - one of them, with its `value`
 */
export class Reflected extends Base {
  /**
   * Where complaints are posted: an http(s) address, relative to the document.
   * @attr endpoint
   */
  get endpoint(): string {
    return this.#read("endpoint");
  }
  set endpoint(value: Given) {
    this.#write("endpoint", value);
  }

  /**
   * The form's name: a file of `forms/`.
   * @attr form
   */
  get form(): string {
    return this.#read("form", "complaint");
  }
  set form(value: Given) {
    this.#write("form", value);
  }

  /**
   * The country: a file of `profiles/`.
   * @attr profile
   */
  get profile(): string {
    return this.#read("profile", "nl");
  }
  set profile(value: Given) {
    this.#write("profile", value);
  }

  /**
   * The case that the host knows; what a person typed counts for more.
   * @attr case-number
   */
  get caseNumber(): string {
    return this.#read("case-number");
  }
  set caseNumber(value: Given) {
    this.#write("case-number", value);
  }

  /**
   * Who is logged in, in a word of the host's that says nothing to others; empty: nobody in particular.
   * @attr account
   */
  get account(): string {
    return this.#read("account");
  }
  set account(value: Given) {
    this.#write("account", value);
  }

  /**
   * The colours: "auto" follows the person's settings.
   * @attr theme
   */
  get theme(): "auto" | "light" | "dark" | "contrast" {
    return this.#read("theme", "auto");
  }
  set theme(value: Given) {
    this.#write("theme", value);
  }

  /**
   * What paints the form: "auto" is the canvas, or what the person chose before.
   * @attr painter
   */
  get painter(): "auto" | "canvas" | "native" {
    return this.#read("painter", "auto");
  }
  set painter(value: Given) {
    this.#write("painter", value);
  }

  /**
   * Are answers kept on the device? "ask" leaves it to the person.
   * @attr drafts
   */
  get drafts(): "ask" | "on" | "off" {
    return this.#read("drafts", "ask");
  }
  set drafts(value: Given) {
    this.#write("drafts", value);
  }

  /**
   * May the form ask for a national number?
   * @attr national-id
   */
  get nationalId(): "on" | "off" {
    return this.#read("national-id", "on");
  }
  set nationalId(value: Given) {
    this.#write("national-id", value);
  }

  /**
   * Which credentials go with a request.
   * @attr credentials
   */
  get credentials(): RequestCredentials {
    return this.#read("credentials", "same-origin");
  }
  set credentials(value: Given) {
    this.#write("credentials", value);
  }

  /**
   * Are the form's pages steps of browser history?
   * @attr history
   */
  get history(): "on" | "off" {
    return this.#read("history", "on");
  }
  set history(value: Given) {
    this.#write("history", value);
  }

  /**
   * Does the document's title say which page shows?
   * @attr document-title
   */
  get documentTitle(): "on" | "off" {
    return this.#read("document-title", "on");
  }
  set documentTitle(value: Given) {
    this.#write("document-title", value);
  }

  // As the host wrote it: a wrong value is told, and the default is used.
  #read<T extends string>(name: string, otherwise = "" as T): T {
    return (this.getAttribute(name) ?? otherwise) as T;
  }

  #write(name: string, value: Given): void {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }
}
