// What the pointer and the focus are at, for the painter of the canvas.

import type { Attention } from "../glue/abi.js";
import type { FormNode } from "../glue/wire.js";
import type { Mirror } from "./mirror.js";
import { isTextControl } from "./write.js";

const nothing: Attention = { focused: "", ring: false, hovered: "", pressed: "" };
const alive: readonly FormNode["role"][] = ["textbox", "textarea", "radio", "checkbox", "button", "link", "summary"];

export class AttentionWatch {
  readonly #mirror: Mirror;
  readonly #changed: () => void;
  #now = nothing;

  constructor(mirror: Mirror, changed: () => void) {
    this.#mirror = mirror;
    this.#changed = changed;
    const { form } = mirror;
    this.#begin();
    form.addEventListener("focusin", (event) => this.#focus(event.target));
    form.addEventListener("focusout", () => this.#set({ focused: "", ring: false }));
    form.addEventListener("pointerover", (event) => this.#hover(event));
    form.addEventListener("pointerleave", () => this.#set({ hovered: "", pressed: "" }));
    form.addEventListener("pointerdown", (event) => this.#set({ pressed: this.#aliveAt(event.target) }));
    for (const type of ["pointerup", "pointercancel"]) form.addEventListener(type, () => this.#set({ pressed: "" }));
    form.addEventListener("keydown", (event) => event.key === " " && this.#press(event.target));
    form.addEventListener("keyup", () => this.#set({ pressed: "" }));
  }

  get now(): Attention {
    return this.#now;
  }

  // After the page changed: ids that are gone are nothing.
  refresh(): void {
    const known = (id: string): string => (this.#mirror.item(id) ? id : "");
    const { focused, ring, hovered, pressed } = this.#now;
    this.#set({ focused: known(focused), ring: ring && known(focused) !== "", hovered: known(hovered), pressed: known(pressed) });
  }

  // The space bar presses a button; in a text it is a space.
  #press(target: EventTarget | null): void {
    if (!(target instanceof Element && isTextControl(target))) this.#set({ pressed: this.#aliveAt(target) });
  }

  // Something may have the focus already.
  #begin(): void {
    const { focused } = this.#mirror;
    if (!focused || !this.#mirror.nodeOf(focused)) return;
    this.#now = { ...nothing, focused: this.#aliveAt(focused), ring: focused.matches(":focus-visible") };
  }

  #aliveAt(target: EventTarget | null): string {
    const node = this.#mirror.nodeOf(target);
    return node && alive.includes(node.role) ? node.id : "";
  }

  #focus(target: EventTarget | null): void {
    const ring = target instanceof Element && target.matches(":focus-visible");
    this.#set({ focused: this.#aliveAt(target), ring });
  }

  // A finger does not hover: its last place would stay lit.
  #hover(event: PointerEvent): void {
    if (event.pointerType !== "touch") this.#set({ hovered: this.#aliveAt(event.target) });
  }

  #set(part: Partial<Attention>): void {
    const next = { ...this.#now, ...part };
    const same = (Object.keys(next) as (keyof Attention)[]).every((key) => next[key] === this.#now[key]);
    if (same) return;
    this.#now = next;
    this.#changed();
  }
}
