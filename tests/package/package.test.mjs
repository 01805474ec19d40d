// The package itself: what is in it, how it is described, and that its descriptions agree with the code.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { filesIn, releaseIn } from "../../tools/package_files.mjs";
import { installTools, makeProject, packageFolder, packTarball, tool } from "./support/consumer.mjs";

const root = new URL("../../", import.meta.url);
const readPackage = (name) => readFileSync(join(packageFolder, name));
const readSource = (name) => readFileSync(new URL(name, root), "utf8");
const sorted = (names) => [...names].sort();

let tarball;
before(async () => {
  await installTools();
  tarball = await packTarball();
});

const hashOf = (name, algorithm) => `${algorithm}-${createHash(algorithm).update(readPackage(name)).digest("base64")}`;

test("integrity.json holds the true hash of every file that a page fetches, and the loader those of what it fetches", () => {
  const { algorithm, files } = JSON.parse(readPackage("integrity.json"));
  assert.equal(algorithm, "sha384");
  const fetched = filesIn(packageFolder).filter((name) =>
    /\.(js|wasm|ttf|css)$|^embed\.html$|\/(first|forms|locales|profiles)\//.test(name),
  );
  assert.deepEqual(sorted(Object.keys(files)), sorted(fetched));
  for (const [name, hash] of Object.entries(files)) assert.equal(hash, hashOf(name, "sha384"), name);
  const release = releaseIn(packageFolder);
  const loader = readPackage(`${release}/complaint-form.js`).toString();
  const loaded = fetched.filter((name) => name.startsWith(`${release}/`) && /\.(wasm|ttf|json)$/.test(name));
  assert.equal(loaded.length, 18);
  for (const name of loaded)
    assert.ok(loader.includes(`"./${name.slice(release.length + 1)}"`) && loader.includes(hashOf(name, "sha256")), name);
});

test("importmap.html holds the hash of every script", () => {
  const { files } = JSON.parse(readPackage("integrity.json"));
  const scripts = Object.entries(files).filter(([name]) => name.endsWith(".js"));
  const [, map] = /^<script type="importmap">(.*)<\/script>\n$/.exec(readPackage("importmap.html"));
  assert.deepEqual(JSON.parse(map), {
    integrity: Object.fromEntries(scripts.map(([name, hash]) => [`/complaint-form/${name}`, hash])),
  });
});

test("a release is named after all that is in it, says so in its code, and is found through the names that stay", () => {
  const release = releaseIn(packageFolder);
  for (const name of ["complaint-form.js", "runtime.js", "painting.js"])
    assert.equal(readPackage(`${release}/${name}`).toString().split(`"${release}"`).length, 2, name);
  for (const name of ["complaint-form.js", "define.js"])
    assert.ok(readPackage(name).includes(`"./${release}/complaint-form.js"`), name);
  const rest = filesIn(packageFolder).filter((name) => !name.startsWith(`${release}/`));
  assert.deepEqual(
    rest.filter((name) => /\.(wasm|ttf)$/.test(name) && !name.startsWith("validator/")),
    [],
  );
});

test("a server may import it all: nothing needs a document before an element is made", async () => {
  const folder = await makeProject("server", tarball);
  const { stdout } = await promisify(execFile)(process.execPath, ["main.js"], { cwd: folder });
  assert.equal(stdout, "function undefined\n");
});

// The rows of the README's table whose head begins with `first`, without code marks: names, then the rest.
function rowsInReadme(first) {
  const lines = readSource("web/element/README.md").split("\n");
  const rows = lines.slice(lines.findIndex((line) => line.startsWith(`| ${first} |`)) + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  return rows.slice(0, end).map((line) => line.slice(2, -2).replaceAll("`", "").split(" | "));
}
const namesInReadme = (first) => rowsInReadme(first).map(([name]) => /^[\w-]+/.exec(name)[0]);

test("the manifest that is made of the code names what the README names, with types, defaults and words", () => {
  const [{ declarations }] = JSON.parse(readPackage("custom-elements.json")).modules;
  assert.doesNotMatch(readSource("package.json"), /customElements/); // where the analyzer would write
  const [element] = declarations;
  assert.deepEqual([element.tagName, element.slots.length], ["complaint-form", 1]);
  const named = (list) => sorted(list.map(({ name }) => name));
  const observed = /observedAttributes = \[([^\]]*)\]/.exec(readSource("web/element/settings.ts"))[1];
  const attributes = sorted([...observed.matchAll(/"([^"]+)"/g)].map(([, name]) => name));
  assert.deepEqual(sorted(namesInReadme("attribute")), attributes);
  assert.deepEqual(
    named(element.attributes),
    attributes.filter((name) => name !== "lang"),
  ); // every element has it
  assert.deepEqual(named(element.events), sorted(namesInReadme("event")));
  const told = (list) => Object.fromEntries(list.map(({ name, description }) => [name, description.replaceAll("`", "")]));
  for (const [list, first] of [
    [element.events, "event"],
    [element.cssProperties, "custom property"],
    [element.cssParts, "`::part()`"],
  ])
    assert.deepEqual(told(list), Object.fromEntries(rowsInReadme(first)));
  const reflected = element.attributes.map(({ fieldName }) => fieldName);
  const others = element.members.filter(({ name }) => !reflected.includes(name) || name === "account");
  assert.deepEqual(named(others), sorted([...namesInReadme("member"), "account"]));
  const used = new Set(readSource("web/mirror/base.css").match(/--complaint-[a-z-]+/g));
  assert.deepEqual(named(element.cssProperties), sorted(used));
  assert.deepEqual(sorted(namesInReadme("custom property")), sorted(used));
  assert.deepEqual(named(element.cssParts), sorted(namesInReadme("`::part()`")));
  const all = [...element.cssParts, ...element.members, ...element.attributes, ...element.events, ...element.cssProperties];
  for (const { name, description } of all) assert.ok(description, `${name} is not described`);
  for (const { name, type } of element.attributes) assert.ok(type?.text, `${name} has no type`);
  const theme = JSON.parse(readPackage("editor-data.json")).tags[0].attributes.find(({ name }) => name === "theme");
  assert.deepEqual(
    theme.values.map(({ name }) => name),
    ["auto", "light", "dark", "contrast"],
  );
});

test("the version is that of the build, and CHANGELOG.md tells of it", () => {
  const { version } = JSON.parse(readPackage("package.json"));
  assert.equal(version, /VERSION (\d+\.\d+\.\d+)/.exec(readSource("CMakeLists.txt"))[1]);
  assert.match(readPackage("CHANGELOG.md").toString(), new RegExp(`^## ${version.replaceAll(".", "\\.")}$`, "m"));
});

test("THIRD_PARTY.md holds the licence texts of what is in the package", () => {
  const text = readPackage("THIRD_PARTY.md").toString();
  for (const words of [
    /SIL OPEN FONT LICENSE Version 1\.1/,
    /Copyright .* The Inter Project Authors/,
    /Copyright .* Omar Cornut/,
    /ISC License/,
    /Jake Archibald/,
    /Copyright 2018 Google LLC/,
    /Apache License/,
    /Emscripten Authors/,
    /Rich Felker/,
    /LLVM Exceptions/,
  ])
    assert.match(text, words);
  assert.ok((text.match(/Permission is hereby granted, free of charge/g) ?? []).length >= 4);
});

test("the bill of materials names the same works, with the licences and versions that are known", () => {
  const bill = JSON.parse(readPackage("sbom.cdx.json"));
  assert.deepEqual([bill.bomFormat, bill.specVersion], ["CycloneDX", "1.6"]);
  const told = [
    ...readPackage("THIRD_PARTY.md")
      .toString()
      .matchAll(/^## (.*)$/gm),
  ].map(([, name]) => name);
  assert.deepEqual(
    bill.components.map(({ name }) => name),
    told,
  );
  for (const { name, licenses } of bill.components) assert.ok(licenses[0].license?.id ?? licenses[0].expression, name);
  const versions = bill.components.filter(({ version }) => version).map(({ name }) => name);
  for (const name of ["Dear ImGui", "idb", "libphonenumber's metadata"]) assert.ok(versions.includes(name), name);
});

test("publint has nothing to say", async () => {
  const { publint } = await tool("publint");
  const { messages } = await publint({ pkgDir: packageFolder, strict: true, pack: false });
  assert.deepEqual(messages, []);
});

test("are the types wrong? Not for ES modules, in bundlers and in Node", async () => {
  const { checkPackage, createPackageFromTarballData } = await tool("@arethetypeswrong/core");
  const made = createPackageFromTarballData(new Uint8Array(readFileSync(tarball)));
  const analysis = await checkPackage(made, { entrypoints: [".", "./define", "./validator", "./react", "./svelte", "./vue"] });
  assert.ok(analysis.types);
  // Of an ES-module-only package CommonJS gets what `require` of an ES module gives; resolution "node10" knows no exports.
  const problems = analysis.problems.filter(
    ({ kind, resolutionKind }) => kind !== "CJSResolvesToESM" && resolutionKind !== "node10",
  );
  assert.deepEqual(problems, []);
});

test(
  "tsc --strict takes a host that uses every type and the guide's React, and refuses what is wrong",
  { timeout: 90_000 },
  async () => {
    const folder = await makeProject("types", tarball);
    writeFileSync(join(folder, "react.tsx"), /^```tsx\n(.*?)^```$/ms.exec(readSource("docs/embedding.md"))[1]);
    const tsc = new URL("node_modules/typescript/bin/tsc", root).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, "-p", folder]).catch((error) => error);
    assert.equal(stdout, "");
  },
);
