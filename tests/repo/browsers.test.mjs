// The browsers that the guide names are those that the code is built for, and nothing is used that they lack.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const filesOf = (ending) =>
  ["mirror", "element", "glue", "delivery", "pages"].flatMap((folder) =>
    readdirSync(new URL(`web/${folder}/`, root), { recursive: true })
      .filter((name) => name.endsWith(ending))
      .map((name) => `web/${folder}/${name}`),
  );

test("browsers: the guide's table is what the code is built for", () => {
  const [, list] = /target: \[([^\]]*)\]/.exec(read("tools/build_web.mjs"));
  const targets = [...list.matchAll(/"([a-z]+)([\d.]+)"/g)].map(([, name, version]) => `${name} ${version}`);
  const rows = [...read("docs/embedding.md").matchAll(/^\| (Chrome|Firefox|Safari)\b[^|]*\| ([\d.]+) \|$/gm)];
  assert.deepEqual(
    rows.map(([, name, version]) => `${name.toLowerCase()} ${version}`),
    targets,
  );
});

// What one of them lacks, by MDN's tables: with the first versions that have it.
const newer = {
  css: {
    ":has()": [/:has\(/, "Firefox 121"],
    "round(), mod(), rem()": [/\b(round|mod|rem)\(/, "Chrome 125"],
    nesting: [/^\s*&/m, "Chrome 112, Firefox 117, Safari 16.5"],
    "light-dark()": [/light-dark\(/, "Chrome 123"],
    "text-wrap": [/text-wrap\s*:/, "Chrome 114, Firefox 121"],
    "@starting-style, @scope": [/@(starting-style|scope)\b/, "Firefox 129"],
    "field-sizing, anchors": [/field-sizing|anchor-name|position-anchor/, "Chrome 123"],
    "relative colours": [/\b(rgb|hsl|oklch)\(from /, "Chrome 119"],
  },
  ts: {
    "Promise.withResolvers, Promise.try": [/Promise\.(withResolvers|try)\b/, "Chrome 119"],
    "Object.groupBy, Map.groupBy": [/\b(Object|Map)\.groupBy\b/, "Chrome 117"],
    "methods of sets": [/\.(isSubsetOf|isSupersetOf|symmetricDifference)\(/, "Chrome 122"],
    "Array.fromAsync": [/Array\.fromAsync\b/, "Chrome 121"],
    "URL.parse, URL.canParse": [/\bURL\.(parse|canParse)\b/, "Chrome 120"],
    "AbortSignal.any": [/AbortSignal\.any\b/, "Chrome 116"],
    "bytes in base64": [/\.(toBase64|fromBase64)\(/, "Chrome 140"],
  },
};

for (const [ending, features] of Object.entries(newer))
  test(`browsers: no .${ending} file uses what one of them lacks`, () => {
    const files = filesOf(`.${ending}`);
    assert.ok(files.length >= 5);
    for (const file of files) {
      const text = read(file).replaceAll(/\/\*[^]*?\*\/|(?<!:)\/\/.*$/gm, "");
      for (const [name, [pattern, since]] of Object.entries(features))
        assert.doesNotMatch(text, pattern, `${file}: ${name} (${since})`);
    }
  });
