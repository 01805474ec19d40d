// THIRD_PARTY.md: what of others is in the package, with the whole text of every licence, read from where the build got the
// work itself. A text that is not found stops the build: nothing is published without its notice.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const debianSaid = "/usr/share/doc/nlohmann-json3-dev/copyright";

// The part of a Debian copyright file that holds a licence's text; " ." stands for an empty line.
function debianLicence(text, name) {
  const stanza = text.split(/\n\n/).find((part) => part.startsWith(`License: ${name}\n`));
  if (!stanza) throw new Error(`no licence ${name} in that file`);
  return stanza
    .split("\n")
    .slice(1)
    .map((line) => (line.trim() === "." ? "" : line.trim()))
    .join("\n");
}

const expat = (text) => debianLicence(text, "Expat");
const whole = (text) => text;

const emscripten = process.env.EMSDK ? join(process.env.EMSDK, "upstream/emscripten") : "/usr/share/emscripten";

// Where a version is to be read.
const ofPackage = (name) => [`node_modules/${name}/package.json`, /"version": "([^"]+)"/];

// `from`: the first of these that exists is read; relative ones are below the project.
const works = [
  {
    name: "Inter",
    spdx: "OFL-1.1",
    licence: "SIL Open Font License 1.1",
    use: "fonts/*.ttf: a subset, with other metrics",
    from: [["build/web/fonts/LICENSE-Inter.txt", whole]],
  },
  {
    name: "Dear ImGui",
    spdx: "MIT",
    version: ["build/deps/imgui/imgui.h", /IMGUI_VERSION\s+"([^"]+)"/],
    licence: "MIT",
    use: "in complaint-painter.wasm",
    from: [
      ["build/deps/imgui/LICENSE.txt", whole],
      ["build/web/wasm/_deps/imgui-src/LICENSE.txt", whole],
    ],
  },
  {
    name: "idb",
    spdx: "ISC",
    version: ofPackage("idb"),
    licence: "ISC",
    use: "in runtime.js",
    from: [["node_modules/idb/LICENSE", whole]],
  },
  {
    name: "Workbox",
    spdx: "MIT",
    version: ofPackage("workbox-core"),
    licence: "MIT",
    use: "in the service worker of the installable app (the demo site; not in the npm package)",
    from: [["node_modules/workbox-core/LICENSE", whole]],
  },
  {
    name: "libphonenumber's metadata",
    spdx: "Apache-2.0",
    version: ofPackage("google-libphonenumber"),
    licence: "Apache 2.0",
    use: "the table of telephone numbers in the Wasm modules is derived from it",
    notice: "Copyright The Libphonenumber Authors",
    from: [["node_modules/typescript/LICENSE.txt", whole]], // the same licence, whole
  },
  {
    name: "Emscripten's run time",
    spdx: "MIT",
    version: [join(emscripten, "emscripten-version.txt"), /"([^"]+)"/],
    licence: "MIT (or NCSA)",
    use: "in runtime.js, painting.js and the Wasm modules",
    notice: "Copyright 2010-2022 The Emscripten Authors",
    from: [
      [join(emscripten, "LICENSE"), whole],
      [debianSaid, expat],
    ],
  },
  {
    name: "musl libc",
    spdx: "MIT",
    licence: "MIT",
    use: "in the Wasm modules",
    from: [[join(emscripten, "system/lib/libc/musl/COPYRIGHT"), whole]],
  },
  {
    name: "LLVM libc++ and compiler-rt",
    spdx: "Apache-2.0 WITH LLVM-exception",
    licence: "Apache 2.0 with LLVM Exceptions",
    use: "in the Wasm modules; the licence's text is above",
    notice:
      "Part of the LLVM Project. The LLVM Exceptions waive the conditions 4(a), 4(b) and 4(d) of the licence for parts of the run time that a compiler embeds in an object form.",
    from: [],
  },
];

function textOf(root, { name, from }) {
  if (from.length === 0) return "";
  for (const [path, read] of from) {
    const file = below(root, path);
    if (existsSync(file)) return read(readFileSync(file, "utf8"));
  }
  throw new Error(`the licence of ${name} is not to be found: looked for ${from.map(([path]) => path).join(", ")}`);
}

const below = (root, path) => (path.startsWith("/") ? path : join(root, path));

function versionOf(root, { version }) {
  const [path, pattern] = version ?? [];
  const file = path && below(root, path);
  return file && existsSync(file) ? pattern.exec(readFileSync(file, "utf8"))?.[1] : undefined;
}

const licenceOf = (spdx) => (spdx.includes(" ") ? { expression: spdx } : { license: { id: spdx } });

// The same as a bill of materials, CycloneDX 1.6. Without times and serial numbers: the same package has the same bill.
export function billOfMaterials(root, { name, version }) {
  const components = works.map((work) => {
    const known = versionOf(root, work);
    const told = { type: "library", name: work.name, ...(known ? { version: known } : {}) };
    return { ...told, licenses: [licenceOf(work.spdx)], description: work.use };
  });
  const component = { type: "library", name, version, "bom-ref": `${name}@${version}` };
  return { bomFormat: "CycloneDX", specVersion: "1.6", version: 1, metadata: { component }, components };
}

const indented = (text) =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => (line === "" ? "" : `    ${line.trimEnd()}`))
    .join("\n");

export function thirdPartyNotices(root) {
  const sections = works.map((work) => {
    const head = [`## ${work.name}`, "", `${work.licence}; ${work.use}.`];
    if (work.notice) head.push("", `${work.notice}`);
    const text = textOf(root, work);
    return [...head, ...(text ? ["", indented(text)] : [])].join("\n");
  });
  return ["# Works of others in complaint-form", ...sections].join("\n\n") + "\n";
}
