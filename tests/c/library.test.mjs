// libcomplaint and its examples, as receivers use them: installed, then called from C, Python and PHP.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { answersTo } from "../support/check.mjs";
import { at, buildByCMake, buildByPkgConfig, compile, documented, install, kStrict, run } from "./installed.mjs";
import { makeLines } from "./payloads.mjs";

const kToday = "2026-11-22";
const library = install("build/native");
after(library.remove);

const lines = makeLines();
const linesFile = join(library.folder, "lines");
writeFileSync(linesFile, lines);

const examples = {
  "C, found by pkg-config": [buildByPkgConfig(library)],
  "C, found by CMake": [buildByCMake(library)],
  Python: ["/usr/bin/python3", at("docs/examples/check.py")],
  PHP: ["/usr/bin/php", "-d", "ffi.enable=1", at("docs/examples/check.php")],
};

function runExample([program, ...args], input, ...more) {
  const options = typeof input === "number" ? { stdio: [input, "pipe", "pipe"] } : { input };
  const ended = spawnSync(program, [...args, ...more], { ...options, env: library.env, maxBuffer: 1 << 28 });
  if (ended.error) throw ended.error;
  return { code: ended.status, text: ended.stdout.toString(), error: ended.stderr.toString() };
}

test("the 200 payloads are accepted, refused and no JSON in turn", () => {
  const answers = answersTo(lines, "payload", "--today", kToday).lines;
  assert.equal(answers.length, 200);
  const count = (chosen) => answers.filter(chosen).length;
  assert.equal(
    count(({ ok }) => ok),
    100,
  );
  assert.ok(count(({ problems }) => problems) > 85);
  assert.ok(count(({ code }) => code === "not_json") > 3);
  const codes = new Set(answers.flatMap(({ problems = [] }) => problems.map(({ code }) => code)));
  assert.ok(codes.size > 10, [...codes].join());
});

for (const [language, program] of Object.entries(examples))
  test(`example in ${language}: answers and exit codes are those of complaint-check`, () => {
    const expected = answersTo(lines, "payload", "--today", kToday);
    const { code, text, error } = runExample(program, lines, kToday);
    assert.equal(error, "");
    assert.deepEqual(text.split("\n"), expected.text.split("\n"));
    assert.equal(code, expected.code);

    const right = lines.subarray(0, lines.indexOf("\n"));
    assert.deepEqual(runExample(program, right, kToday, "nl"), { code: 0, text: '{"ok":true}\n', error: "" });
    const belgian = answersTo(right, "payload", "--today", kToday, "--profile", "be");
    const { code: refused, text: why } = runExample(program, right, kToday, "be");
    assert.deepEqual([refused, why], [1, belgian.text]);

    assert.deepEqual(runExample(program, ""), { code: 0, text: "", error: "" });
    // From a file: what is written to a program that has ended fails.
    for (const wrong of [["2026-02-29"], [kToday, "xx"]]) {
      const file = openSync(linesFile, "r");
      assert.equal(runExample(program, file, ...wrong).code, 2);
      closeSync(file);
    }
  });

test("examples: input that cannot be read ends with exit code 2, in Python with 1", () => {
  const folder = openSync(".", "r");
  const codes = Object.values(examples).map((program) => runExample(program, folder).code);
  closeSync(folder);
  assert.deepEqual(codes, [2, 2, 1, 2]);
});

test("only the files of the library are installed", () => {
  const version = /VERSION (\d+\.\d+\.\d+)/.exec(readFileSync(at("CMakeLists.txt"), "utf8"))[1];
  const names = library.files.map((name) => name.split("/").at(-1)).sort();
  assert.deepEqual(names, [
    "complaint-config-release.cmake",
    "complaint-config-version.cmake",
    "complaint-config.cmake",
    "complaint.h",
    "complaint.pc",
    "libcomplaint.so",
    "libcomplaint.so.0",
    `libcomplaint.so.${version}`,
  ]);
  assert.equal(run("pkg-config", ["--modversion", "complaint"], { env: library.env }).trim(), version);
});

test("exactly the four functions of complaint.h are exported, under the name libcomplaint.so.0", () => {
  const file = join(library.libraries, "libcomplaint.so");
  const symbols = run("nm", ["-D", "--defined-only", "--format=posix", file]).trim().split("\n");
  const names = symbols.map((line) => line.split(" ").slice(0, 2).join(" "));
  assert.deepEqual(names.sort(), ["complaint_check T", "complaint_close T", "complaint_free T", "complaint_open T"]);
  const header = readFileSync(at("shell/c/complaint.h"), "utf8");
  assert.equal(header.match(/^COMPLAINT_API /gm).length, 4);
  const dynamic = run("readelf", ["-d", file]);
  assert.match(dynamic, /SONAME.*\[libcomplaint\.so\.0\]/);
  const needed = [...dynamic.matchAll(/NEEDED.*\[(.*)\]/g)].map(([, name]) => name);
  assert.ok(needed.includes("libstdc++.so.6"), dynamic);
  for (const name of needed) assert.match(name, /^(libstdc\+\+|libgcc_s|libc|libm|ld-linux[-\w]*)\.so/);
});

test("complaint.h compiles without warnings in C99 and C++98, and the example in C does too", () => {
  const flags = `${kStrict} -pedantic -fsyntax-only`.split(" ");
  const header = at("shell/c/complaint.h");
  run("cc", [...flags, "-std=c99", "-x", "c", header]);
  run("c++", [...flags, "-std=c++98", "-x", "c++", header]);
  run("cc", [...flags, "-std=c99", `-I${library.prefix}/include`, at("docs/examples/check.c")]);
});

test("the program that docs/check-library.md shows prints an answer", () => {
  const [source, program] = [join(library.folder, "shown.c"), join(library.folder, "shown")];
  writeFileSync(source, documented("c")[0]);
  run("sh", ["-ec", `cc -std=c99 ${kStrict} ${source} $(pkg-config --cflags --libs complaint) -o ${program}`], {
    env: library.env,
  });
  assert.equal(run(program, [], { env: library.env }), answersTo("{}", "payload", "--profile", "nl", "--today", kToday).text);
});

test("wrong arguments are answered, also under AddressSanitizer", () => {
  assert.equal(run(compile(library, "calls"), [], { env: library.env }), "42 calls\n");
  const sanitized = install("build/native-fuzz");
  try {
    const forCpp = "-fsanitize-link-c++-runtime -Wl,--no-as-needed -lstdc++"; // what the library's own checks call
    const program = compile(sanitized, "calls", `-fsanitize=address,undefined -fno-sanitize-recover=all ${forCpp}`, "clang");
    assert.equal(run(program, [], { env: sanitized.env }), "42 calls\n");
  } finally {
    sanitized.remove();
  }
});

test("a check in which an allocation fails returns NULL and leaks nothing", () => {
  const said = run(compile(library, "memory"), [linesFile], { env: library.env });
  const [, failed] = /^(\d+) failed allocations, 0 wrong\n$/.exec(said);
  assert.ok(Number(failed) > 2000, said);
});

test("8 threads check with one checker at once", () => {
  const program = compile(library, "threads");
  assert.equal(run(program, [linesFile, "20"], { env: library.env }), `${20 * 8 * 200} answers\n`);
});

test("8 threads that check at once do not race", { timeout: 300_000 }, () => {
  const program = compile(library, "threads");
  const valgrind = ["--tool=helgrind", "--error-exitcode=1", "--quiet", program, linesFile, "1"];
  assert.equal(run("valgrind", valgrind, { env: library.env }), `${8 * 200} answers\n`);
});
