// The mirror against the description of the page, whatever comes after whatever.
import "../support/dom.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Mirror } from "../../../web/mirror/mirror.js";
import type { Answer, FormNode } from "../../../web/glue/wire.js";
import { Description } from "../support/descriptions.js";
import { expected, rootsIn, seen } from "../support/seen.js";

const seeds = Array.from({ length: 12 }, (_, seed) => seed + 1);

function shown(): Mirror {
  document.body.replaceChildren();
  const mirror = new Mirror();
  document.body.append(mirror.form);
  return mirror;
}

function assertShows({ form }: Mirror, nodes: readonly FormNode[], where: string): void {
  const roots = rootsIn(form);
  assert.deepEqual(
    roots.map((root) => root.dataset["node"]),
    nodes.map(({ id }) => id),
    where,
  );
  for (const [at, node] of nodes.entries()) assert.deepEqual(seen(roots[at] as HTMLElement, form), expected(node, nodes), where);
}

const page = (nodes: readonly FormNode[]): Answer => ({
  page: "start",
  title: "",
  language: "nl",
  order: nodes.map(({ id }) => id),
  nodes,
  effects: [],
});

test("mirror: after any changes of the page the document says what the description says, in its order and language", () => {
  for (const seed of seeds) {
    const mirror = shown();
    const description = new Description(seed);
    mirror.apply(description.told(true));
    for (let step = 0; step < 40; ++step) {
      assertShows(mirror, description.nodes, `seed ${seed}, step ${step}`);
      assert.equal(mirror.form.lang, description.language);
      assert.deepEqual(
        mirror.items.map(({ node }) => node),
        description.nodes,
      );
      description.change();
      mirror.apply(description.told(step % 9 === 8));
    }
  }
});

// Roles, and what else makes an element of another kind.
const kindOf = ({ role, emphasis, keyboard }: FormNode): string => [role, emphasis === "strong", keyboard].join();

test("mirror: an element lives as long as its node is there and of one kind", () => {
  for (const seed of seeds) {
    const mirror = shown();
    const description = new Description(seed);
    mirror.apply(description.told(true));
    for (let step = 0; step < 40; ++step) {
      const before = new Map(description.nodes.map((node) => [node.id, kindOf(node)]));
      const roots = new Map(rootsIn(mirror.form).map((root) => [root.dataset["node"] ?? "", root]));
      description.change();
      mirror.apply(description.told());
      for (const root of rootsIn(mirror.form)) {
        const id = root.dataset["node"] ?? "";
        const node = mirror.item(id)?.node;
        const stays = before.get(id) === (node && kindOf(node));
        assert.equal(roots.get(id) === root, stays, `seed ${seed}, step ${step}, ${id}`);
      }
      for (const id of before.keys())
        assert.equal(
          mirror.item(id) !== undefined,
          description.nodes.some((node) => node.id === id),
        );
    }
  }
});

test("mirror: a page that is told again changes nothing in the document", () => {
  for (const seed of seeds) {
    const mirror = shown();
    const description = new Description(seed);
    mirror.apply(description.told(true));
    const observer = new MutationObserver(() => undefined);
    observer.observe(mirror.form, { subtree: true, childList: true, attributes: true, characterData: true });
    mirror.apply(description.told(true));
    const changed = observer
      .takeRecords()
      .map(({ type, attributeName, target }) => [type, attributeName, (target as Element).id]);
    assert.deepEqual(
      changed.filter(([, name]) => name !== "style" && name !== "class" && name !== "rows"),
      [],
      `seed ${seed}`,
    );
    observer.disconnect();
  }
});

test("mirror: the elements of a node lead back to it, and nothing else does", () => {
  const mirror = shown();
  const description = new Description(3);
  mirror.apply(description.told(true));
  for (const node of description.nodes) {
    const root = mirror.item(node.id)?.root;
    assert.equal(mirror.nodeOf(root ?? null)?.id, node.id);
    for (const part of root?.querySelectorAll("*") ?? [])
      assert.equal(mirror.nodeOf(part)?.id, part.closest<HTMLElement>("[data-node]")?.dataset["node"]);
  }
  for (const other of [null, document, document.body, mirror.form]) assert.equal(mirror.nodeOf(other), undefined);
});

const field = (id: string, more: Partial<FormNode> = {}): FormNode => ({ id, role: "textbox", label: id, ...more });

test("mirror: a value is left alone while an input method is at work in it, and written afterwards", () => {
  const mirror = shown();
  mirror.apply(page([field("one"), field("two")]));
  const [one, two] = [...mirror.form.querySelectorAll("input")];
  assert.ok(one && two);
  mirror.setComposing("one");
  assert.equal(mirror.composing, "one");
  one.value = "に";
  mirror.apply({ ...page([field("one", { value: "n", hint: "Kort" }), field("two", { value: "2" })]) });
  assert.deepEqual([one.value, two.value], ["に", "2"]);
  assert.equal(one.getAttribute("aria-describedby"), "one--hint");
  mirror.setComposing(undefined);
  assert.deepEqual([one.value, two.value, mirror.composing], ["n", "2", undefined]);
});

test("mirror: another node of which nobody says that it ended ends the composition of the first with what the first holds", () => {
  const mirror = shown();
  mirror.apply(page([field("one"), field("two")]));
  const [one] = [...mirror.form.querySelectorAll("input")];
  assert.ok(one);
  mirror.setComposing("one");
  one.value = "に";
  mirror.setComposing("two");
  assert.equal(one.value, "に");
  mirror.apply(page([field("one"), field("two")]));
  assert.equal(one.value, "");
  mirror.apply(page([field("one")]));
  assert.equal(mirror.composing, undefined);
  mirror.setComposing("one");
  mirror.apply(page([field("one"), field("three")]));
  assert.equal(mirror.composing, "one");
  mirror.apply({ ...page([field("one", { value: "1" })]), order: ["one"] });
  assert.equal(one.value, "");
});

test("mirror: focus goes to what the node has for it, else to the first control in it", () => {
  const mirror = shown();
  const nodes: FormNode[] = [
    { id: "heading", role: "heading", label: "Kop" },
    { id: "summary", role: "summary", label: "Fout" },
    { id: "mend", role: "link", parent: "summary", target: "#name", label: "Vul uw naam in" },
    { id: "group", role: "radioGroup", label: "Soort" },
    { id: "first", role: "radio", parent: "group" },
    { id: "second", role: "radio", parent: "group" },
    field("name"),
    { id: "long", role: "textarea" },
    { id: "tick", role: "checkbox" },
    { id: "words", role: "text", label: "Tekst" },
    { id: "row", role: "answers" },
    { id: "row.name", role: "answer", parent: "row" },
    { id: "change", role: "button", parent: "row.name" },
  ];
  mirror.apply(page(nodes));
  const focused = (id: string): string | undefined => (mirror.focus(id) ? mirror.focused?.id : undefined);
  for (const id of ["heading", "summary", "mend", "first", "second", "name", "long", "tick", "change"])
    assert.equal(focused(id), id);
  assert.equal(focused("group"), "first");
  assert.equal(focused("row.name"), "change");
  mirror.focus("name");
  assert.equal(mirror.focus("words"), false);
  assert.equal(mirror.focus("nobody"), false);
  assert.equal(mirror.focused?.id, "name");
});

test("mirror: what has the focus is asked of the document or shadow root that the form stands in", () => {
  const mirror = new Mirror();
  mirror.apply(page([field("name")]));
  assert.equal(mirror.focused, null);
  const host = document.body.appendChild(document.createElement("div"));
  host.attachShadow({ mode: "open" }).append(mirror.form);
  mirror.focus("name");
  assert.equal(mirror.focused?.id, "name");
  assert.equal(document.activeElement, host);
});

test("mirror: a form checks nothing by itself, and a long value's box is marked", () => {
  const mirror = shown();
  const long = "x".repeat(20_001);
  mirror.apply(page([field("name", { value: "Anna" }), { id: "reason", role: "textarea", value: long }]));
  assert.equal(mirror.form.noValidate, true);
  assert.equal(mirror.form.className, "page");
  const marks = [...mirror.form.querySelectorAll(".control")].map((control) => control.classList.contains("long"));
  assert.deepEqual(marks, [false, true]);
});

test("mirror: a status gets its words after it has come into the page, and new ones at once", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const mirror = shown();
  const status: FormNode = { id: "sending", role: "status", label: "Wordt verstuurd" };
  mirror.apply(page([status]));
  const words = (): string | null | undefined => mirror.item("sending")?.root.textContent;
  context.mock.timers.tick(99);
  assert.equal(words(), "");
  context.mock.timers.tick(1);
  assert.equal(words(), "Wordt verstuurd");
  mirror.apply(page([{ id: "sending", role: "status", value: "Verstuurd" }]));
  assert.equal(words(), "Wordt verstuurd");
  context.mock.timers.tick(0);
  assert.equal(words(), "Verstuurd");
});
