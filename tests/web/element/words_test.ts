import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { words as elementWords } from "complaint-form-words/element";
import { words as newsWords } from "complaint-form-words/news";
import { say } from "../../../web/element/words.js";

const folder = "assets/locales/";
const locales = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(folder + name, "utf8")) as { language: string; words: Record<string, string> },
);

// Every string of this shape in the code of the element.
function keysInCode(): Set<string> {
  const sources = readdirSync("web/element").filter((name) => name.endsWith(".ts"));
  const text = sources.map((name) => readFileSync(`web/element/${name}`, "utf8")).join("\n");
  const named = [...text.matchAll(/"((?:element|news)\.[a-z_]+)"/g)].map(([, key]) => key ?? "");
  const states = [...text.matchAll(/"(loading|failed|interrupted|stopped)"/g)].map(([, state]) => `element.${state ?? ""}`);
  return new Set([...named, ...states]);
}

test("words: the element has those of every language file, uses each, and says nothing that stands in no file", () => {
  const used = keysInCode();
  for (const { language, words } of locales) {
    const own = Object.keys(words).filter((key) => /^(element|news)\./.test(key));
    assert.equal(own.length, 15);
    assert.deepEqual(new Set(own), used);
    assert.deepEqual(
      { ...elementWords[language], ...newsWords[language] },
      Object.fromEntries(own.map((key) => [key, words[key]])),
    );
  }
});

test("words: in the language, or in Dutch; a host's own come first; names are filled in", () => {
  const english = elementWords["en"]?.["element.loading"];
  const dutch = elementWords["nl"]?.["element.loading"];
  assert.notEqual(english, dutch);
  assert.equal(say(elementWords, "element.loading", "en-GB"), english);
  for (const language of ["nl-BE", "NL", "fy", ""]) assert.equal(say(elementWords, "element.loading", language), dutch);
  assert.equal(say(elementWords, "element.loading", "de", { own: { "element.loading": "Gleich." } }), "Gleich.");
  const sent = say(newsWords, "news.sent", "en", { names: { reference: "AG-$&-1" } });
  assert.match(sent, /reference is AG-\$&-1\./);
});
