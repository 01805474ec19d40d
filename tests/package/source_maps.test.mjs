// The source maps of the package: one for each script, with the sources in them, true to the code, and free of the machine they were made on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { filesIn, releaseIn } from "../../tools/package_files.mjs";
import { root } from "../repo/files.mjs";
import { packageFolder } from "./support/consumer.mjs";

const release = releaseIn(packageFolder);
const byHand = "complaint-form.js"; // one line that the build writes
const scripts = filesIn(packageFolder).filter((name) => name.endsWith(".js") && name !== byHand);
const readPackage = (name) => readFileSync(join(packageFolder, name), "utf8");

function mapOf(script) {
  const [, name] = /\n\/\/# sourceMappingURL=(\S+)\n$/.exec(readPackage(script)) ?? assert.fail(script);
  return join(dirname(script), name);
}

test("every script names its map, in a folder that a host may leave out, and there are no other maps", () => {
  assert.equal(scripts.length, 6);
  const maps = scripts.map(mapOf);
  for (const name of maps) assert.equal(dirname(name).split("/").at(-1), "maps");
  const found = filesIn(packageFolder).filter((name) => name.endsWith(".map"));
  assert.deepEqual(found, maps.sort());
});

test("sources have names that are the same everywhere, and their text is in the map", () => {
  const ours = new Set();
  for (const script of scripts) {
    const text = readPackage(mapOf(script));
    for (const place of [root, homedir()]) assert.ok(!text.includes(place), script);
    const { sources, sourcesContent, sourceRoot } = JSON.parse(text);
    assert.equal(sourceRoot, undefined);
    assert.equal(sourcesContent.length, sources.length);
    for (const [at, source] of sources.entries()) {
      assert.match(source, /^complaint-form\/(web|made|wasm|node_modules)\/[\w./-]+$/);
      assert.ok(sourcesContent[at].length > 0, source);
      if (!source.endsWith(".ts")) continue;
      ours.add(source);
      assert.equal(sourcesContent[at], readFileSync(join(root, source.replace("complaint-form/", "")), "utf8"), source);
    }
  }
  assert.ok(ours.size > 80, `only ${ours.size} sources are in the maps`);
});

// Where the code says a text in quotes, the source says it too, in the line that the map names: also after the release's name.
function textsIn(script) {
  const lines = readPackage(script).split("\n");
  return lines.flatMap((line, at) => [...line.matchAll(/"(complaint-[a-z-]+)"/g)].map(({ 1: text, index }) => [text, at, index]));
}

test("a place in the code leads to its line in the source", () => {
  let count = 0;
  for (const name of ["complaint-form.js", "runtime.js"]) {
    const script = `${release}/${name}`;
    const payload = JSON.parse(readPackage(mapOf(script)));
    const map = new SourceMap(payload);
    const before = readPackage(script).split(`"${release}"`)[0].split("\n");
    for (const [text, line, column] of textsIn(script)) {
      const { originalSource, originalLine, originalColumn } = map.findEntry(line, column);
      const source = payload.sourcesContent[payload.sources.indexOf(originalSource)].split("\n")[originalLine];
      assert.ok(source.slice(originalColumn).startsWith(`"${text}"`), `${script}:${line}:${column} ${text}: ${source}`);
      count += line === before.length - 1 && column > before.at(-1).length ? 1 : 0;
    }
  }
  assert.ok(count >= 5, `only ${count} places after the release's name were looked at`);
});
