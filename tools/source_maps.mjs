// Source maps of the package's code, in a folder `maps` beside it. Only developer tools ask for them. They hold the sources, which are not
// in the package otherwise, under names that are the same on every machine.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";

const mapOf = (outfile) => `maps/${basename(outfile)}.map`;

// For esbuild: the map is a file of its own, which the code names in its last line.
export const mapOptions = (outfile) => ({ sourcemap: "external", footer: { js: `//# sourceMappingURL=${mapOf(outfile)}` } });

// "complaint-form/web/element/index.ts" and the like. Modules that the build makes ("words:element") keep their names.
function nameOf(source, { from, root, wasmFolder }) {
  if (/^[\w-]+:/.test(source)) return `complaint-form/made/${source.replace(":", "/")}`;
  const path = resolve(from, source);
  if (path.startsWith(wasmFolder)) return `complaint-form/wasm/${basename(path)}`;
  const below = relative(root, path);
  const [, library] = /[/\\](node_modules[/\\].*)/.exec(path) ?? []; // perhaps a link to another folder
  return `complaint-form/${below.startsWith("..") ? library : below}`.replaceAll("\\", "/");
}

// Moves what esbuild wrote beside `outfile` to its place.
export function placeMap(outfile, { root, wasmFolder }) {
  const made = `${outfile}.map`;
  const { sources, ...map } = JSON.parse(readFileSync(made, "utf8"));
  const from = dirname(outfile);
  const target = join(from, mapOf(outfile));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify({ ...map, sources: sources.map((name) => nameOf(name, { from, root, wasmFolder })) }));
  rmSync(made);
}
