// The browser's own accessibility tree beside what C++ described: both as one list in reading order, to be compared whole.

// Without meaning of their own: wrappers, and the texts that the names and paragraphs around them already give.
const silent = new Set([
  "generic",
  "none",
  "StaticText",
  "InlineTextBox",
  "LineBreak",
  "LabelText",
  "Legend",
  "ListMarker",
  "InlineBlock",
]);
const worded = new Set(["paragraph", "listitem", "term", "definition", "status"]);

const isTrue = (value) => value === true || value === "true";

function propertiesOf(node) {
  const given = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
  const seen = {};
  if (isTrue(given.required)) seen.required = true;
  if (isTrue(given.invalid)) seen.invalid = true;
  if (given.checked !== undefined) seen.checked = isTrue(given.checked);
  if (node.role.value === "heading") seen.level = given.level;
  return seen;
}

// The words that stand in a node itself, not in a control inside it.
function wordsOf(node, byId) {
  if (node.role.value === "StaticText") return node.name.value;
  if (["button", "link"].includes(node.role.value)) return "";
  return (node.childIds ?? [])
    .map((id) => byId.get(id))
    .filter(Boolean)
    .map((child) => wordsOf(child, byId))
    .join("");
}

function entryOf(node, byId) {
  const role = node.role.value;
  const entry = { role, name: worded.has(role) ? wordsOf(node, byId) : (node.name?.value ?? ""), ...propertiesOf(node) };
  if (role === "textbox" && node.value?.value) entry.value = node.value.value;
  if (node.description?.value) entry.description = node.description.value;
  return entry;
}

// What assistive technology is given inside the form, from CDP's Accessibility.getFullAXTree.
export async function givenEntries(cdp) {
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const entries = [];
  const walk = (node) => {
    if (!node) return;
    if (!node.ignored && !silent.has(node.role.value)) entries.push(entryOf(node, byId));
    if (node.role.value === "textbox" || node.role.value === "button" || node.role.value === "link") return;
    for (const id of node.childIds ?? []) walk(byId.get(id));
  };
  const form = nodes.find((node) => !node.ignored && node.role.value === "form");
  for (const id of form.childIds) walk(byId.get(id));
  return entries;
}

const text = (role, words) => (words ? [{ role, name: words }] : []);
const flags = ({ required, invalid }) => ({ ...(required ? { required } : {}), ...(invalid ? { invalid } : {}) });
const nameOf = (node) => node.spoken ?? node.label ?? "";

// The members of a group repeat its problem.
function described(node, parent) {
  const ofGroup = parent?.role === "radioGroup" || parent?.role === "date" ? parent.problem : "";
  const description = [node.hint, node.problem, node.count, ofGroup].filter(Boolean).join(" ");
  return description ? { description } : {};
}

function field(node, parent) {
  const value = node.value ? { value: node.value } : {};
  const control = { role: "textbox", name: nameOf(node), ...flags(node), ...value, ...described(node, parent) };
  return [...text("paragraph", node.hint), ...text("paragraph", node.problem), control, ...text("paragraph", node.count)];
}

// DevTools leaves `required` out for a checkbox and a radio: requiredChoices asks the elements.
function choice(node, parent) {
  const { required: _, ...states } = { ...flags(node), checked: node.checked ?? false };
  const control = { role: node.role, name: nameOf(node), ...states, ...described(node, parent) };
  return [...text("paragraph", node.problem), control, ...text("paragraph", node.hint)];
}

// ARIA gives a plain group neither aria-required nor aria-invalid: there the parts say it.
function group(node, members) {
  const role = node.role === "radioGroup" ? "radiogroup" : "group";
  const states = role === "radiogroup" ? flags(node) : {};
  return [
    { role, name: nameOf(node), ...states, ...described(node) },
    ...text("paragraph", node.hint),
    ...text("paragraph", node.problem),
    ...members,
  ];
}

const inList = (parent) => parent?.role === "list" || parent?.role === "summary";

function entriesOf(node, parent, members) {
  switch (node.role) {
    case "heading":
      return [{ role: "heading", name: nameOf(node), level: 1 }];
    case "subheading":
      return [{ role: "heading", name: nameOf(node), level: 2 }, ...members];
    case "steps":
    case "text":
      return text("paragraph", node.label);
    case "list":
      return [{ role: "list", name: "" }, ...members];
    case "listItem":
      return text("listitem", node.label);
    case "textbox":
    case "textarea":
      return field(node, parent);
    case "radio":
    case "checkbox":
      return choice(node, parent);
    case "radioGroup":
    case "date":
    case "group":
      return group(node, members);
    case "button":
      return [{ role: "button", name: nameOf(node) }];
    case "link":
      return [...(inList(parent) ? [{ role: "listitem", name: "" }] : []), { role: "link", name: nameOf(node) }];
    case "summary":
      return [{ role: "group", name: node.label }, ...text("paragraph", node.label), { role: "list", name: "" }, ...members];
    case "answers":
      return [{ role: "DescriptionList", name: "" }, ...members];
    case "answer":
      return [
        { role: "term", name: node.label },
        ...(node.problem ? [{ role: "definition", name: node.problem }] : []),
        { role: "definition", name: node.value ?? "" },
      ];
    case "status":
      return text("status", node.label);
    default:
      throw new Error(`a role that this test does not know: ${node.role}`);
  }
}

// What C++ described, as the tree should give it.
export function expectedEntries(nodes) {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const under = (id) =>
    nodes
      .filter((node) => (node.parent ?? "") === id && !node.paper)
      .flatMap((node) => entriesOf(node, known.get(node.parent), under(node.id)));
  return under("");
}

// Ids of the checkboxes that are required: as described, and as their elements say.
export async function requiredChoices(page, nodes) {
  const boxes = nodes.filter((node) => node.role === "checkbox");
  const said = await page.evaluate(
    (ids) =>
      ids.filter(
        (id) => document.querySelector("complaint-form").shadowRoot.getElementById(id).getAttribute("aria-required") === "true",
      ),
    boxes.map((node) => node.id),
  );
  return { described: boxes.filter((node) => node.required).map((node) => node.id), said };
}

// The tree drops white space at line ends and joins what is wrapped: spaces are compared as one.
export const normal = (entry) => {
  const squeezed = (words) => words.replace(/\s+/g, " ").trim();
  const { role, name, description, value, ...states } = entry;
  const given = { role, name: squeezed(name), ...states };
  if (description) given.description = squeezed(description);
  if (value) given.value = value;
  return given;
};
