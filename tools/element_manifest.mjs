// custom-elements.json (schema 1.0.0) from the tables of web/element/README.md, so that editors and the page that people read
// say the same. tests/package holds both against the code.

import { readFileSync } from "node:fs";
import { join } from "node:path";

// The rows of the table whose head begins with `first`, each as its cells' plain text.
function table(text, first) {
  const lines = text.split("\n");
  const head = lines.findIndex((line) => line.startsWith(`| ${first} |`));
  if (head < 0) throw new Error(`web/element/README.md has no table of ${first}`);
  const end = lines.findIndex((line, at) => at > head && !line.startsWith("|"));
  return lines.slice(head + 2, end).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const plain = (cell) => cell.replaceAll("`", "");
const choices = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => `'${word}'`);

function attributeOf([name, values, changes]) {
  const listed =
    values.includes("http") || values.includes("BCP") || values.startsWith("the case") || values.startsWith("a file of")
      ? []
      : choices(values);
  return {
    name: plain(name),
    type: { text: listed.length > 0 ? listed.join(" | ") : "string" },
    description: `${plain(values)}. When it changes: ${plain(changes)}.`,
  };
}

const eventOf = ([name, detail]) => ({
  name: plain(name),
  type: { text: `CustomEvent<ComplaintFormEventDetails["${plain(name)}"]>` },
  description: plain(detail),
});

const memberOf = ([signature, description]) => {
  const text = plain(signature);
  const name = /^\w+/.exec(text)[0];
  return text.includes("(")
    ? { kind: "method", name, description: plain(description) }
    : { kind: "field", name, type: { text: `ComplaintForm["${name}"]` }, description: plain(description) };
};

const cssPropertyOf = ([name, description]) => ({ name: plain(name), description: plain(description) });

export function elementManifest(root) {
  const text = readFileSync(join(root, "web/element/README.md"), "utf8");
  const declaration = {
    kind: "class",
    name: "ComplaintForm",
    tagName: "complaint-form",
    customElement: true,
    superclass: { name: "HTMLElement" },
    description: "A complaint or objection form; what stands inside it shows until the form can be used.",
    attributes: table(text, "attribute").map(attributeOf),
    members: table(text, "member").map(memberOf),
    events: table(text, "event").map(eventOf),
    cssProperties: table(text, "custom property").map(cssPropertyOf),
    slots: [{ name: "", description: "The fallback: how to reach the company in another way." }],
  };
  const exported = (kind, name) => ({ kind, name, declaration: { name: "ComplaintForm", module: "complaint-form.js" } });
  return {
    schemaVersion: "1.0.0",
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path: "complaint-form.js",
        declarations: [declaration],
        exports: [exported("js", "ComplaintForm")],
      },
      {
        kind: "javascript-module",
        path: "define.js",
        declarations: [],
        exports: [exported("custom-element-definition", "complaint-form")],
      },
    ],
  };
}
