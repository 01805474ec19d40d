// What makes the folder build/web/package a package: its description, types, notices, manifest of the element and hashes.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { editorData, elementManifest } from "./element_manifest.mjs";
import { billOfMaterials, thirdPartyNotices } from "./third_party.mjs";

// SHA-384 as hosts are used to in their pages; the loader's own list has shorter ones, for every form loads it.
export const integrityOf = (file, algorithm = "sha384") =>
  `${algorithm}-${createHash(algorithm).update(readFileSync(file)).digest("base64")}`;

const asJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

export const versionOf = (root) => /VERSION (\d+\.\d+\.\d+)/.exec(readFileSync(join(root, "CMakeLists.txt"), "utf8"))[1];

const typedEntries = { ".": "element/index", "./define": "element/define", "./validator": "validator/index" };
const frameworks = ["react", "svelte", "vue"]; // whose templates know the tag through types of their own
const modules = { ".": "./complaint-form.js", "./define": "./define.js", "./validator": "./validator/index.js" };

// The name of the release in a package.
export const releaseIn = (folder) => readdirSync(folder).find((name) => /^\d+\.\d+\.\d+-[0-9a-f]{16}$/.test(name));

function description(root, release) {
  const entry = (name) => [name, { types: `./types/${typedEntries[name]}.d.ts`, default: modules[name] }];
  return {
    name: "complaint-form",
    version: versionOf(root),
    private: true,
    license: "UNLICENSED",
    description: "A complaint form as a custom element: one validator in C++, painted on a canvas, operated as HTML",
    keywords: ["custom element", "web component", "form", "complaint", "WebAssembly"],
    type: "module",
    engines: { node: ">=18" },
    exports: {
      ...Object.fromEntries(Object.keys(modules).map(entry)),
      ...Object.fromEntries(
        frameworks.map((name) => [`./${name}`, { types: `./types/${name}.d.ts`, default: modules["./define"] }]),
      ),
      "./integrity.json": "./integrity.json",
      "./preload.html": "./preload.html",
      "./importmap.html": "./importmap.html",
      "./custom-elements.json": "./custom-elements.json",
      "./editor-data.json": "./editor-data.json",
      "./sbom.cdx.json": "./sbom.cdx.json",
      "./schema/*": "./schema/*",
      "./package.json": "./package.json",
    },
    types: "./types/element/index.d.ts",
    customElements: "custom-elements.json",
    sideEffects: ["./define.js", "./embed.js"],
    files: [
      "*.js",
      release,
      "embed.html",
      "embed.css",
      "preload.html",
      "importmap.html",
      "schema",
      "validator",
      "maps",
      "types",
      "custom-elements.json",
      "editor-data.json",
      "sbom.cdx.json",
      "integrity.json",
      "THIRD_PARTY.md",
      "CHANGELOG.md",
      "EMBEDDING.md",
      "FORMS.md",
      "SECURITY.md",
    ],
  };
}

// The declarations that the entries name, and those that these name; the rest of the web code's own stay out.
export function copyTypes(from, to) {
  const queue = Object.values(typedEntries).map((name) => join(from, `${name}.d.ts`));
  const taken = new Set();
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (taken.has(file)) continue;
    taken.add(file);
    const target = join(to, relative(from, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
    for (const [, name] of readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)\.js"/g))
      queue.push(join(dirname(file), `${name}.d.ts`));
  }
}

export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll("\\", "/"))
    .sort();

// Of every file that a page may fetch. The loader has the same hashes built in (filesModule in build_web.mjs).
function writeHashes(folder) {
  const fetched = filesIn(folder).filter((name) =>
    /\.(js|wasm|ttf|css)$|^embed\.html$|\/(first|forms|locales|profiles)\/.*\.json$/.test(name),
  );
  writeFileSync(
    join(folder, "integrity.json"),
    asJson({ algorithm: "sha384", files: Object.fromEntries(fetched.map((name) => [name, integrityOf(join(folder, name))])) }),
  );
}

export function finishPackage(root, folder, release) {
  writeFileSync(join(folder, "package.json"), asJson(description(root, release)));
  const manifest = elementManifest(root);
  writeFileSync(join(folder, "custom-elements.json"), asJson(manifest));
  writeFileSync(join(folder, "editor-data.json"), asJson(editorData(manifest)));
  cpSync(join(root, "web/types"), join(folder, "types"), { recursive: true });
  writeFileSync(join(folder, "THIRD_PARTY.md"), thirdPartyNotices(root));
  const bill = billOfMaterials(root, { name: "complaint-form", version: versionOf(root) });
  writeFileSync(join(folder, "sbom.cdx.json"), asJson(bill));
  cpSync(join(root, "CHANGELOG.md"), join(folder, "CHANGELOG.md"));
  cpSync(join(root, "web/element/README.md"), join(folder, "README.md"));
  cpSync(join(root, "SECURITY.md"), join(folder, "SECURITY.md"));
  cpSync(join(root, "docs/embedding.md"), join(folder, "EMBEDDING.md"));
  cpSync(join(root, "docs/forms.md"), join(folder, "FORMS.md"));
  cpSync(join(root, "assets/schema"), join(folder, "schema"), { recursive: true });
  writeHashes(folder);
}
