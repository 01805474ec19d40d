// custom-elements.json (schema 2.1) of the package, made from the JSDoc of web/element by the analyzer of the Custom Elements Manifest, and
// what is made of it: hints for editors.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const isPublic = ({ privacy, name }) => privacy === undefined && !/Callback$/.test(name);
const origin = ({ inheritedFrom: _, ...rest }) => rest;

// The analyzer's own words on web/element, as they are.
function analysed(root) {
  const folder = mkdtempSync(join(tmpdir(), "complaint-manifest-"));
  const analyzer = join(root, "node_modules/@custom-elements-manifest/analyzer/cem.js");
  const words = ["analyze", "--quiet", "--config", "tools/manifest.config.mjs", "--outdir", relative(root, folder)];
  execFileSync(process.execPath, [analyzer, ...words], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const manifest = JSON.parse(readFileSync(join(folder, "custom-elements.json"), "utf8"));
  rmSync(folder, { recursive: true });
  return manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === "complaint-form");
}

// The element as its host knows it, by the files of the package.
export function elementManifest(root) {
  const { members, attributes, cssProperties, cssParts, superclass: _, ...rest } = analysed(root);
  const element = {
    ...rest,
    superclass: { name: "HTMLElement" },
    members: members.filter(isPublic).map(origin),
    attributes: attributes.map(origin),
    cssProperties: cssProperties.map(origin),
    cssParts: cssParts.map(origin),
  };
  const exported = (kind, name) => ({ kind, name, declaration: { name: "ComplaintForm", module: "complaint-form.js" } });
  const module = (path, declarations, entry) => ({ kind: "javascript-module", path, declarations, exports: [entry] });
  return {
    schemaVersion: "2.1.0",
    readme: "README.md",
    modules: [
      module("complaint-form.js", [element], exported("js", "ComplaintForm")),
      module("define.js", [], exported("custom-element-definition", "complaint-form")),
    ],
  };
}

const valuesOf = (type) => [...(type?.text ?? "").matchAll(/["']([^"']*)["']/g)].map(([, value]) => value);

// HTML custom data, version 1.1: what VS Code and others offer while a page is written.
export function editorData({ modules: [{ declarations }] }) {
  const [{ tagName, description, attributes }] = declarations;
  const told = attributes.map((attribute) => {
    const values = valuesOf(attribute.type).map((name) => ({ name }));
    return { name: attribute.name, description: attribute.description, ...(values.length > 0 ? { values } : {}) };
  });
  return { version: 1.1, tags: [{ name: tagName, description, attributes: told }] };
}
