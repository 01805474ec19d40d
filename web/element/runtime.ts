// A form that runs in an element: what comes with the Wasm module, namely delivery, the effects that reach beyond the form and, when
// the page is idle, the canvas. Loaded together with the module, after the first pages.

import { AssetError } from "../glue/asset_error.js";
import type { Fonts } from "../glue/assets.js";
import { openModule, type FormModule } from "../glue/module.js";
import type { Answer, DeliveryEvent, FormEvent, FormFiles, PayloadProblem, Settings } from "../glue/wire.js";
import { watchAttention } from "../mirror/attention.js";
import { LineMeasure } from "../mirror/lines.js";
import { browserParts, watchPage } from "../delivery/browser.js";
import { AccountDeliveries } from "../delivery/accounts.js";
import { Delivery } from "../delivery/delivery.js";
import type { DeliveryHost, Notice } from "../delivery/host.js";
import { noHoldings } from "../delivery/holdings.js";
import type { NewEntry } from "../delivery/entry.js";
import type { Identity } from "../delivery/seal.js";
import { saveCopy } from "./copy.js";
import { dispatchHostEvent, tellHostOf } from "./events.js";
import type { Prefill } from "./customer.js";
import type { FirstPages } from "./first_pages.js";
import type { FormView, FormViewHost, ViewExtension } from "./form_view.js";
import { localTimestamp, uuid } from "../glue/moment.js";
import { KeptInTab } from "./kept_in_tab.js";
import { Notices } from "./notices.js";
import type { Painter } from "./painter.js";
import { PainterControl } from "./painter_control.js";
import { Picture } from "./picture.js";
import type { Payload } from "./payload.js";
import type { FarEffect } from "./session.js";
import { CanvasRenderer } from "./canvas_renderer.js";

export { release } from "../glue/release.js";

export interface Loaded {
  readonly wasm: WebAssembly.Module;
  painter(): Promise<WebAssembly.Module>; // loads it
  readonly fonts: Fonts | undefined; // without them the browser's own fonts serve, and there is no canvas
  readonly files: FormFiles;
}

export interface Opening {
  readonly settings: Settings;
  readonly painter: string | null; // the host's attribute
  prefill(): Prefill; // as the host says it now
  leisure(): Promise<void>; // until somebody is there, and the browser has nothing else to do
  identity(): Identity; // the same
  pages(): FirstPages | undefined; // what shows already
  view(module: FormModule, first: Answer): FormView; // the one that shows already, or a new one on the module
}

export class FormRuntime implements ViewExtension {
  readonly renderer: CanvasRenderer;
  readonly #host: FormViewHost;
  readonly #view: FormView;
  readonly #module: FormModule;
  readonly #measure = new LineMeasure();
  readonly #picture: Picture;
  #hasFonts = false;
  readonly #painter: PainterControl;
  readonly #delivery: AccountDeliveries;
  #email = ""; // as typed
  readonly #tab: KeptInTab;
  readonly #keepsAnswers: boolean; // for the tab, and where the person wants it on the device
  #identity: Identity;
  #answered = false;
  #isSending = false;
  #mayLose: (may: boolean) => void = () => undefined; // closing the page would
  readonly #notices: Notices;

  // Everything has been loaded: the module begins, or goes on where the first pages are. Nothing: it is not wanted any more. Throws what
  // is wrong with the files.
  static async open(loaded: Loaded, opening: Opening, signal: AbortSignal): Promise<FormRuntime | undefined> {
    let runtime: FormRuntime | undefined;
    let broken: Error | undefined;
    const module = await openModule(loaded.wasm, (reason) => {
      broken = reason;
      if (runtime) runtime.#died(reason);
    });
    const touched = opening.pages()?.touched ?? false;
    const first = signal.aborted ? undefined : module.start(loaded.files, opening.settings);
    const whole = first && (opening.pages()?.handOver(first, (event, at) => module.update(event, at)) ?? first);
    if (!first || !whole || broken) {
      const { refusal } = module;
      module.close();
      if (signal.aborted) return undefined;
      throw broken ? new AssetError("wasm", broken.message) : new AssetError("form", refusal);
    }
    runtime = new FormRuntime(opening.view(module, first), module, opening, whole, String(loaded.files.form["form"]), touched);
    runtime.#hasFonts = loaded.fonts !== undefined;
    runtime.#begin(opening);
    if (loaded.fonts) void runtime.#paintWhenIdle(loaded.fonts, loaded.painter, opening.leisure);
    return runtime;
  }

  private constructor(
    view: FormView,
    module: FormModule,
    { painter, settings, identity }: Opening,
    whole: Answer,
    form: string, // its name
    touched: boolean, // it has answers already
  ) {
    const { host } = view;
    this.#host = host;
    this.#view = view;
    this.#module = module;
    this.#picture = new Picture(host.frame, document.createElement("canvas"), this.#measure.starts, {
      contextLost: () => this.#painter.contextLost(),
      contextRestored: () => this.#restored(),
      died: () => this.renderer.show("native"), // the picture is lost, nothing else
    });
    host.frame.append(this.#picture.canvas, this.#measure.element);
    this.renderer = new CanvasRenderer(view, this.#picture, this.#measure);
    this.#painter = new PainterControl(this.#picture.canvas, painter, (shown) => this.renderer.show(shown), view.signal);
    this.#tab = new KeptInTab(`${form}.${host.place}`, host.element, () => this.#delivery);
    this.#keepsAnswers = settings.drafts !== "off";
    this.#identity = identity();
    this.#answered = touched;
    this.#notices = new Notices(host.notices, () => host.words());
    const definition = { name: form, answersIn: (payload: string) => this.#module.answersIn(payload) };
    this.#delivery = new AccountDeliveries(
      {
        open: (whose) => new Delivery(browserParts(whose, uuid(), definition, this.#keepsAnswers), this.#asHost()),
        retract: () => this.#retract(),
      },
      identity(),
    );
    view.attachRuntime(this, module, whole);
  }

  // As it will be when the canvas has come.
  get painter(): Painter {
    return this.#hasFonts ? this.#painter.expected : "native";
  }

  dispatch(event: FormEvent): void {
    const answered = event.type === "typed" || (event.type === "chosen" && event.node !== "keep_draft");
    if (answered) this.#answered = true;
    if (answered) this.#delivery.touched();
    this.#noteEmail(event);
    this.#view.session.dispatch(event);
    if (answered || event.type === "sent" || event.type === "cleared") this.#mayLose(this.#delivery.isAtRisk);
  }

  // Somebody logged in or out at the host.
  setIdentity(identity: Identity): void {
    const { account, key } = this.#identity;
    if (account === identity.account && key === identity.key) return;
    this.#identity = identity;
    const isAnother = account !== "" && account !== identity.account;
    void this.#delivery.switchTo(identity, async () => {
      await undefined; // the page is that of whoever is here now
      if (!this.#answered || !isAnother) await this.#restore();
    });
    // What is sent for an account is shown to that account alone.
    if (isAnother && (this.#isSending || this.#view.session.page === "done")) this.dispatch({ type: "cleared" });
    if (isAnother) this.#tab.keepAgain();
  }

  setPainter(attribute: string | null): void {
    this.#painter.setAttribute(attribute);
  }

  flush(): Promise<void> {
    return this.#delivery.retryNow();
  }

  // Lets go of the module and the context.
  close(): void {
    this.#delivery.close();
    this.#notices.clear();
    this.renderer.close();
    this.#module.close();
    this.#picture.close();
    this.#measure.element.remove();
  }

  composed(): void {
    this.renderer.pageChanged();
  }

  showsIn(language: string): void {
    this.#notices.relabel(language);
    this.#tab.keepAgain();
  }

  carriesOut(effect: FarEffect): void {
    switch (effect.type) {
      case "send":
        return this.#post(effect.complaint, effect.payload);
      case "payloadRefused":
        return this.#reportRefusal(effect.problems);
      case "keepInTab":
        return this.#tab.keep(effect);
      case "keepDraft":
        return this.#delivery.keepDraft(effect.answers);
      case "forgetDraft":
        return void this.#delivery.forgetDraft();
      case "adoptDraft":
        this.#host.answered();
        return void this.#delivery.takeOver();
      case "discardDraft":
        return void this.#delivery.refuseOffer();
      case "forgetAll":
        return this.#forgetAll();
      case "forgetAnswers":
        return this.#forgetAnswers();
      case "saveCopy":
        return saveCopy(effect.fileName, effect.html);
      case "print":
        return window.print();
      case "setLanguage":
        return this.#tab.speak(effect.language);
      case "setPainter":
        return this.#painter.choose(effect.native ? "native" : "canvas");
      case "flush":
        return void this.#delivery.retryNow();
    }
  }

  #post(complaint: string, payload: string): void {
    const { element } = this.#host;
    this.#isSending = true;
    this.#tab.forget(); // a reload must not offer as unsent what may have been received; what comes back is kept again
    const submission = this.#delivery.submission();
    const ours = dispatchHostEvent(element, "complaint-submit", { payload: JSON.parse(payload) as Payload });
    if (!ours) return; // the host posts it, and settles it
    const reachable = this.#host.destination().endpoint !== "";
    if (reachable) return this.#send(submission, complaint, payload);
    dispatchHostEvent(element, "complaint-error", { reason: "attribute", message: "endpoint is missing" });
    queueMicrotask(() => this.resolveSubmission({ type: "rejected", complaint }));
  }

  // The form's own check found what the person cannot mend. Pointers and codes only: no answers.
  #reportRefusal(problems: readonly PayloadProblem[]): void {
    const list = problems.map(({ pointer, code }) => `${pointer} ${code}`).join(", ");
    dispatchHostEvent(this.#host.element, "complaint-error", { reason: "payload", message: `the payload is refused: ${list}` });
  }

  #forgetAll(): void {
    this.#notices.clear();
    this.#tab.forgetAll();
    void this.#delivery.forgetAll();
  }

  #forgetAnswers(): void {
    this.#email = "";
    this.#answered = false;
    this.#tab.forget();
    this.#picture.forget();
    this.#delivery.startAnew();
  }

  // The tab was reloaded, or the browser had dropped it: the form goes on where the person was. Whoever has begun to answer meanwhile
  // stays there, and the newer answers count.
  async #restore(): Promise<void> {
    const identity = this.#identity;
    const kept = await this.#tab.read(identity);
    const mayGoOn = kept && (await this.#delivery.resume(kept));
    if (this.#view.signal.aborted || identity !== this.#identity) return;
    if (kept && !mayGoOn) this.#tab.forgetEarlier();
    if (!kept || !mayGoOn) return this.#tab.keepAgain();
    this.#host.answered();
    this.#delivery.touched();
    this.#tab.speakAgain(kept);
    this.dispatch({ type: "restored", page: this.#answered ? "" : kept.page, answers: kept.answers });
    this.#answered = true;
  }

  // A page that the browser kept for Back: another of this tab may have gone on with its answers, and have sent them.
  async #cameBack(): Promise<void> {
    if (await this.#tab.wasTaken(this.#identity)) this.#host.restart();
  }

  #asHost(): DeliveryHost {
    return {
      destination: () => this.#host.destination(),
      report: (event) => this.resolveSubmission(event),
      offer: (answers) => this.dispatch({ type: "draftFound", answers }),
      tell: (notice) => this.#showNotice(notice),
      holds: (what) => this.dispatch({ type: "deviceHolds", ...what }),
      draftWritten: () => this.#tab.keepAgain(),
      emptied: () => this.dispatch({ type: "cleared" }),
    };
  }

  // What was offered and told is another account's.
  #retract(): void {
    this.#notices.clear();
    this.dispatch({ type: "draftFound", answers: [] });
    this.dispatch({ type: "deviceHolds", ...noHoldings });
  }

  // Whoever knows the address in a complaint that was held back may have it back.
  #noteEmail(event: FormEvent): void {
    const isEmail = (id: string): boolean => this.#view.mirror.item(id)?.node.keyboard === "email";
    if (event.type === "typed" && isEmail(event.node)) this.#email = event.text;
    const isGiven = event.type === "pressed" || (event.type === "left" && isEmail(event.node));
    if (isGiven && this.#email !== "") void this.#delivery.knowEmail(this.#email);
  }

  #send(submission: (complaint: NewEntry) => Promise<void>, id: string, payload: string): void {
    this.#mayLose(true);
    const { endpoint, credentials, headers } = this.#host.destination();
    void submission({
      id,
      payload,
      endpoint,
      credentials,
      bare: headers === undefined,
      since: localTimestamp(new Date()),
    });
  }

  // The form can be used without it, and looks the same.
  async #paintWhenIdle(fonts: Fonts, load: Loaded["painter"], leisure: Opening["leisure"]): Promise<void> {
    const { signal } = this.#view;
    await leisure();
    if (!signal.aborted) this.#painter.attach(() => this.#openPicture(fonts, load, signal));
  }

  async #openPicture(fonts: Fonts, load: Loaded["painter"], signal: AbortSignal): Promise<boolean> {
    try {
      return await this.#picture.open(fonts, load, signal);
    } catch (reason) {
      if (!signal.aborted)
        dispatchHostEvent(this.#host.element, "complaint-error", { reason: "wasm", message: `no canvas: ${String(reason)}` });
      return false;
    }
  }

  #begin({ prefill }: Opening): void {
    const { signal } = this.#view;
    const touched = this.#answered;
    this.#watchView(signal);
    if (touched) this.#delivery.touched();
    this.dispatch({ type: "prefilled", ...prefill() });
    this.#watchDensity(signal);
    this.#mayLose = watchPage(this.#delivery, signal, () => void this.#cameBack());
    if (touched) this.#mayLose(true);
    if (!this.#keepsAnswers) this.#tab.forgetEarlier();
    void this.#restore().then(() => this.#delivery.begin());
  }

  #watchDensity(signal: AbortSignal): void {
    const watchDensity = (): void => {
      const density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
      const changed = (): void => {
        this.renderer.styleChanged();
        watchDensity();
      };
      density.addEventListener("change", changed, { signal, once: true });
    };
    watchDensity();
  }

  // Where the page is in its window, and how large that makes it.
  #watchView(signal: AbortSignal): void {
    watchAttention(this.#view.mirror.form, () => this.renderer.paintSoon(), signal);
    addEventListener("scroll", () => this.renderer.scrolled(), { signal, passive: true, capture: true });
    visualViewport?.addEventListener("resize", () => this.renderer.paintSoon(), { signal });
    this.#host.frame.addEventListener("transitionrun", () => this.renderer.paintSoon(), { signal }); // the sentinel's (mirror/base.css)
  }

  #restored(): void {
    this.#picture.spoil();
    this.#painter.contextRestored();
    this.renderer.paintSoon();
  }

  #died(reason: Error): void {
    this.renderer.show("native");
    this.#host.stopped(reason);
  }

  // An earlier complaint has its events too; its form is gone.
  #showNotice(notice: Notice): void {
    this.#notices.show(notice, this.#view.session.language);
    if (notice.kind !== "sent") return;
    const { id, reference, receivedAt } = notice;
    dispatchHostEvent(this.#host.element, "complaint-sent", { id, reference, receivedAt });
  }

  // What came of this form's complaint; where the host posted it, by its own word.
  resolveSubmission(event: DeliveryEvent): void {
    const isReceipt = event.type === "sent" && !Number.isNaN(Date.parse(event.receivedAt));
    this.#isSending = event.type === "sending";
    this.dispatch(isReceipt ? { ...event, receivedAt: localTimestamp(new Date(event.receivedAt)) } : event);
    tellHostOf(event, this.#host.element);
  }
}
