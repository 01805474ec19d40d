// Random descriptions of pages, as the form's module could tell them: whole, and from then on only what changed.
import type { Answer, Emphasis, FormNode, Keyboard, Role } from "../../../web/glue/wire.js";
import { Random } from "../../support/random.mjs";

type Draft = { -readonly [Member in keyof FormNode]: FormNode[Member] };

const inside: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  list: ["listItem", "link"],
  radioGroup: ["radio"],
  group: ["textbox", "text", "link", "button", "checkbox"],
  summary: ["link"],
  answers: ["answer"],
  date: ["textbox", "checkbox"],
  subheading: ["button"],
};
const outside: readonly Role[] =
  "heading subheading steps text list textbox textarea radioGroup checkbox date group button link summary answers status".split(
    " ",
  ) as Role[];
const emphases: readonly Emphasis[] = ["normal", "lead", "strong", "quiet", "notice", "danger"];
const keyboards: readonly Keyboard[] = ["text", "tel", "email", "numeric"];
const addresses = [
  "#heading",
  "https://example.nl/a",
  "HTTP://example.nl",
  "mailto:a@example.nl",
  "tel:+31612345678",
  "javascript:alert(1)",
  "xhttps://example.nl",
  "data:text/html,a",
];
const texts = ["Naam", "Één < & twee", "مرحبا", "Nog 3 tekens over", "a\nb", " ", "😀"];

export class Description {
  readonly #random: Random;
  #nodes: Draft[] = [];
  #told = new Map<string, string>();
  #order = "";
  #next = 0;
  language = "nl";

  constructor(seed: number) {
    this.#random = new Random(seed);
    while (this.#nodes.length < 12) this.#add();
  }

  get nodes(): readonly FormNode[] {
    return this.#nodes;
  }

  // Nodes that come, go, move or change.
  change(): void {
    const random = this.#random;
    for (let count = random.below(4); count >= 0; --count) {
      const node = this.#nodes[random.below(this.#nodes.length)];
      const what = random.below(10);
      if (!node || what === 0) this.#add();
      else if (what === 1 && this.#nodes.length > 5) this.#remove(node.id);
      else if (what === 2) this.#move(node);
      else if (what === 3) Object.assign(node, { keyboard: random.pick(keyboards), emphasis: random.pick(emphases) });
      else if (what === 4 && !inside[node.role] && !node.parent)
        node.role = random.pick(["text", "heading", "textbox", "button"]);
      else this.#fill(node);
    }
    if (random.chance(0.1)) this.language = random.pick(["nl", "en", "ar"]);
  }

  // What the module would tell now: the whole page, or what changed since.
  told(whole = false): Answer {
    const now = new Map(this.#nodes.map((node) => [node.id, JSON.stringify(node)]));
    const order = [...now.keys()];
    const isKnown = (node: FormNode): boolean => this.#told.get(node.id) === now.get(node.id);
    const nodes = this.#nodes.filter((node) => whole || !isKnown(node)).map((node) => ({ ...node }));
    const moved = order.join() !== this.#order;
    this.#told = now;
    this.#order = order.join();
    return { page: "start", title: "", language: this.language, nodes, effects: [], ...(whole || moved ? { order } : {}) };
  }

  #add(): void {
    const random = this.#random;
    const parent = random.chance(0.4) ? random.pick(this.#nodes.filter(({ role }) => inside[role])) : undefined;
    const role: Role = random.pick((parent && inside[parent.role]) ?? outside);
    const node: Draft = { id: `node.${this.#next++}`, role, ...(parent ? { parent: parent.id } : {}) };
    this.#fill(node);
    const at = parent ? this.#nodes.indexOf(parent) + 1 : random.pick([...this.#tops(), this.#nodes.length]);
    this.#nodes.splice(at, 0, node);
  }

  // Where a node of the page itself begins.
  #tops(): number[] {
    return this.#nodes.flatMap(({ parent }, at) => (parent ? [] : [at]));
  }

  #family(id: string): Draft[] {
    const children = this.#nodes.filter(({ parent }) => parent === id);
    return [...this.#nodes.filter((node) => node.id === id), ...children.flatMap((child) => this.#family(child.id))];
  }

  #remove(id: string): void {
    const gone = new Set(this.#family(id));
    this.#nodes = this.#nodes.filter((node) => !gone.has(node));
  }

  #move(node: Draft): void {
    const family = this.#family(node.id);
    this.#nodes = this.#nodes.filter((other) => !family.includes(other));
    const siblings = this.#nodes.flatMap(({ parent }, at) => (parent === node.parent ? [at] : []));
    const first = node.parent ? this.#nodes.findIndex(({ id }) => id === node.parent) + 1 : this.#nodes.length;
    this.#nodes.splice(this.#random.pick([...siblings, first]), 0, ...family);
  }

  #fill(node: Draft): void {
    const random = this.#random;
    for (const name of ["label", "spoken", "hint", "problem", "value", "count"] as const)
      if (random.chance(0.4)) node[name] = random.pick(texts);
      else if (random.chance(0.5)) delete node[name];
    for (const name of ["checked", "required", "invalid", "over", "paper"] as const)
      if (random.chance(0.4)) node[name] = random.chance(0.5);
    if (random.chance(0.2)) node.language = random.pick(["nl", "en", ""]);
    if (random.chance(0.3)) node.autocomplete = random.pick(["name", "tel", "email"]);
    if (random.chance(0.3)) Object.assign(node, { lines: 1 + random.below(9), columns: random.below(20) });
    if (node.role === "link") node.target = random.pick(addresses);
    if (node.role === "steps") Object.assign(node, { value: String(random.below(7)), limit: random.below(7) });
    if (node.role !== "steps" || random.chance(0.2)) delete node.limit;
    if (node.role === "steps" && random.chance(0.2)) delete node.value;
    if (node.role === "button" || node.role === "text") node.emphasis = random.pick(emphases);
    if (node.role === "radio") onlyOne(node, this.#nodes);
  }
}

// Of a group's radio buttons at most one is chosen.
function onlyOne(chosen: Draft, nodes: readonly Draft[]): void {
  if (!chosen.checked) return;
  for (const node of nodes) if (node !== chosen && node.parent === chosen.parent && node.role === "radio") node.checked = false;
}
