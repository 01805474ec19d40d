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

// `from`: the first of these that exists is read; relative ones are below the project.
const works = [
  {
    name: "Inter",
    licence: "SIL Open Font License 1.1",
    use: "fonts/*.ttf: a subset, with other metrics",
    from: [["build/web/fonts/LICENSE-Inter.txt", whole]],
  },
  {
    name: "Dear ImGui",
    licence: "MIT",
    use: "in complaint-form.wasm",
    from: [
      ["build/deps/imgui/LICENSE.txt", whole],
      ["build/web/wasm/_deps/imgui-src/LICENSE.txt", whole],
    ],
  },
  {
    name: "idb",
    licence: "ISC",
    use: "in complaint-form.js",
    from: [["node_modules/idb/LICENSE", whole]],
  },
  {
    name: "Workbox",
    licence: "MIT",
    use: "in the service worker of the installable app (the demo site; not in the npm package)",
    from: [["node_modules/workbox-core/LICENSE", whole]],
  },
  {
    name: "libphonenumber's metadata",
    licence: "Apache 2.0",
    use: "the table of telephone numbers in the Wasm modules is derived from it",
    notice: "Copyright The Libphonenumber Authors",
    from: [["node_modules/typescript/LICENSE.txt", whole]], // the same licence, whole
  },
  {
    name: "Emscripten's run time",
    licence: "MIT (or NCSA)",
    use: "in complaint-form.js and the Wasm modules",
    notice: "Copyright 2010-2022 The Emscripten Authors",
    from: [
      [join(emscripten, "LICENSE"), whole],
      [debianSaid, expat],
    ],
  },
  {
    name: "musl libc",
    licence: "MIT",
    use: "in the Wasm modules",
    from: [[join(emscripten, "system/lib/libc/musl/COPYRIGHT"), whole]],
  },
  {
    name: "LLVM libc++ and compiler-rt",
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
    const file = path.startsWith("/") ? path : join(root, path);
    if (existsSync(file)) return read(readFileSync(file, "utf8"));
  }
  throw new Error(`the licence of ${name} is not to be found: looked for ${from.map(([path]) => path).join(", ")}`);
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
