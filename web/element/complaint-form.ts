// <complaint-form>: the custom element. Its contents are the fallback: they show until the form can be used, and again if it
// cannot start. What it takes and tells is in web/element/README.md.

import { AssetError, loadFonts, loadLocale, loadProfile, loadWasm } from "../glue/assets.js";
import type { HeaderSource } from "../delivery/post.js";
import { tell, type ErrorReason } from "./events.js";
import { Running, type Loaded } from "./running.js";
import { observedAttributes, readSettings, type HostSettings } from "./settings.js";
import { makeShadow, type FrameState, type Shadow } from "./shadow.js";
import { themeFor } from "./theme.js";
import { firstWords } from "./words.js";

const darkQuery = "(prefers-color-scheme: dark)";
const contrastQuery = "(prefers-contrast: more)";

let made = 0;

export class ComplaintForm extends HTMLElement {
  static readonly observedAttributes = observedAttributes;

  readonly #shadow: Shadow;
  readonly #number = ++made;
  readonly #complaints = new Set<string>();
  #settings: HostSettings | undefined;
  #headers: HeaderSource;
  #running: Running | undefined;
  #connection: AbortController | undefined;

  constructor() {
    super();
    this.#shadow = makeShadow(this);
  }

  // Extra headers of the request: an object, or a function that gives one or a promise of one.
  get headers(): HeaderSource {
    return this.#headers;
  }

  set headers(value: HeaderSource) {
    const type = value === null ? "null" : typeof value;
    if (type === "object" || type === "function" || type === "undefined") this.#headers = value;
    else this.#complain("headers", `is a ${type}; an object or a function giving one is expected`);
  }

  // Everything anew: the answers are gone, the start page shows.
  reset(): void {
    this.#running?.dispatch({ type: "cleared" });
  }

  // Tries to send now what waits for a connection.
  flush(): Promise<void> {
    return this.#running?.flush() ?? Promise.resolve();
  }

  connectedCallback(): void {
    if (this.#connection) return; // moved within the page: nothing was let go
    this.#upgradeProperty("headers");
    this.#connection = new AbortController();
    this.#watchPreferences(this.#connection.signal);
    void this.#start(this.#connection.signal);
  }

  // Removed, or only moved? That is known when the task is through.
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return this.#running?.refresh();
      this.#connection?.abort();
      this.#connection = undefined;
      this.#running?.close();
      this.#running = undefined;
    });
  }

  attributeChangedCallback(name: (typeof observedAttributes)[number], before: string | null, after: string | null): void {
    if (!this.#settings || before === after) return;
    const settings = this.#readSettings();
    if (name === "theme") this.#applyTheme();
    if (name === "painter") this.#running?.setPainter(settings.painter);
    if (name === "case-number") this.#running?.dispatch({ type: "prefilled", caseNumber: settings.caseNumber });
    if (name === "lang") void this.#relabel(settings.language);
  }

  async #start(signal: AbortSignal): Promise<void> {
    const settings = this.#readSettings();
    this.#applyTheme();
    this.#setState("loading", firstWords(settings.language).loading);
    try {
      const loaded = await this.#load(settings);
      if (signal.aborted) return;
      await this.#run(loaded, settings, signal);
    } catch (reason) {
      if (!signal.aborted) this.#fail(reason);
    }
  }

  async #load({ language, profile }: HostSettings): Promise<Loaded> {
    const [wasm, fonts, locale, profileFile] = await Promise.all([
      loadWasm(),
      loadFonts().catch((reason: unknown) => this.#error("font", String(reason))),
      loadLocale(language),
      loadProfile(profile),
    ]);
    return { wasm, fonts: fonts ?? undefined, locale, profile: profileFile };
  }

  async #run(loaded: Loaded, settings: HostSettings, signal: AbortSignal): Promise<void> {
    const running = new Running(this.#asHost(), settings);
    this.#running = running;
    const begun = await running.begin(loaded, settings);
    if (signal.aborted) return;
    if (!begun) throw new AssetError("wasm", "the module did not accept its language and profile");
    this.#setState("ready", "");
    running.refresh();
    tell(this, "complaint-ready", { painter: running.painter });
  }

  #asHost(): ConstructorParameters<typeof Running>[0] {
    return {
      element: this,
      frame: this.#shadow.frame,
      em: this.#shadow.em,
      historyName: this.id || `form${this.#number}`,
      destination: () => ({
        endpoint: this.#settings?.endpoint ?? "",
        credentials: this.#settings?.credentials ?? "same-origin",
        headers: this.#headers,
      }),
      stopped: (message) => this.#stop(message),
    };
  }

  async #relabel(language: string): Promise<void> {
    try {
      this.#running?.dispatch({ type: "relabelled", locale: await loadLocale(language) });
    } catch (reason) {
      this.#error("lang", String(reason));
    }
  }

  #fail(reason: unknown): void {
    this.#running?.close();
    this.#running = undefined;
    this.#setState("failed", firstWords(this.#settings?.language ?? "nl").failed);
    this.#error(reason instanceof AssetError ? reason.asset : "wasm", String(reason));
  }

  // The module broke while it was used: the answers stay to be seen, with the host's contact details above them.
  #stop(message: string): void {
    this.#setState("stopped", firstWords(this.#settings?.language ?? "nl").stopped);
    this.#error("stopped", message);
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
    if (this.#complaints.has(`${attribute} ${message}`)) return;
    this.#complaints.add(`${attribute} ${message}`);
    console.error(`<complaint-form>: ${attribute} ${message}`);
    this.#error(attribute === "headers" ? "headers" : "attribute", `${attribute} ${message}`);
  }

  #readSettings(): HostSettings {
    this.#settings = readSettings(this, (attribute, message) => this.#complain(attribute, message));
    return this.#settings;
  }

  // A property that the host set before the element was defined stands in the way of the accessor.
  #upgradeProperty(name: "headers"): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete (this as { headers?: HeaderSource })[name];
    this[name] = value;
  }

  #watchPreferences(signal: AbortSignal): void {
    for (const query of [darkQuery, contrastQuery])
      matchMedia(query).addEventListener("change", () => this.#applyTheme(), { signal });
  }

  #applyTheme(): void {
    const preferences = { dark: matchMedia(darkQuery).matches, contrast: matchMedia(contrastQuery).matches };
    this.#shadow.frame.dataset["theme"] = themeFor(this.#settings?.theme ?? null, preferences);
    this.#running?.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "complaint-form": ComplaintForm;
  }
}
