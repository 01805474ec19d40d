// One life of the form in its element, from the first request to the end: the one state machine of what the person can use. Whatever
// comes after the end is passed over. It knows no DOM and no network: what shows and what is fetched is its ports'.

export type StateName = "loading" | "first" | "waiting" | "ready" | "failed" | "stopped";

// What shows while the rest is on its way.
export interface Preview {
  readonly touched: boolean; // something is answered
}

export interface LifePorts<Parts> {
  preview(signal: AbortSignal): Promise<(() => Preview) | undefined>; // shows it when called; nothing: there is none
  hidePreview(): void;
  load(signal: AbortSignal): Promise<Parts>;
  // Makes the form of its parts; not any more once `signal` is aborted.
  open(parts: Parts, signal: AbortSignal): Promise<void>;
  entered(state: StateName): void;
  failed(reason: unknown): void;
}

type State =
  | { readonly name: "loading" } // nothing can be used yet
  | { readonly name: "first"; readonly preview: Preview }
  | { readonly name: "waiting"; readonly preview: Preview } // what was pressed there needs the form
  | { readonly name: "ready" }
  | { readonly name: "failed" } // nothing can be used
  | { readonly name: "stopped"; readonly preview?: Preview }; // answers can be read; with a preview the form may still come

export class Life<Parts> {
  readonly #ports: LifePorts<Parts>;
  readonly #timeout: number;
  readonly #ended = new AbortController();
  #state: State = { name: "loading" };
  #loads = false;
  #broken = false;
  #limit: ReturnType<typeof setTimeout> | undefined;

  // `timeout`: ms that anybody waits before the form says that it does not come.
  constructor(ports: LifePorts<Parts>, timeout: number) {
    this.#ports = ports;
    this.#timeout = timeout;
  }

  get state(): StateName {
    return this.#state.name;
  }

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  begin(): void {
    this.#enter({ name: "loading" });
    void this.#showPreview();
    void this.#load();
  }

  // The person pressed what only the form can answer.
  want(): void {
    const state = this.#state;
    if (state.name !== "first" && !(state.name === "stopped" && state.preview)) return;
    if (state.preview) this.#enter({ name: "waiting", preview: state.preview });
    void this.#load();
  }

  // There is a connection again.
  retry(): void {
    if (this.#state.name !== "failed" || this.#loads) return;
    this.#enter({ name: "loading" });
    void this.#load();
  }

  // The form broke while it was used, or at its start.
  broke(reason: unknown): void {
    this.#broken = true;
    if (this.#state.name !== "ready") return this.#fail(reason);
    this.#enter({ name: "stopped" });
    this.#ports.failed(reason);
  }

  end(): void {
    clearTimeout(this.#limit);
    this.#ended.abort();
  }

  // Without it the person waits a little longer, and nothing is amiss.
  async #showPreview(): Promise<void> {
    const show = await this.#ports.preview(this.signal);
    if (show && this.#state.name === "loading" && !this.signal.aborted) this.#enter({ name: "first", preview: show() });
  }

  async #load(): Promise<void> {
    if (this.#loads) return;
    this.#loads = true;
    this.#broken = false;
    try {
      const parts = await this.#ports.load(this.signal);
      if (this.signal.aborted) return;
      await this.#ports.open(parts, this.signal);
      if (!this.signal.aborted && !this.#broken) this.#enter({ name: "ready" });
    } catch (reason) {
      this.#fail(reason);
    } finally {
      this.#loads = false;
    }
  }

  // What was answered stays to be seen, and may be taken further.
  #fail(reason: unknown): void {
    if (this.signal.aborted || !["loading", "first", "waiting"].includes(this.#state.name)) return;
    const preview = "preview" in this.#state ? this.#state.preview : undefined;
    if (preview?.touched) this.#enter({ name: "stopped", preview });
    else {
      this.#ports.hidePreview();
      this.#enter({ name: "failed" });
    }
    this.#ports.failed(reason);
  }

  #enter(state: State): void {
    clearTimeout(this.#limit);
    this.#state = state;
    const waits = state.name === "loading" || state.name === "waiting";
    if (waits) this.#limit = setTimeout(() => this.#fail(new Error(`not there after ${this.#timeout} ms`)), this.#timeout);
    this.#ports.entered(state.name);
  }
}
