// <complaint-form>: the custom element. Its contents are the fallback: they show until the form can be used, and again if it
// cannot start. What it takes and tells is in web/element/README.md.

import { AssetError, loadFirstPages, loadFonts, loadPainter, loadWasm } from "../glue/assets.js";
import type { FormEvent, Settings } from "../glue/wire.js";
import type { HeaderSource } from "../delivery/post.js";
import type { Identity } from "../delivery/seal.js";
import { breath } from "./breath.js";
import { tell, type ErrorReason } from "./events.js";
import { FirstPages, type FirstPagesFile } from "./first_pages.js";
import { Front, type FrontHost } from "./front.js";
import { HostIdentity, warnOfSharing, type GivenKey } from "./identity.js";
import { momentAt } from "./moment.js";
import { OwnForm } from "./own_form.js";
import { presence } from "./presence.js";
import { eventFor, type HostOutcome } from "./settle.js";
import { observedAttributes, readSettings, type HostSettings } from "./settings.js";
import { makeShadow, type FrameState, type Shadow } from "./shadow.js";
import { rememberedPainter, wishedPainter } from "./painter.js";
import type { Loaded, Running } from "./running.js";
import { themeFor } from "./theme.js";
import { Warnings } from "./warnings.js";
import { firstWords } from "./words.js";

const darkQuery = "(prefers-color-scheme: dark)";
const contrastQuery = "(prefers-contrast: more)";

type Attribute = (typeof observedAttributes)[number];

const needsStart: readonly Attribute[] = ["form", "profile", "drafts", "national-id"];
const gathering = 30; // ms; scripts write attributes one after the other, and each start costs a WebGL context

// What the form itself needs of the host's settings.
const coreSettings = ({ drafts, nationalId, painter }: HostSettings): Settings => {
  const wished = wishedPainter({ attribute: painter, person: undefined, remembered: rememberedPainter() });
  return { drafts, nationalId, nativePainter: wished === "native" };
};

let made = 0;

export class ComplaintForm extends OwnForm {
  static readonly observedAttributes = observedAttributes;

  readonly #shadow: Shadow;
  readonly #number = ++made;
  readonly #complaints = new Set<string>();
  readonly #warnings: Warnings;
  #settings: HostSettings | undefined;
  #headers: HeaderSource;
  readonly #hostIdentity = new HostIdentity();
  #front: Front | undefined; // what the person sees and uses
  #pages: FirstPages | undefined; // what is behind it until the module has come
  #running: Running | undefined; // and since then
  #connection: AbortController | undefined;
  #touched = false; // by the person: then nothing starts anew by itself
  #begunWith = "";

  constructor() {
    super();
    this.#shadow = makeShadow(this);
    this.#warnings = new Warnings(this.#shadow.warning);
    for (const type of ["input", "change"]) this.#shadow.frame.addEventListener(type, () => (this.#touched = true));
  }

  // Extra headers of the request: an object, or a function that gives one or a promise of one.
  get headers(): HeaderSource {
    return this.#headers;
  }

  set headers(value: HeaderSource) {
    const type = value === null ? "null" : typeof value;
    if (type === "object" || type === "function" || type === "undefined") {
      this.#headers = value;
      this.#warnings.take("headers");
      if (type === "object") this.#freshHeaders().catch(() => undefined); // what is wrong is told at once
    } else {
      this.#complain("headers", `is a ${type}; an object or a function giving one is expected`);
    }
  }

  // Whoever is logged in, in a word of the host's that says nothing to others; it may change at any time.
  get account(): string {
    return this.getAttribute("account") ?? "";
  }

  set account(value: string) {
    this.setAttribute("account", value);
  }

  // Seals what is kept for the account: 32 bytes, or an HKDF key (uses deriveBits and deriveKey), from the host's session. It is
  // never kept, cannot be read back, and goes with the account: give it in the same task as `account`, or before.
  set accountKey(value: GivenKey) {
    if (!this.#hostIdentity.setKey(value))
      this.#complain("accountKey", "is neither 32 bytes nor an HKDF key that derives bits and keys");
    this.#showIdentity();
  }

  // Everything anew: the answers are gone, the start page shows.
  reset(): void {
    this.#dispatch({ type: "cleared" });
    this.#touched = false;
    if (this.#isOutdated || this.#state !== "ready") this.#startAnew();
  }

  // After a cancelled `complaint-submit`: what came of the host's own posting. `id` is the payload's.
  settle(id: string, outcome: HostOutcome): void {
    this.#running?.settle(eventFor(id, outcome, momentAt(new Date()).now));
  }

  // Tries to send now what waits for a connection.
  flush(): Promise<void> {
    return this.#running?.flush() ?? Promise.resolve();
  }

  connectedCallback(): void {
    if (this.#connection) return; // moved within the page: nothing was let go
    for (const name of ["headers", "account", "accountKey", "definition", "profileData", "words"] as const)
      this.#upgradeProperty(name);
    this.#begin();
  }

  #begin(): void {
    this.#connection = new AbortController();
    this.#touched = false;
    void presence(); // from now on
    this.#watchPreferences(this.#connection.signal);
    void this.#start(this.#connection.signal);
  }

  #end(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#closeForm();
  }

  #closeForm(): void {
    this.#running?.close();
    this.#front?.close();
    this.#running = this.#front = this.#pages = undefined;
  }

  #dispatch(event: FormEvent): void {
    this.#front?.dispatch(event);
  }

  protected ownFormChanged(): void {
    if (this.#touched) this.#error("form", "a form is being filled in: reset() shows the new one");
    this.#startAnew();
  }

  get #isOutdated(): boolean {
    return this.#settings !== undefined && this.#startOf(this.#settings) !== this.#begunWith;
  }

  #startOf({ form, profile, drafts, nationalId }: HostSettings): string {
    return `${form} ${profile} ${drafts} ${nationalId} ${this.ownVersion}`;
  }

  // Once for all the attributes that are written in one go; they are read when it begins.
  #startAnew(): void {
    if (this.#touched || !this.#connection) return;
    this.#end();
    this.#setState("loading", firstWords(this.#settings?.language ?? "nl").loading);
    setTimeout(() => {
      if (this.isConnected && !this.#connection) this.#begin();
    }, gathering);
  }

  // Removed, or only moved? That is known when the task is through.
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return this.#front?.look();
      this.#end();
    });
  }

  attributeChangedCallback(name: Attribute, before: string | null, after: string | null): void {
    if (!this.#settings || !this.#connection || before === after) return;
    const settings = this.#readSettings();
    const loading = !this.#running && !["theme", "endpoint", "credentials", "account"].includes(name);
    if ((loading && !this.#touched) || (needsStart.includes(name) && this.#isOutdated)) return this.#startAnew();
    if (name === "theme") this.#applyTheme();
    if (name === "painter") this.#running?.setPainter(settings.painter);
    if (name === "case-number") this.#dispatch({ type: "prefilled", caseNumber: settings.caseNumber });
    if (name === "account") this.#showIdentity();
    if (name === "lang") void this.#relabel(settings.language);
  }

  async #start(signal: AbortSignal): Promise<void> {
    const settings = this.#readSettings();
    this.#begunWith = this.#startOf(settings);
    this.#applyTheme();
    this.#setState("loading", firstWords(settings.language).loading);
    try {
      const [rest] = await Promise.all([this.#load(settings), this.#showFirstPages(settings, signal)]);
      if (this.#pages) await breath();
      if (signal.aborted) return;
      await this.#run(...rest, this.#settings ?? settings, signal);
    } catch (reason) {
      if (!signal.aborted) this.#fail(reason);
    }
  }

  // What can be used until the rest has come. Without it the person waits a little longer, and nothing is amiss.
  async #showFirstPages(settings: HostSettings, signal: AbortSignal): Promise<void> {
    if (typeof WebAssembly === "undefined" || this.hasOwnForm) return;
    const file = await loadFirstPages(settings.form, settings.profile, settings.language).catch((reason: unknown) =>
      this.#error("lang", String(reason)),
    );
    if (!file || signal.aborted || this.#state !== "loading") return; // or the rest was quicker, or has failed
    const pages = new FirstPages(file as unknown as FirstPagesFile, coreSettings(settings), () => this.#wait());
    this.#pages = pages;
    this.#front = new Front(this.#asHost(), pages, pages.first());
    this.#setState("first", "");
    this.#front.look();
  }

  // The person pressed what only the module can answer.
  #wait(): void {
    const words = firstWords(this.#settings?.language ?? "nl").loading;
    this.#setState("waiting", words);
    this.#front?.say(words);
  }

  // Everything in parallel, the code among it.
  async #load({ form, language, profile }: HostSettings): Promise<[typeof import("./running.js"), Loaded]> {
    const [rest, wasm, fonts, files] = await Promise.all([
      import("./running.js").catch((reason: unknown) => {
        throw new AssetError("wasm", String(reason));
      }),
      loadWasm(),
      loadFonts().catch((reason: unknown) => this.#error("font", String(reason))),
      this.filesOf(form, profile, language),
    ]);
    return [rest, { wasm, painter: loadPainter, fonts: fonts ?? undefined, files }];
  }

  async #run(
    { Running }: typeof import("./running.js"),
    loaded: Loaded,
    settings: HostSettings,
    signal: AbortSignal,
  ): Promise<void> {
    const running = await Running.open(
      loaded,
      {
        settings: coreSettings(settings),
        painter: settings.painter,
        caseNumber: () => this.#settings?.caseNumber ?? "",
        present: presence,
        identity: () => this.#identity,
        pages: this.#pages,
        front: (module, first) => (this.#front ??= new Front(this.#asHost(), module, first)),
      },
      signal,
    );
    if (typeof running === "string") throw new AssetError("form", running);
    if (signal.aborted) return running?.close();
    if (!running) throw new AssetError("wasm", "the module broke at its start");
    this.#running = running;
    running.setIdentity(this.#identity); // as it is by now
    warnOfSharing(settings);
    this.#pages = undefined;
    if (this.#settings && this.#settings.painter !== settings.painter) running.setPainter(this.#settings.painter); // meanwhile
    this.#setState("ready", "");
    this.#front?.look();
    tell(this, "complaint-ready", { painter: running.painter });
  }

  get #identity(): Identity {
    return this.#hostIdentity.of(this.account);
  }

  // Once for attribute and key that are written one after the other.
  #showIdentity(): void {
    queueMicrotask(() => this.#running?.setIdentity(this.#identity));
  }

  #asHost(): FrontHost {
    return {
      element: this,
      frame: this.#shadow.frame,
      em: this.#shadow.em,
      news: this.#shadow.news,
      historyName: this.id || `form${this.#number}`,
      destination: () => ({
        endpoint: this.#settings?.endpoint ?? "",
        credentials: this.#settings?.credentials ?? "same-origin",
        headers: this.#headers === undefined ? undefined : () => this.#freshHeaders(),
      }),
      stopped: (message) => this.#stop(message),
      answered: (any) => {
        this.#touched = any;
      },
    };
  }

  async #relabel(language: string): Promise<void> {
    try {
      const locale = await this.localeOf(language);
      this.#dispatch({ type: "relabelled", locale });
    } catch (reason) {
      this.#error("lang", String(reason));
    }
  }

  // What was answered already stays to be seen.
  #fail(reason: unknown): void {
    const { failed, stopped } = firstWords(this.#settings?.language ?? "nl");
    const answered = this.#pages?.touched ?? false;
    if (!answered) this.#closeForm();
    this.#setState(answered ? "stopped" : "failed", answered ? stopped : failed);
    this.#error(reason instanceof AssetError ? reason.asset : "wasm", String(reason));
  }

  // The module broke while it was used: the answers stay to be seen, with the host's contact details above them.
  #stop(message: string): void {
    this.#setState("stopped", firstWords(this.#settings?.language ?? "nl").stopped);
    this.#error("stopped", message);
  }

  // For every attempt. What goes wrong here is told; the complaint waits.
  async #freshHeaders(): Promise<Headers> {
    const given = await this.#givenHeaders();
    try {
      const headers = new Headers(given);
      this.#warnings.take("headers");
      return headers;
    } catch {
      return this.#refuseHeaders("are malformed: names and values as of an HTTP header are expected"); // without the values: tokens
    }
  }

  async #givenHeaders(): Promise<HeadersInit | undefined> {
    const source = this.#headers;
    try {
      return typeof source === "function" ? await source() : source;
    } catch (reason) {
      return this.#refuseHeaders(`function failed: ${String(reason)}`);
    }
  }

  #refuseHeaders(message: string): never {
    this.#complain("headers", message);
    throw new TypeError(`headers ${message}`);
  }

  get #state(): FrameState {
    return this.#shadow.frame.dataset["state"] as FrameState;
  }

  #setState(state: FrameState, words: string): void {
    this.#shadow.frame.dataset["state"] = state;
    this.#shadow.notice.textContent = words;
  }

  #error(reason: ErrorReason, message: string): undefined {
    tell(this, "complaint-error", { reason, message });
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

  #watchPreferences(signal: AbortSignal): void {
    for (const query of [darkQuery, contrastQuery])
      matchMedia(query).addEventListener("change", () => this.#applyTheme(), { signal });
  }

  #applyTheme(): void {
    const preferences = { dark: matchMedia(darkQuery).matches, contrast: matchMedia(contrastQuery).matches };
    const theme = themeFor(this.#settings?.theme ?? null, preferences);
    for (const part of [this.#shadow.frame, this.#shadow.news, this.#shadow.warning]) part.dataset["theme"] = theme;
    this.#front?.look();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "complaint-form": ComplaintForm;
  }
}
