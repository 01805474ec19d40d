// The words that the element says itself ("element." and "news." in assets/locales) come with its code, and not in the language files.

import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../assets/locales/", import.meta.url));

const languages = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => basename(name, ".json"))
  .sort();

function wordsModule(group) {
  if (group === "languages") return `export const languages = ${JSON.stringify(languages)};`;
  const wordsOf = (language) => Object.entries(JSON.parse(readFileSync(`${folder}${language}.json`, "utf8")).words);
  const ofGroup = (language) => Object.fromEntries(wordsOf(language).filter(([key]) => key.startsWith(`${group}.`)));
  const words = Object.fromEntries(languages.map((language) => [language, ofGroup(language)]));
  return `export const words = ${JSON.stringify(words)};`;
}

// For esbuild: the modules "complaint-form-words/element", "complaint-form-words/news" and "complaint-form-words/languages".
export const elementWords = {
  name: "element-words",
  setup(build) {
    build.onResolve({ filter: /^complaint-form-words[/]/ }, ({ path }) => ({ path: basename(path), namespace: "words" }));
    build.onLoad({ filter: /.*/, namespace: "words" }, ({ path }) => ({ contents: wordsModule(path), loader: "js" }));
  },
};

// For JSON.stringify.
export const withoutElementWords = (key, value) => (/^(element|news)\./.test(key) ? undefined : value);
