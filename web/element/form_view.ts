// A form in an element, as far as it can go before its Wasm module has come: the mirror of its page, the input, browser
// history, the document's title. When the module comes, FormRuntime joins in; the elements and what the person does in them stay.

import type { Answer, FormEvent, PageName } from "../glue/wire.js";
import { Input } from "../mirror/input.js";
import { Live } from "../mirror/live.js";
import { Mirror } from "../mirror/mirror.js";
import type { Destination } from "../delivery/post.js";
import { dispatchHostEvent } from "./events.js";
import { PageHistory } from "./history.js";
import { Session, type Change, type Core, type FarEffect, type OuterEffect, type EffectHandler } from "./session.js";
import type { Words } from "./words.js";
import { TextSizes } from "./text_sizes.js";
import { TypedText } from "./typed_text.js";
import { DocumentTitle } from "./title.js";

export interface FormViewHost {
  readonly element: HTMLElement;
  readonly frame: HTMLElement;
  readonly em: HTMLElement; // as wide as the element's font size
  readonly notices: HTMLElement;
  readonly status: HTMLElement; // stands below the page
  readonly name: string; // tells this form's history from those of others on the page
  readonly place: string; // the same of what the tab keeps: a form that comes in its place has it too
  readonly keepsHistory: boolean;
  readonly writesTitle: boolean;
  destination(): Destination & { readonly credentials: RequestCredentials };
  stopped(reason: Error): void;
  answered(): void; // the form has answers of the person's
  restart(): void; // it has not any more
  words(): Words | undefined; // the host's own
}

// What keeps sizes and picture of the page up to date.
export interface Renderer {
  styleChanged(): void; // the host's properties, theme or text size may have changed
  pageChanged(): void; // the page may have changed
  sizeChanged(): void; // the element's size may have changed
}

// What the module brings with it.
export interface ViewExtension {
  readonly renderer: Renderer;
  dispatch(event: FormEvent): void;
  composed(): void;
  showsIn(language: string): void;
  carriesOut(effect: FarEffect): void;
}

export class FormView implements EffectHandler {
  readonly host: FormViewHost;
  readonly mirror = new Mirror();
  readonly sizes: TextSizes;
  readonly session: Session;
  readonly #text = new TypedText(this.mirror);
  readonly #live = new Live();
  readonly #input: Input;
  readonly #title: DocumentTitle | undefined;
  readonly #ended = new AbortController();
  readonly #history: PageHistory | undefined;
  #extension: ViewExtension | undefined;

  constructor(host: FormViewHost, core: Core, first: Answer) {
    this.host = host;
    this.sizes = new TextSizes(host.element, host.frame);
    this.#input = new Input(this.mirror, {
      send: (event) => this.dispatch(event),
      composed: () => this.#extension?.composed(),
    });
    this.#title = host.writesTitle ? new DocumentTitle() : undefined;
    host.frame.dataset["painter"] = "native";
    host.status.before(this.mirror.form, this.#live.element);
    const shown = (change: Change): void => this.#shown(change);
    this.session = new Session(core, first, { mirror: this.mirror, input: this.#input, live: this.#live, shown }, this);
    const { signal } = this.#ended;
    if (host.keepsHistory) this.#history = new PageHistory(host.name, first.page, (page) => this.#visit(page), signal);
    this.#input.listenTo(document, signal);
    this.#watch(signal);
  }

  // Ends with the form.
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  // The module has come: from now on `extension` has a part in everything. `whole` is how it describes the page.
  attachRuntime(extension: ViewExtension, core: Core, whole: Answer): void {
    this.#extension = extension;
    this.session.attachCore(core, whole);
    extension.renderer.styleChanged();
  }

  dispatch(event: FormEvent): void {
    if (this.#extension) this.#extension.dispatch(event);
    else this.session.dispatch(event);
  }

  // The element's look or place may have changed.
  styleChanged(): void {
    if (this.#extension) this.#extension.renderer.styleChanged();
    else this.sizes.measure(true);
  }

  // Lets go of every listener, and takes the elements away.
  close(): void {
    this.#ended.abort();
    this.#live.close();
    this.#title?.restore();
    this.mirror.form.remove();
    this.#live.element.remove();
  }

  // A new page is read from its top, also where the focus alone would have left the old place, and where Back brings that place again.
  pageShown(): void {
    this.#showTop();
    requestAnimationFrame(() => this.#showTop());
  }

  #showTop(): void {
    const role = this.mirror.nodeOf(this.mirror.focused)?.role;
    if (role !== "heading" && role !== "summary") return; // the focus is where the person was, on the review
    const { top } = this.host.frame.getBoundingClientRect();
    const isInView = top >= 0 && top < innerHeight / 2;
    if (!isInView && !this.signal.aborted) this.host.frame.scrollIntoView({ block: "start" });
  }

  showsTitle(title: string, language: string): void {
    this.#title?.show(title);
    this.#extension?.showsIn(language);
  }

  carriesOut(effect: OuterEffect): void {
    if (effect.type === "showPage") this.#showPage(effect.page, effect.replace ?? false);
    else if (effect.type === "endHistory") this.#history?.end();
    else this.#extension?.carriesOut(effect);
  }

  #showPage(page: PageName, replace: boolean): void {
    this.#history?.show(page, replace);
    dispatchHostEvent(this.host.element, "complaint-page", { page });
  }

  #visit(page: PageName): void {
    const before = this.session.page;
    this.dispatch({ type: "visited", page });
    const now = this.session.page;
    this.#history?.confirm(now);
    if (now !== before) dispatchHostEvent(this.host.element, "complaint-page", { page: now });
    else this.#stay();
  }

  // The page that shows does not change, such as the receipt, but the browser scrolls to where the entry was left. It does so in one of
  // the next frames; what is put right when it tells of that is mostly not to be seen.
  #stay(): void {
    const { frame } = this.host;
    const { top } = frame.getBoundingClientRect();
    const stay = (): void => {
      scrollBy({ top: frame.getBoundingClientRect().top - top, behavior: "instant" });
      this.#showTop();
    };
    const options = { capture: true, signal: this.signal };
    addEventListener("scroll", stay, options);
    requestAnimationFrame(() => requestAnimationFrame(() => removeEventListener("scroll", stay, options)));
  }

  // Where only the text of the focused field changed, and the number of its characters, the page itself shows it (mirror/scene.ts).
  #shown(change: Change): void {
    const renderer = this.#extension?.renderer;
    if (!renderer) return void this.sizes.measure(true);
    if (change === "text" && this.#text.stillFits()) return;
    if (change === "page") renderer.styleChanged();
    else renderer.pageChanged();
    this.#text.look();
  }

  // The element's width, its text size (an element of 1em), what the host writes on it.
  #watch(signal: AbortSignal): void {
    const { element, frame, em } = this.host;
    const size = new ResizeObserver(() => this.#resized());
    size.observe(frame);
    size.observe(em);
    const style = new MutationObserver(() => this.styleChanged());
    style.observe(element, { attributeFilter: ["style", "class"] });
    const stop = (): void => {
      size.disconnect();
      style.disconnect();
    };
    signal.addEventListener("abort", stop, { once: true });
  }

  #resized(): void {
    if (!this.sizes.isOutdated) return;
    if (this.#extension) this.#extension.renderer.sizeChanged();
    else this.sizes.measure(true);
  }
}
