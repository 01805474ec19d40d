// A <complaint-form> in the document, and what a host and a person do to it.
import { printed, screen, scrolledTo } from "./dom.js";
import assert from "node:assert/strict";
import type { ComplaintForm } from "../../../web/element/complaint-form.js";
import "../../../web/element/define.js";
import type { ComplaintFormEventName } from "../../../web/element/events.js";
import { Disk } from "../delivery/simulation/disk.js";
import { device, whenWritten } from "./device.js";
import { net } from "./net.js";
import { beginDrawing } from "./picture.js";
import { surrounded } from "./surrounded.js";
import { until, whenHistoryRests } from "./time.js";

const eventNames: readonly ComplaintFormEventName[] = [
  "complaint-ready",
  "complaint-page",
  "complaint-submit",
  "complaint-sent",
  "complaint-queued",
  "complaint-refused",
  "complaint-error",
];

export type Attributes = Readonly<Record<string, string>>;
export interface HostEvent {
  readonly name: string; // without "complaint-"
  readonly detail: Readonly<Record<string, unknown>>;
}

export const infos: string[] = []; // on the console, from the beginning
console.info = (line: string) => infos.push(line);

export class Opened {
  readonly form = document.createElement("complaint-form") as ComplaintForm;
  readonly events: HostEvent[] = [];

  // Not in the document yet.
  // In a tab of its own.
  constructor(attributes: Attributes = {}) {
    sessionStorage.clear();
    const all = { endpoint: "/api/complaints", ...attributes };
    for (const [name, value] of Object.entries(all)) this.form.setAttribute(name, value);
    for (const name of eventNames)
      this.form.addEventListener(name, ({ detail }) =>
        this.events.push({ name: name.slice("complaint-".length), detail: detail as unknown as HostEvent["detail"] }),
      );
  }

  attach(): this {
    document.body.append(this.form);
    return this;
  }

  static async ready(attributes: Attributes = {}): Promise<Opened> {
    const opened = new Opened(attributes).attach();
    await until("ready", () => opened.form.state === "ready");
    return opened;
  }

  get root(): ShadowRoot {
    return this.form.shadowRoot ?? assert.fail("no shadow root");
  }

  get frame(): HTMLElement {
    return this.root.querySelector<HTMLElement>(".frame") ?? assert.fail("no frame");
  }

  get page(): HTMLElement | null {
    return this.root.querySelector<HTMLElement>("form.page");
  }

  // What the element says below the page.
  get status(): string {
    return this.root.querySelector(".frame > .state")?.textContent ?? "";
  }

  // The kinds of the lines above the page.
  get notices(): string[] {
    return [...(this.root.querySelector(".notices")?.children ?? [])].map((line) => (line as HTMLElement).dataset["kind"] ?? "");
  }

  get warning(): string {
    return this.root.querySelectorAll(".notices")[1]?.textContent ?? "";
  }

  get heading(): string {
    return this.page?.querySelector("h1")?.textContent ?? "";
  }

  of(name: string): HostEvent["detail"][] {
    return this.events.filter((event) => event.name === name).map(({ detail }) => detail);
  }

  find(id: string): HTMLInputElement | null {
    return this.root.querySelector<HTMLInputElement>(`[id="${id}"]`);
  }

  at(id: string): HTMLInputElement {
    return this.find(id) ?? assert.fail(`there is no ${id} on "${this.heading}"`);
  }

  get focused(): string | undefined {
    return this.root.activeElement?.id;
  }

  type(id: string, text: string): void {
    const field = this.at(id);
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.blur();
  }

  click(id: string): void {
    this.at(id).click();
  }
}

// Every test begins on a page of its own: nothing fetched, nobody there, the history where it was.
export function fresh(): void {
  net.begin();
  beginDrawing();
  scrolledTo.length = printed.length = 0;
  localStorage.clear();
  sessionStorage.clear();
  Object.assign(device, { disk: new Disk(), isThere: true });
  document.title = "Site";
  document.documentElement.lang = "nl";
  Object.assign(screen, { width: 800, height: 400, hasFocus: true, visibility: "visible" });
}

export const test = surrounded(fresh, async () => {
  document.body.replaceChildren();
  await whenHistoryRests();
  await whenWritten();
});
