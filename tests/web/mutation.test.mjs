// Tests the mutation tester itself, on a small source with a small test.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { allSites, read, sample, withoutEquivalent } from "./mutation.mjs";
import { prepare, typeChecker } from "./mutation_harness.mjs";
import { mutate, operators, sitesIn } from "./mutation_sites.mjs";

const kSource = `export const isSmall = (n: number): boolean => n < 10;
export function countTo(end: number): number {
  let n = 0;
  while (n !== end) n += 1;
  return n;
}
export function lengthOf(text: string | undefined): number {
  if (text === undefined) return 0;
  return text.length;
}
`;
const kTest = `import assert from "node:assert/strict";
import { test } from "node:test";
import { countTo, isSmall, lengthOf } from "../source/source.js";
test("small numbers are small", () => assert.ok(isSmall(1) && !isSmall(20)));
test("counts", () => assert.equal(countTo(3), 3));
test("length", () => assert.equal(lengthOf("four"), 4));
test("more in the long run", () => assert.ok(process.env.COMPLAINTS === "1" || !isSmall(10)));
`;

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "mutation-"));
after(() => rmSync(folder, { recursive: true }));
const [path, testFolder, work] = [join(folder, "source/source.ts"), join(folder, "tests"), join(folder, "work")];
for (const name of ["source", "tests"]) mkdirSync(join(folder, name));
writeFileSync(path, kSource);
writeFileSync(join(testFolder, "source_test.ts"), kTest);
writeFileSync(
  join(folder, "tsconfig.json"),
  '{ "compilerOptions": { "strict": true, "types": [] }, "include": ["source/*.ts"] }',
);

const withChange = (before, after) => {
  assert.ok(kSource.includes(before));
  return kSource.replace(before, after);
};
const mutantsOf = (text, operator) =>
  sitesIn("file.ts", text)
    .filter((site) => operator === undefined || site.operator === operator)
    .map((site) => mutate(text, site));

test("mutation: each operator makes its mutants", () => {
  const cases = {
    condition: ["if (a < b) c();", ["if (!(a < b)) c();"]],
    comparison: ["a < b;", ["a <= b;"]],
    logical: ["a && b;", ["a || b;"]],
    statement: ["if (a) void b(c);", ["if (a) {}"]],
    boolean: ["const a = (): boolean => true;", ["const a = (): boolean => false;"]],
    arithmetic: ["a + b;", ["a - b;"]],
    extreme: ["Math.min(a, b);", ["Math.max(a, b);"]],
    number: ["const a = [7, 3_600_000];", ["const a = [8, 3_600_000];", "const a = [7, 7200000];"]],
    element: ["const a = [b, ...c, d];", ["const a = [...c, d];", "const a = [b, d];", "const a = [b, ...c];"]],
    await: ["(await a).b;", ["(a).b;"]],
    string: ['a === "b" || a !== "";', ['a === "" || a !== "";', 'a === "b" || a !== "mutant";']],
  };
  assert.deepEqual(Object.keys(cases), operators);
  for (const [operator, [text, mutants]] of Object.entries(cases)) assert.deepEqual(mutantsOf(text, operator), mutants, operator);
});

test("mutation: a negation and a single equality are not negated twice", () => {
  assert.deepEqual(mutantsOf("if (!a) b;"), ["if (a) b;"]);
  assert.deepEqual(mutantsOf("if (a === b) c;"), ["if (a !== b) c;"]);
});

test("mutation: only a return inside a branch is removed", () => {
  const text = "function f() { if (a) return b; return c; }";
  assert.deepEqual(mutantsOf(text, "statement"), ["function f() { if (a) {} return c; }"]);
});

test("mutation: types, texts that are joined and declarations left out have no mutants", () => {
  assert.deepEqual(mutantsOf('type A = [1, true]; interface B { c: "d" } const e: 1 | true = f; "g" + h;'), []);
  assert.deepEqual(sitesIn("file.ts", "class A { b = 1; }", ["A"]), []);
});

const parse = ({ file, ...site }) => {
  const text = mutate(read(file), site);
  assert.notEqual(text, read(file));
  esbuild.transformSync(text, { loader: "ts", logLevel: "silent" });
};

test("mutation: every mutant of web/delivery can be parsed", () => {
  const sites = allSites();
  assert.ok(sites.length > 300, `only ${sites.length} mutants`);
  for (const operator of operators)
    assert.ok(
      sites.some((site) => site.operator === operator),
      operator,
    );
  for (const site of sites) parse(site);
});

test("mutation: the element and its pages have mutants, of which those tried here can be parsed", () => {
  for (const [name, least] of Object.entries({ "web/element": 1_500, "web/mirror": 500, "web/pages": 100 })) {
    const sites = allSites(name);
    assert.ok(sites.length > least, `only ${sites.length} mutants of ${name}`);
    for (const site of sample(sites, 100, 1)) parse(site);
  }
});

test("mutation: tests with a document are a program of their own, whose tests find mutants too", async () => {
  const own = join(root, "build/web/mutation-test"); // where jsdom is found
  const [source, withDocument] = [join(own, "source.ts"), join(own, "tests")];
  mkdirSync(withDocument, { recursive: true });
  const text = "export const say = (words: string): void => void (document.body.textContent = words);\n";
  writeFileSync(source, text);
  const begin = 'import assert from "node:assert/strict";\nimport { test } from "node:test";\n';
  writeFileSync(join(withDocument, "a_test.ts"), `${begin}test("no document", () => assert.ok(!globalThis.document));\n`);
  writeFileSync(
    join(withDocument, "b_dom_test.ts"),
    `import ${JSON.stringify(join(root, "tests/web/support/dom.js"))};\n${begin}import { say } from "../source.js";
test("says", () => (say("yes"), assert.equal(document.body.textContent, "yes")));\n`,
  );
  const { judge, passed } = await prepare({ testFolder: withDocument, work: own, complaints: [1, 2] });
  assert.equal(passed, 2);
  assert.equal(await judge(source, text), undefined);
  assert.equal(await judge(source, text.replace("= words", '= ""')), "says");
});

test("mutation: the unmutated source passes; a mutant is found by the short or the long run, survives, hangs or does not bundle", async () => {
  const { judge, passed } = await prepare({ testFolder, work, complaints: [1, 2] });
  assert.equal(passed, 4);
  assert.equal(await judge(path, kSource), undefined);
  assert.equal(await judge(path, withChange("n < 10", "n >= 10")), "small numbers are small");
  assert.equal(await judge(path, withChange("n < 10", "n <= 10")), "more in the long run");
  assert.equal(await judge(path, withChange("n < 10", "n <= 9")), undefined);
  assert.equal(await judge(path, withChange("n += 1", "n -= 1")), "time limit");
  assert.equal(await judge(path, withChange("n < 10", "n <")), "invalid");
  assert.equal(await judge(path, `throw new Error("at load");\n${kSource}`), "the program does not run");
});

test("mutation: a test that fails without a mutant stops it", async () => {
  const failing = join(folder, "failing");
  mkdirSync(failing);
  writeFileSync(join(failing, "source_test.ts"), kTest.replace("countTo(3), 3", "countTo(3), 4"));
  await assert.rejects(prepare({ testFolder: failing, work, complaints: [1, 2] }), /fail: counts/);
});

test("mutation: the compiler refuses what is not of its type", () => {
  const accepts = typeChecker(folder, join(folder, "source"));
  assert.ok(accepts(path, withChange("n < 10", "n <= 10")));
  assert.ok(!accepts(path, withChange("return 0;", ";")));
  assert.ok(accepts(path, kSource));
});

test("mutation: an equivalent mutant is left out, and its entry must name one and say why", () => {
  const sites = sitesIn("file.ts", "a < b;\nc + d;");
  const entry = { file: "file.ts", text: sites[0].text, reason: "both are the same here" };
  assert.deepEqual(withoutEquivalent(sites, [entry]), sites.slice(1));
  assert.throws(() => withoutEquivalent(sites, [{ ...entry, text: "e < f" }]), /no such mutant any more/);
  assert.throws(() => withoutEquivalent(sites, [{ ...entry, reason: "" }]), /without a reason/);
});

test("mutation: a sample is repeatable, has no mutant twice and takes from every file and operator its share", () => {
  const group = (file, operator, count) => Array.from({ length: count }, (_, line) => ({ file, operator, line }));
  const sites = [...group("a", "x", 40), ...group("a", "y", 20), ...group("b", "x", 60)];
  const chosen = sample(sites, 12, 5);
  assert.deepEqual(sample(sites, 12, 5), chosen);
  assert.notDeepEqual(sample(sites, 12, 6), chosen);
  assert.equal(new Set(chosen).size, 12);
  assert.equal(chosen.filter(({ file }) => file === "b").length, 6);
  assert.equal(new Set(sample(sites, 1000, 5)).size, 120);
});
