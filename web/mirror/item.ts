// One node of the page description as real HTML: which elements a role is made of. The elements of a node live as long as
// the node does; write.ts fills in its words and states.

import type { FormNode, Role } from "../glue/wire.js";

export type PartName = "label" | "hint" | "problem" | "control" | "count";
export type TextControl = HTMLInputElement | HTMLTextAreaElement;

export interface Item {
  node: FormNode;
  readonly root: HTMLElement;
  readonly content: HTMLElement; // where the elements of child nodes stand
  readonly focusable: HTMLElement | undefined;
  readonly parts: Readonly<Partial<Record<PartName, HTMLElement>>>;
}

const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  element.className = className;
  element.setAttribute("part", className); // for a host's ::part()
  return element;
};

function withId<T extends HTMLElement>(element: T, id: string): T {
  element.id = id;
  return element;
}

const partId = (node: FormNode, part: string): string => `${node.id}--${part}`;

// An element that can be focused by the page, not by Tab: headings and the summary.
function landing<T extends HTMLElement>(element: T): T {
  element.tabIndex = -1;
  return element;
}

function words(node: FormNode): Pick<Required<Item["parts"]>, "hint" | "problem" | "count"> {
  return {
    hint: withId(make("p", "hint"), partId(node, "hint")),
    problem: withId(make("p", "problem"), partId(node, "problem")),
    count: withId(make("p", "count"), partId(node, "count")),
  };
}

function plain(node: FormNode, root: HTMLElement, focusable?: HTMLElement): Item {
  return { node, root, content: root, focusable, parts: { label: root } };
}

function labelFor(control: HTMLElement): HTMLLabelElement {
  const label = make("label", "label");
  label.htmlFor = control.id;
  return label;
}

function textField(node: FormNode, control: TextControl): Item {
  control.id = node.id;
  control.name = node.id;
  const root = make("div", "field");
  const label = labelFor(control);
  const rest = words(node);
  root.append(label, rest.hint, rest.problem, control, rest.count);
  return { node, root, content: root, focusable: control, parts: { label, control, ...rest } };
}

function textbox(node: FormNode): Item {
  const control = make("input", "control");
  control.type = node.keyboard === "tel" ? "tel" : "text";
  return textField(node, control);
}

// A choice stands in a row of its own; the whole row is its label, so that it is a large target.
function choice(node: FormNode, type: "radio" | "checkbox"): Item {
  const control = withId(make("input", `control ${type}`), node.id);
  control.type = type;
  control.name = type === "radio" ? (node.parent ?? node.id) : node.id;
  control.value = node.id;
  const root = make("div", "choice");
  const row = make("div", "row");
  const label = labelFor(control);
  const { hint, problem } = words(node);
  row.append(control, label, hint);
  root.append(problem, row);
  return { node, root, content: root, focusable: control, parts: { label, control, hint, problem } };
}

function fieldset(node: FormNode): Item {
  const root = withId(make("fieldset", "group"), node.id);
  if (node.role === "radioGroup") root.setAttribute("role", "radiogroup");
  const label = make("legend", "label");
  const rest = words(node);
  const content = make("div", "members");
  root.append(label, rest.hint, rest.problem, content);
  return { node, root, content, focusable: undefined, parts: { label, hint: rest.hint, problem: rest.problem } };
}

// The page's strong button is the form's submit button: Enter in a text field presses it.
function button(node: FormNode): Item {
  const root = withId(make("button", "button"), node.id);
  root.type = node.emphasis === "strong" ? "submit" : "button";
  const label = make("span", "label");
  root.append(label);
  return { node, root, content: root, focusable: root, parts: { label, control: root } };
}

// A link stands in a row of its own, in a list or summary a list item: it is as wide as its words, the row is not.
function link(node: FormNode, inList: boolean): Item {
  const anchor = withId(make("a", "link label"), node.id);
  const root = make(inList ? "li" : "div", "entry");
  root.append(anchor);
  return { node, root, content: root, focusable: anchor, parts: { label: anchor } };
}

function summary(node: FormNode): Item {
  const root = landing(withId(make("div", "summary"), node.id));
  root.setAttribute("role", "group");
  const label = withId(make("p", "label"), partId(node, "label"));
  root.setAttribute("aria-labelledby", label.id);
  const content = listOf(make("ul", "links"));
  root.append(label, content);
  return { node, root, content, focusable: root, parts: { label } };
}

function answer(node: FormNode): Item {
  const root = make("div", "answer");
  const label = make("dt", "label");
  const problem = make("dd", "problem");
  const control = make("dd", "value");
  root.append(label, problem, control);
  return { node, root, content: root, focusable: undefined, parts: { label, problem, control } };
}

function status(node: FormNode): Item {
  const root = make("p", "status");
  root.setAttribute("role", "status");
  return plain(node, withId(root, node.id));
}

// Lists without the browser's own bullets are no lists to WebKit unless they say so.
function listOf(element: HTMLUListElement): HTMLUListElement {
  element.setAttribute("role", "list");
  return element;
}

function container(node: FormNode, root: HTMLElement): Item {
  return { node, root: withId(root, node.id), content: root, focusable: undefined, parts: {} };
}

function listItem(node: FormNode): Item {
  const root = withId(make("li", "item"), node.id);
  const label = make("span", "label");
  root.append(label);
  return { node, root, content: root, focusable: undefined, parts: { label } };
}

// The words are the paragraph, not the whole: one with a block in it is no paragraph to Chromium's accessibility tree.
function steps(node: FormNode): Item {
  const root = withId(make("div", "steps"), node.id);
  const label = make("p", "label");
  const bar = make("span", "bar");
  bar.setAttribute("aria-hidden", "true");
  root.append(bar, label);
  return { node, root, content: root, focusable: undefined, parts: { label, control: bar } };
}

function subheading(node: FormNode): Item {
  const root = withId(make("div", "subheading"), node.id);
  const label = make("h2", "label");
  root.append(label);
  return { node, root, content: root, focusable: undefined, parts: { label } };
}

const listRoles: readonly (Role | undefined)[] = ["list", "summary"];

// The elements of a new node; `parentRole` is the role of the node it stands in.
export function makeItem(node: FormNode, parentRole: Role | undefined): Item {
  const item = makeByRole(node, parentRole);
  item.root.dataset["node"] = node.id;
  item.root.dataset["role"] = node.role;
  return item;
}

function makeByRole(node: FormNode, parentRole: Role | undefined): Item {
  switch (node.role) {
    case "heading": {
      const heading = landing(withId(make("h1", "heading"), node.id));
      return plain(node, heading, heading);
    }
    case "subheading":
      return subheading(node);
    case "steps":
      return steps(node);
    case "text":
      return plain(node, withId(make("p", "text"), node.id));
    case "list":
      return container(node, listOf(make("ul", "list")));
    case "listItem":
      return listItem(node);
    case "textbox":
      return textbox(node);
    case "textarea":
      return textField(node, make("textarea", "control"));
    case "radioGroup":
    case "date":
    case "group":
      return fieldset(node);
    case "radio":
      return choice(node, "radio");
    case "checkbox":
      return choice(node, "checkbox");
    case "button":
      return button(node);
    case "link":
      return link(node, listRoles.includes(parentRole));
    case "summary":
      return summary(node);
    case "answers":
      return container(node, make("dl", "answers"));
    case "answer":
      return answer(node);
    case "status":
      return status(node);
  }
}
