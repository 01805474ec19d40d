// The parts of tools/mutate.mjs that need no compiler.
import assert from "node:assert/strict";
import test from "node:test";
import { mutate, operators, readEnums, sample, sitesIn } from "../../tools/mutants.mjs";
import { files, read } from "./files.mjs";

const header = `
#define SHADES(X) \\
  X(pale)         \\
  X(dark)
enum class Colour { red, green = 4, blue };
enum class Shade {
  none,
#define SHADE(name) name,
  SHADES(SHADE)
#undef SHADE
};
`;
const enums = readEnums(header);

function mutants(text) {
  return sitesIn(text, enums).map((site) => `${site.operator}: ${site.original} -> ${site.mutated}`);
}

test("enumerators are read from a declaration and from the X macro it uses", () => {
  assert.deepEqual(enums.get("Colour"), [["red", "green", "blue"]]);
  assert.deepEqual(enums.get("Shade"), [["none", "pale", "dark"]]);
});

test("comparisons and logical operators are swapped, templates and references left alone", () => {
  assert.deepEqual(mutants("bool f(Map<int>&& m, const T& x) { return m.a < x.b && x.c == m.d; }"), [
    "comparison: < -> <=",
    "comparison: < -> >=",
    "condition: && -> ||",
    "comparison: == -> !=",
  ]);
  assert.deepEqual(mutants("friend bool operator == (const A&, const A&) = default;"), []);
});

test("conditions are negated, once if two mutants would mean the same", () => {
  assert.deepEqual(mutants("int f() { if (a.empty()) return x; }"), ["condition: a.empty() -> !(a.empty())"]);
  assert.deepEqual(mutants("int f() { if (!a) return x; }"), ["condition: ! -> "]);
  assert.deepEqual(mutants("int f() { if (a == b) return x; }"), ["comparison: == -> !="]);
  assert.deepEqual(mutants("int f() { if (auto a = g(b)) return x; }"), ["condition:  -> ; !a"]);
  assert.deepEqual(mutants("int f() { if (auto a = g(b); a.has(c)) return x; }"), ["condition: a.has(c) -> !(a.has(c))"]);
  assert.deepEqual(mutants("int x = a ? f(b, c) : d ? e : g;"), [
    "condition: f(b, c) : d ? e : g -> d ? e : g : f(b, c)",
    "condition: e : g -> g : e",
  ]);
});

test("constants and ids are changed", () => {
  assert.deepEqual(mutants("auto x = {true, false, 0, 1, 41, 1'000u};"), [
    "constant: true -> false",
    "constant: false -> true",
    "constant: 0 -> 1",
    "constant: 1 -> 0",
    "constant: 41 -> 42",
    "constant: 1'000u -> 1001u",
  ]);
  assert.deepEqual(mutants('auto x = {"next", "/case/number", "tel:", "fuzz"};'), [
    'id: "next" -> "nexu"',
    'id: "/case/number" -> "/case/numbes"',
    'id: "tel:" -> "tem:"',
    'id: "fuzz" -> "fuza"',
  ]);
});

test("statements that act are deleted, declarations and definitions are not", () => {
  const text = `
Form::Form(Form&&) noexcept = default;
void f(State& state) {
  const int a = g(b);
  Node node;
  Node& link = add(b);
  auto [first, second] = pair;
  state.of(b).left = c;
  at += b;
  ++at;
  std::visit([&](const auto& each) { h(each); return each; }, b);
  for (const T& each : all) page->add(each);
  while (b) continue;
  if (b()) return;
  else return g(b);
}
int g() { return a; }`;
  const deleted = sitesIn(text, enums).filter(({ operator }) => operator === "statement");
  assert.deepEqual(
    deleted.map(({ line, original }) => `${line} ${original}`),
    [
      "8 state.of(b).left = c",
      "9 at += b",
      "10 ++at",
      "11 std::visit([&](const auto& each) { h(each); return each; }, b)",
      "11 h(each)",
      "12 page->add(each)",
      "13 continue",
      "14 return",
      "15 return g(b)",
    ],
  );
});

test("an enumerator becomes another of its enum, a label one that its switch lacks", () => {
  assert.deepEqual(mutants("auto x = {ns::Colour::red, Colour::blue, Shade::pale, Colour::unknown, Other::red};"), [
    "enumerator: Colour::red -> Colour::green",
    "enumerator: Colour::blue -> Colour::red",
    "enumerator: Shade::pale -> Shade::dark",
  ]);
  assert.deepEqual(mutants("int f() { switch (c) { case Colour::red: g(); break; case ns::Colour::green: break; } }"), [
    "enumerator: Colour::red -> Colour::blue",
    "statement: g() -> ",
    "statement: break -> ",
    "enumerator: Colour::green -> Colour::blue",
  ]);
});

test("nothing is found in comments, preprocessor lines, static_asserts and texts that are no ids", () => {
  const text = `
// if (a == b) return true;
/* f(1);
   "next" */
#include "form/page.h"
#define MOST(a, b) ((a) > (b) ? \\
                    (a) : 1)
static_assert(sizeof(Entry) == 8);
auto x = {"Call us == now", "a // b", "", "13:05", R"(f(1); "next" == 1)", ' ', '"', "\\"next\\""};
`;
  assert.deepEqual(mutants(text), []);
});

test("the same seed gives the same sample, spread over the files by their sites", () => {
  const sites = (count) => Array.from({ length: count }, (_, i) => ({ start: i }));
  const all = new Map([
    ["a.cpp", sites(60)],
    ["b.cpp", sites(30)],
    ["c.h", sites(10)],
  ]);
  assert.deepEqual(sample(all, 20, 7), sample(all, 20, 7));
  assert.notDeepEqual(sample(all, 20, 7), sample(all, 20, 8));
  assert.deepEqual(
    sample(all, 20, 7).map(({ file, quota }) => [file, quota]),
    [
      ["a.cpp", 12],
      ["b.cpp", 6],
      ["c.h", 2],
    ],
  );
  for (const { file, sites } of sample(all, 1000, 7)) assert.deepEqual(new Set(sites), new Set(all.get(file)));
  const quotas = sample(all, 1000, 7).map(({ quota }) => quota);
  assert.deepEqual(quotas, [60, 30, 10]);
});

test("every mutant of the sources differs from the original, in the place it names", () => {
  const all = new Map();
  for (const name of files("src/*.h")) readEnums(read(name), all);
  const found = new Map(operators.map((operator) => [operator, 0]));
  for (const name of files("src/*.cpp", "src/form/*.h")) {
    const text = read(name);
    for (const site of sitesIn(text, all)) {
      assert.notEqual(mutate(text, site), text, `${name}:${site.line}`);
      assert.equal(text.slice(site.start, site.end), site.original, `${name}:${site.line}`);
      assert.ok(text.split("\n")[site.line - 1].includes(site.code), `${name}:${site.line}`);
      found.set(site.operator, found.get(site.operator) + 1);
    }
  }
  for (const [operator, count] of found) assert.ok(count > 200, `only ${count} of ${operator}`);
});
