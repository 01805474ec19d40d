// What a person or assistive technology finds of a page's nodes in the document, and what the page's description (src/form/page.h) says is
// to be found there. Written apart from web/mirror, so that each checks the other.
import type { FormNode, Role } from "../../../web/glue/wire.js";

type Facts = Readonly<Record<string, unknown>>;

// Element, type and role of what has the node's id; the parts of its outermost element.
const kinds: Readonly<Record<Role, readonly [kind: string, part: string]>> = {
  heading: ["H1", "heading"],
  subheading: ["DIV", "subheading"],
  steps: ["DIV", "steps"],
  text: ["P", "text"],
  list: ["UL list", "list"],
  listItem: ["LI", "item"],
  textbox: ["INPUT text", "field"],
  textarea: ["TEXTAREA textarea", "field"],
  radioGroup: ["FIELDSET fieldset radiogroup", "group"],
  radio: ["INPUT radio", "choice"],
  checkbox: ["INPUT checkbox", "choice"],
  date: ["FIELDSET fieldset", "group"],
  group: ["FIELDSET fieldset", "group"],
  button: ["BUTTON button", "button"],
  link: ["A", "entry"],
  summary: ["DIV group", "summary"],
  answers: ["DL", "answers"],
  answer: ["DIV", "answer"],
  status: ["P status", "status"],
};
const fields: readonly Role[] = ["textbox", "textarea"];
const choices: readonly Role[] = ["radio", "checkbox"];
const groups: readonly Role[] = ["radioGroup", "date", "group"];

const within = (root: Element, selector: string): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>(selector)].find((element) => element.closest("[data-node]") === root);

function kindOf(element: HTMLElement): string {
  const type = element instanceof HTMLAnchorElement ? "" : ((element as HTMLInputElement).type ?? "");
  return [element.tagName, type, element.getAttribute("role") ?? ""].filter(Boolean).join(" ");
}

const wordsOf = (root: Element, ids: string | null): string =>
  (ids ?? "")
    .split(" ")
    .filter(Boolean)
    .map((id) => root.querySelector(`[id="${id}"]`)?.textContent ?? `no ${id}`)
    .join(" | ");

// In the order of the document.
export const rootsIn = (form: HTMLElement): HTMLElement[] => [...form.querySelectorAll<HTMLElement>("[data-node]")];

// The element that has the node's id; of an answer that is none.
function bearer(root: HTMLElement): HTMLElement {
  const id = root.dataset["node"] ?? "";
  return root.id === id ? root : (within(root, `[id="${id}"]`) ?? root);
}

function controlFacts(control: HTMLElement, root: HTMLElement): Facts {
  const { labels, value, name, checked } = control as HTMLInputElement;
  const isText = control instanceof HTMLTextAreaElement || ["text", "tel"].includes((control as HTMLInputElement).type);
  const text = {
    value,
    autocomplete: control.getAttribute("autocomplete"),
    inputMode: control.getAttribute("inputmode"),
    spellcheck: control.getAttribute("spellcheck"),
    autocapitalize: control.getAttribute("autocapitalize"),
    rows: control instanceof HTMLTextAreaElement ? control.rows : undefined,
    columns: control.style.getPropertyValue("--_columns"),
    isSized: root.classList.contains("sized"),
    count: within(root, ".count")?.textContent,
    isOver: within(root, ".count")?.classList.contains("over"),
  };
  return {
    label: [...(labels ?? [])].map(({ textContent }) => textContent).join(),
    spoken: control.getAttribute("aria-label"),
    required: control.getAttribute("aria-required"),
    group: name,
    ...(isText ? text : { checked, value }),
  };
}

export function seen(root: HTMLElement, form: HTMLElement): Facts {
  const role = root.dataset["role"] as Role;
  const element = bearer(root);
  const parent = root.parentElement?.closest<HTMLElement>("[data-node]") ?? null;
  const described = fields.includes(role) || choices.includes(role) || groups.includes(role);
  const words = {
    hint: within(root, ".hint")?.textContent,
    problem: within(root, ".problem")?.textContent,
    description: wordsOf(form, element.getAttribute("aria-describedby")),
    invalid: element.getAttribute("aria-invalid"),
  };
  return {
    node: root.dataset["node"],
    parent: parent && form.contains(parent) ? parent.dataset["node"] : undefined,
    kind: kindOf(element),
    part: root.getAttribute("part"),
    emphasis: root.getAttribute("data-emphasis"),
    language: root.getAttribute("lang"),
    isPaper: root.classList.contains("paper"),
    isWrong: root.classList.contains("wrong"),
    ...(described ? words : {}),
    ...ownFacts(role, element, root, form),
  };
}

function ownFacts(role: Role, element: HTMLElement, root: HTMLElement, form: HTMLElement): Facts {
  if (fields.includes(role) || choices.includes(role)) return controlFacts(element, root);
  if (groups.includes(role))
    return { label: within(root, "legend")?.textContent, required: element.getAttribute("aria-required") };
  const part = (name: string): string | undefined => within(root, `[part="${name}"]`)?.textContent ?? undefined;
  switch (role) {
    case "button":
      return { label: element.textContent, spoken: element.getAttribute("aria-label") };
    case "link":
      return {
        label: element.textContent,
        spoken: element.getAttribute("aria-label"),
        address: element.getAttribute("href"),
        target: element.getAttribute("target"),
        rel: element.getAttribute("rel"),
        isItem: root.tagName === "LI",
      };
    case "summary":
      return { label: wordsOf(form, element.getAttribute("aria-labelledby")), canLand: element.tabIndex === -1 };
    case "steps":
      return {
        label: part("label"),
        bars: [...root.querySelectorAll(".bar > span")].map((bar) => bar.className).join(),
        isHidden: within(root, ".bar")?.getAttribute("aria-hidden"),
      };
    case "answer":
      return { label: part("label"), value: part("value"), problem: part("problem") };
    case "listItem":
    case "subheading":
      return { label: part("label") };
    case "heading":
      return { label: element.textContent, canLand: element.tabIndex === -1 };
    case "text":
      return { label: element.textContent };
    default:
      return {}; // the words of a status come later
  }
}

const orNone = (text: string | undefined): string | null => text || null;
const yes = (is: boolean | undefined): string | null => (is ? "true" : null);

// The members of a question repeat its problem.
function problemAround({ role, parent }: FormNode, nodes: readonly FormNode[]): string {
  const around = nodes.find(({ id }) => id === parent);
  const repeats = around?.role === "radioGroup" || around?.role === "date";
  return repeats && (fields.includes(role) || choices.includes(role)) ? (around.problem ?? "") : "";
}

// `nodes`: the whole page.
export function expected(node: FormNode, nodes: readonly FormNode[]): Facts {
  const { role, label = "", hint = "", problem = "", count = "" } = node;
  const [kind, part] = kinds[role];
  const isText = fields.includes(role);
  const isWrong = Boolean(node.invalid) || problem !== "";
  const described = isText || choices.includes(role) || groups.includes(role);
  const words = {
    hint,
    problem,
    description: [hint, problem, isText ? count : "", problemAround(node, nodes)].filter(Boolean).join(" | "),
    invalid: yes(isWrong && role !== "group" && role !== "date"),
  };
  const strong = node.emphasis === "strong" && role === "button" ? "BUTTON submit" : kind;
  return {
    node: node.id,
    parent: node.parent || undefined,
    kind: role === "textbox" && node.keyboard === "tel" ? "INPUT tel" : strong,
    part,
    emphasis: node.emphasis && node.emphasis !== "normal" ? node.emphasis : null,
    language: node.language || null,
    isPaper: Boolean(node.paper),
    isWrong,
    ...(described ? words : {}),
    ...expectedOf(node, nodes),
    ...(role === "answer" ? { problem } : {}),
    ...(["answers", "list", "status"].includes(role) ? {} : { label }),
  };
}

function expectedOf(node: FormNode, nodes: readonly FormNode[]): Facts {
  const { role, value = "", spoken, columns = 0, target = "", limit = 0 } = node;
  const parent = nodes.find(({ id }) => id === node.parent);
  if (fields.includes(role)) {
    const prose = role === "textarea";
    const mode = node.keyboard === "text" ? undefined : node.keyboard;
    return {
      spoken: orNone(spoken),
      required: yes(node.required),
      group: node.id,
      value: prose ? value : value.replace(/\n/g, ""),
      autocomplete: node.autocomplete ?? "off",
      inputMode: orNone(mode),
      spellcheck: prose ? "true" : "false",
      autocapitalize: prose ? "sentences" : node.autocomplete === "name" ? "words" : "none",
      rows: prose ? (node.lines ?? 1) : undefined,
      columns: String(columns),
      isSized: columns > 0,
      count: node.count ?? "",
      isOver: Boolean(node.over),
    };
  }
  if (choices.includes(role)) {
    const group = role === "radio" ? (node.parent ?? node.id) : node.id;
    const required = yes(node.required && role === "checkbox");
    return { spoken: orNone(spoken), required, group, checked: Boolean(node.checked), value: node.id };
  }
  if (groups.includes(role)) return { required: yes(node.required && role === "radioGroup") };
  if (role === "button") return { spoken: orNone(spoken) };
  if (role === "steps") {
    const bars = Array.from({ length: limit }, (_, index) => (index < Number(value || 0) ? "done" : ""));
    return { bars: bars.join(), isHidden: "true" };
  }
  if (role === "link") {
    const leaves = /^https?:/i.test(target);
    return {
      spoken: orNone(spoken),
      address: leaves || /^(#|mailto:|tel:)/i.test(target) ? target : null,
      target: leaves ? "_blank" : null,
      rel: leaves ? "noopener noreferrer" : null,
      isItem: parent?.role === "list" || parent?.role === "summary",
    };
  }
  if (role === "heading" || role === "summary") return { canLand: true };
  return role === "answer" ? { value } : {};
}
