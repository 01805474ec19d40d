// <complaint-form>: the custom element. Its contents are the fallback: they show until the form can be used, while anybody waits, and when
// it cannot start. What it takes and tells is in web/element/README.md; what is so at any time is life.ts'.

import { words } from "complaint-form-words/element";
import { assetOf } from "../glue/asset_error.js";
import { loadFirstPages, loadFonts, loadPainter, loadWasm, longestWait } from "../glue/assets.js";
import type { HeaderSource } from "../delivery/post.js";
import type { Identity } from "../delivery/seal.js";
import { forgetTab } from "../delivery/tab_storage.js";
import { yieldToBrowser } from "./yield_to_browser.js";
import { loadCode, type LaterCode } from "./code.js";
import { customerFrom, type Customer, type Prefill } from "./customer.js";
import { dispatchHostEvent, type ErrorReason } from "./events.js";
import { FirstPages, type FirstPagesFile } from "./first_pages.js";
import { FormView, type FormViewHost } from "./form_view.js";
import { HostHeaders } from "./host_headers.js";
import { HostIdentity, warnOfSharing, type GivenKey } from "./identity.js";
import { Life, type LifePorts, type Preview, type StateName } from "./life.js";
import { momentAt } from "../glue/moment.js";
import { OwnForm } from "./own_form.js";
import { presence } from "./presence.js";
import { Readiness } from "./readiness.js";
import { reflectedNames } from "./reflected.js";
import { eventFor, type HostOutcome } from "./settle.js";
import { addressIn, coreSettings, observedAttributes, placeOf, readSettings, type HostSettings } from "./settings.js";
import { makeShadow, styleIn, type Shadow } from "./shadow.js";
import type { Loaded, FormRuntime } from "./runtime.js";
import { themeNow, watchTheme } from "./theme.js";
import { Warnings } from "./warnings.js";
import { say } from "./words.js";

type Attribute = (typeof observedAttributes)[number];
type Parts = readonly [LaterCode, Loaded];

const needsStart: readonly Attribute[] = ["form", "profile", "drafts", "national-id", "history", "document-title"];
const needsNoFile: readonly Attribute[] = ["theme", "endpoint", "credentials", "account", "case-number"];
const properties = ["headers", "customer", "accountKey", "definition", "profileData", "words"];
const gathering = 30; // ms; scripts write attributes one after the other, and each start costs a WebGL context

const statusOf = { loading: "loading", first: undefined, waiting: "loading", ready: undefined, failed: "failed" } as const;

let made = 0;

/**
 * A complaint, an objection or another form of the package, from the first question to the receipt.
 *
 * @tagname complaint-form
 * @slot - How to reach the company in another way: shows until the form can be used, while anybody waits, and when it cannot start.
 * @fires {CustomEvent<ComplaintFormEventDetails["complaint-ready"]>} complaint-ready - painter: canvas or native, as it will be when the canvas has come
 * @fires {CustomEvent<ComplaintFormEventDetails["complaint-page"]>} complaint-page - page: start, contact, case, statement, incident, review, done
 * @fires {CustomEvent<ComplaintFormEventDetails["complaint-submit"]>} complaint-submit - payload; preventDefault(): the form sends nothing, the host posts it
 * @fires {CustomEvent<ComplaintFormEventDetails["complaint-sent"]>} complaint-sent - id, reference, receivedAt
 * @fires {CustomEvent<ComplaintFormEventDetails["complaint-queued"]>} complaint-queued - id, since: an attempt failed, others follow
 * @fires {CustomEvent<ComplaintFormEventDetails["complaint-refused"]>} complaint-refused - id, reason (problems, rejected, session), problems
 * @fires {CustomEvent<ComplaintFormEventDetails["complaint-error"]>} complaint-error - reason (wasm, font, lang, profile, form, attribute, headers, payload, stopped), message. payload: the form's own check refused what it was about to send; nothing was sent, message names pointers and codes
 */
export class ComplaintForm extends OwnForm {
  static readonly observedAttributes = observedAttributes;

  readonly #shadow: Shadow;
  readonly #number = ++made;
  readonly #complaints = new Set<string>();
  readonly #warnings: Warnings;
  readonly #headers: HostHeaders;
  readonly #hostIdentity = new HostIdentity();
  readonly #readiness = new Readiness();
  #customer: Customer = {};
  #settings: HostSettings | undefined;
  #life: Life<Parts> | undefined; // while it is in a document
  #view: FormView | undefined; // what the person sees and uses
  #pages: FirstPages | undefined; // what is behind it until the module has come
  #runtime: FormRuntime | undefined; // and since then
  #touched = false; // by the person: then nothing starts anew by itself
  #begunWith = "";
  #latestWords = 0;

  constructor() {
    super();
    this.#shadow = makeShadow(this);
    this.#warnings = new Warnings(this.#shadow.warning, () => this.ownWords);
    this.#headers = new HostHeaders({
      wrong: (message) => this.#complain("headers", message),
      right: () => this.#warnings.take("headers"),
    });
    for (const type of ["input", "change"]) this.#shadow.frame.addEventListener(type, () => (this.#touched = true));
  }

  /** What can be used now. */
  get state(): StateName {
    return this.#life?.state ?? "loading";
  }

  /** Ends when the whole form can be used. */
  get ready(): Promise<void> {
    return this.#readiness.promise;
  }

  /** Extra headers of the request: an object, or a function that gives one or a promise of one, called for every attempt. */
  get headers(): HeaderSource {
    return this.#headers.source;
  }

  set headers(value: HeaderSource) {
    this.#headers.source = value;
  }

  /** Whom the host knows: fills what is empty, never what a person typed. */
  get customer(): Customer {
    return this.#customer;
  }

  set customer(value: Customer | null | undefined) {
    this.#customer = customerFrom(value, (message) => this.#complain("customer", message));
    this.#prefill();
  }

  /** Seals what is kept for the account: 32 bytes, or an HKDF key (uses deriveBits and deriveKey), from the host's session. It is
   *  never kept, cannot be read back, and goes with the account: give it in the same task as `account`, after it, or before it while
   *  nobody is logged in. */
  set accountKey(value: GivenKey) {
    if (!this.#hostIdentity.setKey(value))
      this.#complain("accountKey", "is neither 32 bytes nor an HKDF key that derives bits and keys");
    this.#showIdentity();
  }

  /** Everything anew: the answers are gone, the start page shows. */
  reset(): void {
    this.#view?.dispatch({ type: "cleared" });
    if (this.state !== "ready") forgetTab(); // the module has not come, or is broken
    this.#touched = false;
    if (this.#isOutdated || this.state !== "ready") this.#startAnew();
  }

  /** After a cancelled `complaint-submit`: what came of the host's own posting. `id` is the payload's. */
  settle(id: string, outcome: HostOutcome): void {
    this.#runtime?.resolveSubmission(eventFor(id, outcome, momentAt(new Date()).now));
  }

  /** Tries to send now what waits for a connection. */
  flush(): Promise<void> {
    return this.#runtime?.flush() ?? Promise.resolve();
  }

  connectedCallback(): void {
    if (this.#life) return; // moved within the page: nothing was let go
    for (const name of [...properties, ...reflectedNames]) this.#upgradeProperty(name);
    this.#begin();
  }

  // Removed, or only moved? That is known when the task is through.
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return this.#view?.styleChanged();
      this.#end();
    });
  }

  // Style sheets belong to a document.
  adoptedCallback(): void {
    styleIn(this.#shadow.root, this.ownerDocument);
  }

  attributeChangedCallback(name: Attribute, before: string | null, after: string | null): void {
    if (!this.#settings || !this.#life || before === after) return;
    const settings = this.#readSettings();
    const loads = !this.#runtime && !needsNoFile.includes(name);
    if ((loads && !this.#touched) || (needsStart.includes(name) && this.#isOutdated)) return this.#startAnew();
    if (name === "theme") this.#applyTheme();
    if (name === "painter") this.#runtime?.setPainter(settings.painter);
    if (name === "case-number") this.#prefill();
    if (name === "account") this.#showIdentity();
    if (name === "lang") this.#writeNotice();
    if (name === "lang") void this.#relabel(settings.language, this.#life.signal);
  }

  #begin(): void {
    const settings = this.#readSettings();
    this.#touched = false;
    this.#begunWith = this.#startOf(settings);
    this.#life = new Life(this.#portsFor(settings), longestWait);
    const { signal } = this.#life;
    watchTheme(() => this.#applyTheme(), signal);
    addEventListener("online", () => this.#life?.retry(), { signal });
    void presence(); // from now on
    this.#applyTheme();
    this.#life.begin();
  }

  #end(): void {
    this.#life?.end();
    this.#life = undefined;
    this.#closeForm();
  }

  #closeForm(): void {
    this.#runtime?.close();
    this.#view?.close();
    this.#runtime = this.#view = this.#pages = undefined;
  }

  protected ownFormChanged(): void {
    if (this.#touched) this.#error("form", "a form is being filled in: reset() shows the new one");
    this.#startAnew();
  }

  get #isOutdated(): boolean {
    return this.#settings !== undefined && this.#startOf(this.#settings) !== this.#begunWith;
  }

  #startOf({ form, profile, drafts, nationalId, history, documentTitle }: HostSettings): string {
    return [form, profile, drafts, nationalId, history, documentTitle, this.ownVersion].join(" ");
  }

  // Once for all the attributes that are written in one go; they are read when it begins.
  #startAnew(): void {
    if (this.#touched || !this.#life) return;
    this.#end();
    this.#shows("loading");
    setTimeout(() => this.isConnected && !this.#life && this.#begin(), gathering);
  }

  #portsFor(settings: HostSettings): LifePorts<Parts> {
    return {
      preview: (signal) => this.#loadPreview(settings, signal),
      hidePreview: () => this.#closeForm(),
      load: (signal) => this.#load(settings, signal),
      open: (parts, signal) => this.#open(parts, settings, signal),
      entered: (state) => this.#shows(state),
      failed: (reason) => this.#failed(reason),
    };
  }

  async #loadPreview(settings: HostSettings, signal: AbortSignal): Promise<(() => Preview) | undefined> {
    const { form, profile, language } = settings;
    if (typeof WebAssembly === "undefined" || this.hasOwnForm) return undefined;
    const file = await loadFirstPages(form, profile, language).catch((reason: unknown) =>
      signal.aborted ? undefined : this.#error("lang", String(reason)),
    );
    return file && (() => this.#preview(file as unknown as FirstPagesFile, settings));
  }

  #preview(file: FirstPagesFile, settings: HostSettings): Preview {
    const pages = new FirstPages(file, coreSettings(settings, true), () => this.#life?.want());
    this.#pages = pages;
    this.#view = new FormView(this.#asHost(), pages, pages.first());
    return pages;
  }

  // Everything in parallel, the code among it.
  async #load({ form, language, profile }: HostSettings, signal: AbortSignal): Promise<Parts> {
    const [code, wasm, fonts, files] = await Promise.all([
      loadCode(),
      loadWasm(),
      loadFonts().catch((reason: unknown) => (signal.aborted ? undefined : this.#error("font", String(reason)))),
      this.filesOf(form, profile, language),
    ]);
    if (this.#pages) await yieldToBrowser();
    return [code, { wasm, painter: loadPainter, fonts: fonts ?? undefined, files }];
  }

  // `settings`: as they were at the beginning, which hold until everything begins anew.
  async #open([{ FormRuntime }, loaded]: Parts, settings: HostSettings, signal: AbortSignal): Promise<void> {
    const runtime = await FormRuntime.open(
      loaded,
      {
        settings: coreSettings(settings, !this.hasOwnForm),
        painter: settings.painter,
        prefill: () => this.#known,
        leisure: () => presence().then(yieldToBrowser),
        identity: () => this.#identity,
        pages: () => this.#pages,
        view: (module, first) => (this.#view ??= new FormView(this.#asHost(), module, first)),
      },
      signal,
    );
    if (!runtime) return; // too late
    this.#runtime = runtime;
    this.#pages = undefined;
    runtime.setIdentity(this.#identity); // as it is by now
    const { painter } = this.#settings ?? settings;
    if (painter !== settings.painter) runtime.setPainter(painter); // meanwhile
    warnOfSharing(settings);
  }

  get #identity(): Identity {
    return this.#hostIdentity.of(this.account);
  }

  // Once for attribute and key that are written one after the other.
  #showIdentity(): void {
    queueMicrotask(() => {
      const identity = this.#identity; // also where nobody uses it yet: a key goes with its account
      this.#runtime?.setIdentity(identity);
    });
  }

  get #known(): Prefill {
    return { caseNumber: this.#settings?.caseNumber ?? "", ...this.#customer };
  }

  // Until the module has come it asks for it itself.
  #prefill(): void {
    this.#runtime?.dispatch({ type: "prefilled", ...this.#known });
  }

  #asHost(): FormViewHost {
    return {
      element: this,
      frame: this.#shadow.frame,
      status: this.#shadow.status,
      em: this.#shadow.em,
      notices: this.#shadow.notices,
      name: this.id || `form${this.#number}`,
      place: placeOf(this, this.#settings?.profile),
      keepsHistory: this.#settings?.history !== false,
      writesTitle: this.#settings?.documentTitle !== false,
      destination: () => ({ ...addressIn(this.#settings), headers: this.#headers.perAttempt }),
      stopped: (reason) => this.#life?.broke(reason),
      answered: () => void (this.#touched = true),
      restart: () => {
        this.#touched = false;
        this.#startAnew();
      },
      words: () => this.ownWords,
    };
  }

  // The language that was wished for last, however late its words come.
  async #relabel(language: string, signal: AbortSignal): Promise<void> {
    const mine = ++this.#latestWords;
    try {
      const locale = await this.localeOf(language);
      if (mine === this.#latestWords && !signal.aborted) this.#view?.dispatch({ type: "relabelled", locale });
    } catch (reason) {
      if (!signal.aborted) this.#error("lang", String(reason));
    }
  }

  #shows(state: StateName): void {
    this.#shadow.frame.dataset["state"] = state;
    this.#writeNotice();
    if (state === "waiting" || state === "stopped") this.#shadow.status.scrollIntoView({ block: "nearest" });
    this.#view?.styleChanged();
    if (state === "ready" && this.#runtime) {
      this.#readiness.come();
      dispatchHostEvent(this, "complaint-ready", { painter: this.#runtime.painter });
    }
  }

  #writeNotice(): void {
    const key = this.state === "stopped" ? (this.#runtime ? "stopped" : "interrupted") : statusOf[this.state];
    const text = key ? say(words, `element.${key}`, this.#settings?.language ?? "", { own: this.ownWords }) : "";
    this.#shadow.status.textContent = text;
  }

  #failed(reason: unknown): void {
    this.#error(assetOf(reason) ?? (this.#runtime ? "stopped" : "wasm"), String(reason));
  }

  #error(reason: ErrorReason, message: string): undefined {
    dispatchHostEvent(this, "complaint-error", { reason, message });
  }

  // Once each: the settings are read again at every change of an attribute.
  #complain(attribute: string, message: string): void {
    this.#warnings.give(attribute);
    if (this.#complaints.has(`${attribute} ${message}`)) return;
    this.#complaints.add(`${attribute} ${message}`);
    console.error(`<complaint-form>: ${attribute} ${message}`);
    this.#error(attribute === "headers" ? "headers" : "attribute", `${attribute} ${message}`);
  }

  #readSettings(): HostSettings {
    this.#warnings.forgetAttributes();
    this.#settings = readSettings(this, (attribute, message) => this.#complain(attribute, message));
    this.#warnings.show(this.#settings.language);
    return this.#settings;
  }

  // A property that the host set before the element was defined stands in the way of the accessor.
  #upgradeProperty(name: string): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  #applyTheme(): void {
    const { frame, notices, warning } = this.#shadow;
    const theme = themeNow(this.#settings?.theme ?? null);
    for (const part of [frame, notices, warning]) part.dataset["theme"] = theme;
    this.#view?.styleChanged();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "complaint-form": ComplaintForm;
  }
}
