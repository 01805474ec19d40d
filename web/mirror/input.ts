// What a person does to the mirror's elements, as events of the form. Works from `input` and `change`, never from keys: so
// typing, pasting, cutting, undo, dictation, autofill without focus and input methods all arrive the same way.

import type { FormEvent, FormNode } from "../glue/wire.js";
import type { Mirror } from "./mirror.js";
import { isTextControl } from "./write.js";

export interface InputSink {
  send(event: FormEvent): void;
  composed(): void; // an input method has finished: values and places may be written again
}

export class Input {
  readonly #mirror: Mirror;
  readonly #sink: InputSink;
  readonly #left = new Set<string>(); // fields left while a pointer is down
  #applying = false;
  #held = false;
  #release: ReturnType<typeof setTimeout> | undefined;

  constructor(mirror: Mirror, sink: InputSink) {
    this.#mirror = mirror;
    this.#sink = sink;
    const { form } = mirror;
    form.addEventListener("input", (event) => this.#sendText(event.target));
    form.addEventListener("change", (event) => this.#onChange(event));
    form.addEventListener("focusout", (event) => this.#onLeave(event.target));
    form.addEventListener("compositionstart", (event) => mirror.setComposing(mirror.nodeOf(event.target)?.id));
    form.addEventListener("compositionend", (event) => this.#onComposed(event));
    form.addEventListener("click", (event) => this.#onClick(event));
    form.addEventListener("submit", (event) => this.#onSubmit(event));
  }

  // Runs what changes the elements; the focus events that this causes are not the person's.
  quietly(change: () => void): void {
    const before = this.#applying;
    this.#applying = true;
    try {
      change();
    } finally {
      this.#applying = before;
    }
  }

  // A pointer goes down anywhere in the document: until its click is through, a field that it leaves must not show its
  // problem, or the page would shift under the pointer and the click would miss.
  listenTo(target: Document, signal: AbortSignal): void {
    const options = { capture: true, passive: true, signal };
    for (const type of ["pointerdown", "mousedown"]) target.addEventListener(type, () => this.#hold(), options);
    for (const type of ["pointerup", "pointercancel", "mouseup", "click", "dragend"])
      target.addEventListener(type, () => this.#letGo(), options);
  }

  #hold(): void {
    clearTimeout(this.#release);
    this.#held = true;
  }

  #letGo(): void {
    clearTimeout(this.#release);
    this.#release = setTimeout(() => {
      this.#held = false;
      this.#flushLeft();
    });
  }

  #flushLeft(): void {
    const left = [...this.#left];
    this.#left.clear();
    for (const node of left) this.#sink.send({ type: "left", node });
  }

  #onLeave(target: EventTarget | null): void {
    const node = this.#mirror.nodeOf(target);
    if (!node || this.#applying || !document.hasFocus()) return; // another window: the person comes back
    if (this.#held) this.#left.add(node.id);
    else this.#sink.send({ type: "left", node: node.id });
  }

  #onChange(event: Event): void {
    const node = this.#mirror.nodeOf(event.target);
    if (!node || !(event.target instanceof Element)) return;
    if (isTextControl(event.target)) this.#sendText(event.target);
    else if (event.target instanceof HTMLInputElement) this.#choose(node, event.target.checked);
  }

  #choose(node: FormNode, checked: boolean): void {
    this.#flushLeft();
    this.#sink.send({ type: "chosen", node: node.id, checked });
  }

  #onComposed(event: CompositionEvent): void {
    this.#sendText(event.target);
    this.#mirror.setComposing(undefined);
    this.#sink.composed();
  }

  // While composing too: C++ holds what the element holds, always. Nothing is written back meanwhile.
  #sendText(target: EventTarget | null): void {
    const node = this.#mirror.nodeOf(target);
    if (!node || !(target instanceof Element) || !isTextControl(target)) return;
    if (target.value === (node.value ?? "")) return; // `change` after `input` brings nothing new
    this.#sink.send({ type: "typed", node: node.id, text: target.value });
  }

  #onClick(event: MouseEvent): void {
    const node = this.#mirror.nodeOf(event.target);
    const target = event.target instanceof Element ? event.target.closest("a, button") : null;
    if (!node || !target) return;
    if (target instanceof HTMLButtonElement && target.type === "submit") return; // arrives as a submit event
    if (target instanceof HTMLAnchorElement && !node.target?.startsWith("#")) return; // leaves the page
    event.preventDefault();
    this.#press(node.id);
  }

  // Enter in a text field, a click on the strong button, or a script's requestSubmit(): all press the strong button.
  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const submitter = event.submitter ?? this.#mirror.form.querySelector("button[type=submit]");
    const node = this.#mirror.nodeOf(submitter);
    if (node) this.#press(node.id);
  }

  #press(node: string): void {
    this.#flushLeft();
    this.#sink.send({ type: "pressed", node });
  }
}
