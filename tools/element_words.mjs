// The words that the element says itself ("element." and "news." in assets/locales) come with its code, and not in the language files.

import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../assets/locales/", import.meta.url));

function wordsModule(group) {
  const wordsOf = (name) => Object.entries(JSON.parse(readFileSync(folder + name, "utf8")).words);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const words = names
    .sort()
    .map((name) => [basename(name, ".json"), Object.fromEntries(wordsOf(name).filter(([key]) => key.startsWith(`${group}.`)))]);
  return `export const words = ${JSON.stringify(Object.fromEntries(words))};`;
}

// For esbuild: the modules "complaint-form-words/element" and "complaint-form-words/news".
export const elementWords = {
  name: "element-words",
  setup(build) {
    build.onResolve({ filter: /^complaint-form-words[/]/ }, ({ path }) => ({ path: basename(path), namespace: "words" }));
    build.onLoad({ filter: /.*/, namespace: "words" }, ({ path }) => ({ contents: wordsModule(path), loader: "js" }));
  },
};

// For JSON.stringify.
export const withoutElementWords = (key, value) => (/^(element|news)\./.test(key) ? undefined : value);
