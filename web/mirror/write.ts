// Fills the words and states of a node into its elements. Writes only what differs, so that nothing a person or a screen
// reader is at is disturbed.

import type { FormNode, Role } from "../glue/wire.js";
import { isLong } from "./long.js";
import type { Item, PartName, TextControl } from "./item.js";

export const isTextControl = (element: Element | null | undefined): element is TextControl =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && element.type !== "radio" && element.type !== "checkbox");

function setText(element: HTMLElement | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

// An empty value takes the attribute away.
export function setAttribute(element: Element, name: string, value: string): void {
  if (value === "") element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

const described: readonly PartName[] = ["hint", "problem", "count"];

const saidBy = (item: Item | undefined, parts: readonly PartName[]): (string | undefined)[] =>
  parts.filter((part) => item?.node[part as "hint" | "problem" | "count"]).map((part) => item?.parts[part]?.id);

const groups: readonly (Role | undefined)[] = ["date", "radioGroup"];

// `group`: what the item stands in. Screen readers speak a group's problem when the group is entered, if at all: its members repeat it.
export function describe(item: Item, target: HTMLElement, group: Item | undefined): void {
  const ofGroup = groups.includes(group?.node.role) ? saidBy(group, ["problem"]) : [];
  setAttribute(target, "aria-describedby", [...saidBy(item, described), ...ofGroup].filter(Boolean).join(" "));
}

const isWrong = (node: FormNode): boolean => Boolean(node.invalid) || Boolean(node.problem);

const inputModes = { text: "", tel: "tel", email: "email", numeric: "numeric" } as const;

function writeText(node: FormNode, control: TextControl, composing: boolean): void {
  setAttribute(control, "inputmode", inputModes[node.keyboard ?? "text"]);
  setAttribute(control, "autocomplete", node.autocomplete ?? "off");
  const prose = control instanceof HTMLTextAreaElement;
  setAttribute(control, "spellcheck", String(prose));
  setAttribute(control, "autocapitalize", prose ? "sentences" : node.autocomplete === "name" ? "words" : "none");
  if (control instanceof HTMLTextAreaElement) control.rows = node.lines ?? 1;
  control.classList.toggle("long", isLong(node.value ?? ""));
  control.style.setProperty("--_columns", String(node.columns ?? 0));
  control.parentElement?.classList.toggle("sized", (node.columns ?? 0) > 0);
  const value = node.value ?? "";
  if (!composing && control.value !== value) control.value = value;
}

function writeControl(item: Item, control: HTMLElement, composing: boolean): void {
  const { node } = item;
  setAttribute(control, "aria-required", node.required && node.role !== "radio" ? "true" : "");
  setAttribute(control, "aria-invalid", isWrong(node) ? "true" : "");
  setAttribute(control, "aria-label", node.spoken ?? "");
  if (isTextControl(control)) writeText(node, control, composing);
  else if (control instanceof HTMLInputElement && control.checked !== Boolean(node.checked))
    control.checked = Boolean(node.checked);
}

function writeGroup(item: Item): void {
  const { node, root } = item;
  const radios = node.role === "radioGroup";
  setAttribute(root, "aria-required", radios && node.required ? "true" : "");
  setAttribute(root, "aria-invalid", radios && isWrong(node) ? "true" : "");
}

const safeAddress = /^(https?:|mailto:|tel:)/i;

// "#" and a node's id stays on the page; of addresses only those that cannot run script.
function writeLink(node: FormNode, anchor: HTMLElement): void {
  const target = node.target ?? "";
  setAttribute(anchor, "href", target.startsWith("#") || safeAddress.test(target) ? target : "");
  const leaves = /^https?:/i.test(target);
  setAttribute(anchor, "target", leaves ? "_blank" : "");
  setAttribute(anchor, "rel", leaves ? "noopener noreferrer" : "");
  setAttribute(anchor, "aria-label", node.spoken ?? "");
}

function writeSteps(item: Item, bar: HTMLElement): void {
  const limit = item.node.limit ?? 0;
  while (bar.childElementCount > limit) bar.lastElementChild?.remove();
  while (bar.childElementCount < limit) bar.append(document.createElement("span"));
  const done = Number(item.node.value ?? 0);
  for (const [index, segment] of [...bar.children].entries()) segment.classList.toggle("done", index < done);
}

function writeWords(item: Item): void {
  const { node, parts } = item;
  setText(parts.hint, node.hint ?? "");
  setText(parts.problem, node.problem ?? "");
  setText(parts.count, node.count ?? "");
  if (node.role === "status") return sayStatus(item);
  setText(parts.label, node.label ?? "");
}

// A live region is read when its words change after it has come into the page: not in the same task.
function sayStatus(item: Item): void {
  const element = item.root;
  setTimeout(() => setText(element, item.node.label ?? item.node.value ?? ""), element.isConnected ? 0 : 100);
}

// `composing`: an input method is at work in this node; its value is left alone.
export function writeItem(item: Item, composing: boolean): void {
  const { node, parts, root } = item;
  setAttribute(root, "data-emphasis", node.emphasis && node.emphasis !== "normal" ? node.emphasis : "");
  root.classList.toggle("wrong", isWrong(node));
  root.classList.toggle("paper", Boolean(node.paper));
  parts.count?.classList.toggle("over", Boolean(node.over));
  setAttribute(root, "lang", node.language ?? "");
  writeWords(item);
  switch (node.role) {
    case "textbox":
    case "textarea":
    case "radio":
    case "checkbox":
      if (parts.control) writeControl(item, parts.control, composing);
      break;
    case "radioGroup":
    case "date":
    case "group":
      writeGroup(item);
      break;
    case "button":
      setAttribute(root, "aria-label", node.spoken ?? "");
      break;
    case "link":
      if (parts.label) writeLink(node, parts.label);
      break;
    case "steps":
      if (parts.control) writeSteps(item, parts.control);
      break;
    case "answer":
      setText(parts.control, node.value ?? "");
      break;
    default:
  }
}
