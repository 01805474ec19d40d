// A form that runs in an element: the parts of the mirror, the module, and what connects them with the page around.

import type { Fonts } from "../glue/assets.js";
import { openModule, type FormModule } from "../glue/module.js";
import type { Answer, Answers, DeliveryEvent, FormEvent, JsonFile, PageName } from "../glue/wire.js";
import { AttentionWatch } from "../mirror/attention.js";
import { Input } from "../mirror/input.js";
import { LineMeasure } from "../mirror/lines.js";
import { Live } from "../mirror/live.js";
import { Mirror } from "../mirror/mirror.js";
import { browserParts, watchPage } from "../delivery/browser.js";
import { Delivery, type News } from "../delivery/delivery.js";
import type { Destination } from "../delivery/post.js";
import { saveCopy } from "./copy.js";
import { tell } from "./events.js";
import { PageHistory } from "./history.js";
import { localTimestamp, uuid } from "./moment.js";
import { NewsLines } from "./news.js";
import type { Painter } from "./painter.js";
import { PainterControl } from "./painter_control.js";
import type { Payload } from "./payload.js";
import { Session, type Outside } from "./session.js";
import type { HostSettings } from "./settings.js";
import { Stage } from "./stage.js";
import { DocumentTitle } from "./title.js";

export interface Loaded {
  readonly wasm: WebAssembly.Module;
  readonly fonts: Fonts | undefined; // without them the browser's own fonts serve, and there is no canvas
  readonly locale: JsonFile;
  readonly profile: JsonFile;
}

export interface RunningHost {
  readonly element: HTMLElement;
  readonly frame: HTMLElement;
  readonly em: HTMLElement; // as wide as the element's font size
  readonly news: HTMLElement;
  readonly historyName: string; // tells this form's history from those of others on the page
  destination(): Destination;
  stopped(message: string): void;
}

export class Running implements Outside {
  readonly #host: RunningHost;
  readonly #mirror = new Mirror();
  readonly #measure = new LineMeasure();
  readonly #live = new Live();
  readonly #stage: Stage;
  readonly #attention: AttentionWatch;
  readonly #input: Input;
  readonly #painter: PainterControl;
  readonly #title = new DocumentTitle();
  readonly #delivery: Delivery;
  readonly #news: NewsLines;
  readonly #ended = new AbortController();
  #module: FormModule | undefined;
  #session: Session | undefined;
  #history: PageHistory | undefined;

  constructor(host: RunningHost, settings: HostSettings) {
    this.#host = host;
    const { signal } = this.#ended;
    this.#stage = new Stage(host.element, host.frame, this.#mirror, this.#measure);
    this.#input = new Input(this.#mirror, { send: (event) => this.dispatch(event), composed: () => this.#stage.refresh() });
    this.#attention = new AttentionWatch(this.#mirror, () => this.#stage.attend(this.#attention.now));
    host.frame.append(this.#stage.canvas, this.#mirror.form, this.#live.element, this.#measure.element);
    this.#painter = new PainterControl(this.#stage.canvas, settings.painter, (painter) => this.#stage.show(painter), signal);
    this.#news = new NewsLines(host.news);
    this.#delivery = new Delivery(browserParts(uuid, settings.drafts !== "off"), {
      destination: () => host.destination(),
      report: (event) => this.#delivered(event),
      offer: (answers) => this.dispatch({ type: "draftFound", answers }),
      tell: (news) => this.#tell(news),
      emptied: () => this.dispatch({ type: "cleared" }),
    });
  }

  get painter(): Painter {
    return this.#stage.painter;
  }

  // Everything has been loaded: the form begins. False: the module did not take its files.
  async begin(loaded: Loaded, settings: HostSettings): Promise<boolean> {
    const module = await openModule(loaded.wasm, this.#stage.canvas, {
      lineStarts: this.#measure.starts,
      contextLost: () => this.#painter.contextLost(),
      contextRestored: () => this.#restored(),
      died: (reason) => this.#died(reason),
    });
    if (this.#ended.signal.aborted) return false;
    if (loaded.fonts) {
      module.addFont(loaded.fonts.regular, 400);
      module.addFont(loaded.fonts.semibold, 600);
    } else {
      this.#painter.giveUpCanvas();
    }
    const { drafts, nationalId } = settings;
    const nativePainter = this.#painter.wished === "native";
    const first = module.start(loaded.locale, loaded.profile, { drafts, nationalId, nativePainter });
    if (!first) return false;
    this.#run(module, first, settings);
    return true;
  }

  dispatch(event: FormEvent): void {
    const answered = event.type === "typed" || (event.type === "chosen" && event.node !== "keep_draft");
    if (answered) this.#delivery.touched();
    if (event.type === "cleared" || event.type === "sent") this.#delivery.untouched();
    this.#session?.dispatch(event);
    if (event.type !== "pressed") return;
    if (event.node === "draft.continue") void this.#delivery.takeOver();
    if (event.node === "draft.drop") void this.#delivery.refuseOffer();
  }

  // The element's look or place may have changed.
  refresh(): void {
    this.#stage.look();
  }

  setPainter(attribute: string | null): void {
    this.#painter.setAttribute(attribute);
  }

  flush(): Promise<void> {
    return this.#delivery.hurry();
  }

  // Lets go of the module, the context and every listener; the last picture stays until the parts are taken away.
  close(): void {
    this.#ended.abort();
    this.#delivery.close();
    this.#news.clear();
    this.#stage.close();
    this.#live.close();
    this.#title.restore();
    this.#module?.close();
    for (const part of [this.#stage.canvas, this.#mirror.form, this.#live.element, this.#measure.element]) part.remove();
  }

  showsTitle(title: string, language: string): void {
    this.#title.show(title);
    this.#news.relabel(language);
  }

  showsPage(page: PageName, replace: boolean): void {
    this.#history?.show(page, replace);
    tell(this.#host.element, "complaint-page", { page });
  }

  sends(complaint: string, payload: string): void {
    const { element } = this.#host;
    const ours = tell(element, "complaint-submit", { payload: JSON.parse(payload) as Payload });
    if (!ours) return; // the host posts it, and settles it
    const reachable = this.#host.destination().endpoint !== "";
    if (reachable) return this.#send(complaint, payload);
    tell(element, "complaint-error", { reason: "attribute", message: "endpoint is missing" });
    queueMicrotask(() => this.#delivered({ type: "rejected", complaint }));
  }

  // What came of a complaint that the host posted itself.
  settle(event: DeliveryEvent): void {
    this.#delivered(event);
  }

  keepsDraft(answers: Answers): void {
    this.#delivery.keepDraft(answers);
  }

  forgetsDraft(): void {
    void this.#delivery.forgetDraft();
  }

  forgetsAll(): void {
    this.#news.clear();
    void this.#delivery.forgetAll();
  }

  savesCopy(fileName: string, payload: string): void {
    saveCopy(fileName, payload);
  }

  prints(): void {
    window.print();
  }

  setsPainter(native: boolean): void {
    this.#painter.choose(native ? "native" : "canvas");
  }

  triesNow(): void {
    void this.#delivery.hurry();
  }

  #send(id: string, payload: string): void {
    const { endpoint, headers } = this.#host.destination();
    void this.#delivery.send({ id, payload, endpoint, bare: headers === undefined, since: localTimestamp(new Date()) });
  }

  #run(module: FormModule, first: Answer, settings: HostSettings): void {
    const { signal } = this.#ended;
    this.#module = module;
    this.#stage.attach(module);
    this.#session = new Session(module, first, this.#surroundings(), this);
    this.#painter.attach(module);
    this.#history = new PageHistory(this.#host.historyName, first.page, (page) => this.#visit(page), signal);
    if (settings.caseNumber) this.dispatch({ type: "prefilled", caseNumber: settings.caseNumber });
    this.#input.listenTo(document, signal);
    this.#watch(signal);
    watchPage(this.#delivery, signal);
    void this.#delivery.begin();
  }

  #surroundings(): ConstructorParameters<typeof Session>[2] {
    return { mirror: this.#mirror, input: this.#input, attention: this.#attention, stage: this.#stage, live: this.#live };
  }

  // The element's width, its text size (an element of 1em), what the host writes on it, the density of the screen.
  #watch(signal: AbortSignal): void {
    const { element, frame, em } = this.#host;
    const size = new ResizeObserver(() => this.#stage.resized());
    size.observe(frame);
    size.observe(em);
    const style = new MutationObserver(() => this.#stage.look());
    style.observe(element, { attributeFilter: ["style", "class"] });
    signal.addEventListener(
      "abort",
      () => {
        size.disconnect();
        style.disconnect();
      },
      { once: true },
    );
    this.#watchDensity(signal);
  }

  #watchDensity(signal: AbortSignal): void {
    const watchDensity = (): void => {
      const density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
      const changed = (): void => {
        this.#stage.look();
        watchDensity();
      };
      density.addEventListener("change", changed, { signal, once: true });
    };
    watchDensity();
  }

  #visit(page: PageName): void {
    this.dispatch({ type: "visited", page });
    const now = this.#session?.page ?? page;
    this.#history?.settle(now);
    tell(this.#host.element, "complaint-page", { page: now });
  }

  #restored(): void {
    this.#painter.contextRestored();
    this.#stage.paintSoon();
  }

  #died(reason: Error): void {
    this.#stage.show("native");
    this.#host.stopped(reason.message);
  }

  // An earlier complaint has its events too; its form is gone.
  #tell(news: News): void {
    this.#news.tell(news, this.#session?.language ?? "nl");
    if (news.kind !== "sent") return;
    const { id, reference, receivedAt } = news;
    tell(this.#host.element, "complaint-sent", { id, reference, receivedAt });
  }

  #delivered(event: DeliveryEvent): void {
    this.dispatch(event);
    const { element } = this.#host;
    const id = event.complaint;
    switch (event.type) {
      case "sending":
        return;
      case "waiting":
        tell(element, "complaint-queued", { id, since: event.since });
        return;
      case "sent":
        tell(element, "complaint-sent", { id, reference: event.reference, receivedAt: event.receivedAt });
        return;
      case "refused":
        tell(element, "complaint-refused", { id, reason: "problems", problems: event.problems });
        return;
      case "rejected":
      case "sessionEnded":
        tell(element, "complaint-refused", { id, reason: event.type === "rejected" ? "rejected" : "session", problems: [] });
    }
  }
}
