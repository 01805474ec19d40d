// A page described whole, kept up to date by answers that tell only what changed.

import type { Answer, Effect, FormNode } from "../glue/wire.js";

export class PageStore {
  #page: Answer;
  #nodes = new Map<string, FormNode>();

  constructor(whole: Answer) {
    this.#page = whole;
    this.take(whole);
  }

  take(answer: Answer): void {
    const order = answer.order ?? this.#page.order ?? [];
    const fresh = new Map(answer.nodes.map((node) => [node.id, node]));
    const known = this.#nodes;
    this.#nodes = new Map(order.flatMap((id) => entryOf(id, fresh.get(id) ?? known.get(id))));
    this.#page = { ...answer, order };
  }

  get nodes(): readonly FormNode[] {
    return [...this.#nodes.values()];
  }

  // The page as if it were told for the first time.
  whole(effects: readonly Effect[]): Answer {
    return { ...this.#page, nodes: this.nodes, effects };
  }
}

const entryOf = (id: string, node: FormNode | undefined): [string, FormNode][] => (node ? [[id, node]] : []);
