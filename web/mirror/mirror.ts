// The mirror: one real element for every node of the page description, keyed by id and kept as long as the node exists, in
// reading order, in one real <form>. It shows what C++ says and holds no state but what a person is doing right now.

import type { Answer, FormNode } from "../glue/wire.js";
import { makeItem, type Item } from "./item.js";
import { describe, writeItem } from "./write.js";

export class Mirror {
  readonly form: HTMLFormElement;
  readonly #items = new Map<string, Item>();
  #order: readonly string[] = [];
  #composing: string | undefined;

  constructor() {
    this.form = document.createElement("form");
    this.form.noValidate = true;
    this.form.className = "page";
  }

  // In reading order.
  get items(): Item[] {
    return this.#order.flatMap((id) => this.#items.get(id) ?? []);
  }

  get composing(): string | undefined {
    return this.#composing;
  }

  // What has the focus in the document or shadow root that the form stands in.
  get focused(): Element | null {
    const root = this.form.getRootNode();
    return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  }

  item(id: string): Item | undefined {
    return this.#items.get(id);
  }

  // The node that an element of the mirror belongs to.
  nodeOf(target: EventTarget | null): FormNode | undefined {
    const root = target instanceof Element ? target.closest<HTMLElement>("[data-node]") : null;
    return this.#items.get(root?.dataset["node"] ?? "")?.node;
  }

  apply(answer: Answer): void {
    if (this.form.lang !== answer.language) this.form.lang = answer.language;
    if (!answer.order && answer.nodes.every((node) => this.#items.has(node.id) && this.#keeps(node.id, node)))
      for (const node of answer.nodes) this.#show(node.id, node);
    else this.#rebuild(answer);
  }

  #describe(item: Item): void {
    const target = item.root instanceof HTMLFieldSetElement ? item.root : item.focusable;
    if (target && item.parts.problem) describe(item, target, this.#items.get(item.node.parent ?? ""));
  }

  #rebuild(answer: Answer): void {
    const fresh = new Map(answer.nodes.map((node) => [node.id, node]));
    const order = answer.order ?? this.#order;
    this.#removeAllBut(new Set(order.filter((id) => this.#keeps(id, fresh.get(id)))));
    for (const id of order) this.#show(id, fresh.get(id));
    this.#order = order;
    this.#arrange();
  }

  // Gives the node the focus; false: there is no such node, or nothing in it can have it.
  focus(id: string): boolean {
    const item = this.#items.get(id);
    const inside = item?.root.querySelector<HTMLElement>("input, textarea, button");
    const target = item?.focusable ?? inside;
    target?.focus();
    return target !== undefined && target !== null;
  }

  // While composing, nothing touches the node's value; what C++ said meanwhile is written when it ends.
  setComposing(id: string | undefined): void {
    const ended = this.#composing;
    this.#composing = id;
    const item = this.#items.get(ended ?? "");
    if (item && id === undefined) writeItem(item, false);
  }

  #show(id: string, node: FormNode | undefined): void {
    const known = this.#items.get(id);
    if (!node) return;
    const parentRole = this.#items.get(node.parent ?? "")?.node.role;
    const item = known ?? makeItem(node, parentRole);
    item.node = node;
    this.#items.set(id, item);
    writeItem(item, this.#composing === id);
    this.#describe(item);
    if (item.root instanceof HTMLFieldSetElement)
      for (const member of this.#items.values()) if (member.node.parent === id) this.#describe(member);
  }

  // Elements fit as long as their kind does: a field that becomes a heading gets new ones.
  #keeps(id: string, fresh: FormNode | undefined): boolean {
    const known = this.#items.get(id)?.node;
    if (!known || !fresh) return true;
    return (
      known.role === fresh.role &&
      (known.emphasis === "strong") === (fresh.emphasis === "strong") &&
      known.keyboard === fresh.keyboard
    );
  }

  #removeAllBut(ids: ReadonlySet<string>): void {
    for (const [id, item] of this.#items) {
      if (ids.has(id)) continue;
      item.root.remove();
      this.#items.delete(id);
      if (this.#composing === id) this.#composing = undefined; // its end is not heard any more
    }
  }

  #arrange(): void {
    const last = new Map<Element, Element>();
    for (const item of this.items) {
      const parent = this.#items.get(item.node.parent ?? "")?.content ?? this.form;
      const before = last.get(parent);
      const place = before ? before.nextElementSibling : firstChildNode(parent);
      if (place !== item.root) parent.insertBefore(item.root, place);
      last.set(parent, item.root);
    }
  }
}

// Where the elements of child nodes begin: after the parent's own parts.
function firstChildNode(parent: Element): Element | null {
  return [...parent.children].find((child) => child instanceof HTMLElement && child.dataset["node"] !== undefined) ?? null;
}
