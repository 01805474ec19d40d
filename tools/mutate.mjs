// Mutation testing of the C++ core: makes one small change to a source file at a time and checks that a unit test fails.
//
//   mutate.mjs [FOLDER] [--count N] [--seed S] [--tests PATTERNS] [--least P] [--workers N]
//
// Works on a copy of the tree in build/mutation. PATTERNS name the files of the tests, as doctest's --source-file does. Prints the
// mutants that no test finds, also into build/mutation/survivors.json. Exits 0 if at least P % of those that compile are found.
import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { mutate, operators, readEnums, sample, share, sitesIn } from "./mutants.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const kWork = join(root, "build/mutation");
const kTree = join(kWork, "tree");
const kBuild = join(kWork, "build");
const kTimeout = 60_000; // ms, per run of the tests
const kMemory = 4 << 20; // KiB of address space, per run of the tests
const kLinker = process.env.PATH.split(":").some((folder) => existsSync(join(folder, "ld.lld"))) ? ["-fuse-ld=lld"] : [];

function stop(message) {
  console.error(`mutate: ${message}`);
  process.exit(1);
}

// Resolves with {failure, stdout}; a timeout or a crash is a failure too.
function run(command, args, options) {
  const limits = { killSignal: "SIGKILL", maxBuffer: 1 << 26, ...options };
  return new Promise((resolve) => execFile(command, args, limits, (failure, stdout) => resolve({ failure, stdout })));
}

// Compiles the layers and the selected tests, without warnings and with precompiled headers.
const project = (tests) => `cmake_minimum_required(VERSION 3.25)
project(mutation LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
include(cmake/Isolate.cmake)
include(cmake/Embed.cmake)
file(GLOB_RECURSE sources src/*.cpp ${tests.map((folder) => `${folder}/*.cpp`).join(" ")})
file(GLOB_RECURSE embedded assets/*.json)
add_library(mutant OBJECT tests/main.cpp \${sources})
complaint_embed(TARGET mutant FILES \${embedded})
target_include_directories(mutant PRIVATE src tests)
target_compile_definitions(mutant PRIVATE COMPLAINT_APPROVED="\${CMAKE_CURRENT_SOURCE_DIR}/tests/approved")
target_link_libraries(mutant PRIVATE isolated_doctest isolated_nlohmann)
target_compile_options(mutant PRIVATE -O0 -g0 -w -D_GLIBCXX_ASSERTIONS "-fmacro-prefix-map=\${PROJECT_SOURCE_DIR}/=")
target_precompile_headers(mutant PRIVATE <doctest/doctest.h> <algorithm> <map> <memory> <optional> <string> <variant> <vector>)
set_source_files_properties(tests/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
`;

// Copies the files that the tests need, with their times, so that a second run compiles only what has changed. Returns their names.
function copyTree(patterns) {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "cmake", "src", "assets", "tests"], { cwd: root });
  const isNeeded = (name) => /^(?!src\/view\/).*\.(cmake|cpp|h|inc|json|txt)$/.test(name) && existsSync(join(root, name));
  const names = listed.toString().split("\n").filter(isNeeded);
  rmSync(kTree, { recursive: true, force: true });
  for (const name of names) cpSync(join(root, name), join(kTree, name), { preserveTimestamps: true });
  const counts = new RegExp(`^(${patterns.replaceAll(".", "\\.").replaceAll("*", ".*").replaceAll(",", "|")})$`, "i");
  const tests = names.filter((name) => /^tests\/.*_test\.cpp$/.test(name) && counts.test(name));
  writeFileSync(join(kTree, "CMakeLists.txt"), project(["tests/support", ...new Set(tests.map(dirname))]));
  return names;
}

// Links and runs the tests.
async function testObjects(objects, program, patterns) {
  const linked = await run("c++", [...kLinker, ...objects, "-o", program]);
  if (linked.failure) return { verdict: "invalid", ...linked };
  const command = [`ulimit -v ${kMemory}; exec "$0" "$@"`, program, `--source-file=${patterns}`, "--abort-after=1"];
  const tested = await run("sh", ["-c", ...command], { timeout: kTimeout });
  return { verdict: tested.failure ? "found" : "survived", ...tested };
}

// Builds and tests the copy without a mutant. Returns its units: [{file, command, directory, object, inputs}].
async function buildUnits(patterns) {
  const must = async (what, step) => {
    const { failure, stdout } = await step;
    if (failure) stop(`without a mutant ${what}:\n${`${failure.message}\n${stdout}`.slice(-3000)}`);
    return stdout;
  };
  await must("CMake fails", run("cmake", ["-S", kTree, "-B", kBuild, "-G", "Ninja"]));
  await must("the tree does not compile", run("cmake", ["--build", kBuild]));
  const blocks = (await must("ninja fails", run("ninja", ["-C", kBuild, "-t", "deps"]))).split("\n\n");
  const inputs = new Map(blocks.map((block) => [block.slice(0, block.indexOf(":")), new Set(block.split(/\n */).slice(1))]));
  const units = JSON.parse(readFileSync(join(kBuild, "compile_commands.json"), "utf8")).flatMap((unit) => {
    const [, object] = /-o (\S+\.o) /.exec(unit.command) ?? [];
    return object ? { ...unit, object: join(kBuild, object), inputs: inputs.get(object) } : [];
  });
  const objects = units.map(({ object }) => object);
  const printed = await must("the tests fail", testObjects(objects, join(kBuild, "mutant"), patterns));
  return /test cases: +[1-9]/.test(printed) ? units : stop(`no test is in a file that matches ${patterns}`);
}

// Recompiles what reads the mutated file. The file is in a folder that the compiler searches for includes before the tree.
async function judge(units, folder, file, text, patterns) {
  const mutated = join(folder, relative("src", file));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(mutated), { recursive: true });
  writeFileSync(mutated, text);
  const objects = [];
  for (const unit of units) {
    const reads = unit.inputs.has(join(kTree, file));
    const object = reads ? join(folder, `${objects.length}.o`) : unit.object;
    objects.push(object);
    const command = `${unit.command.replaceAll(join(kTree, file), mutated)} -iquote "${folder}" -o "${object}"`;
    if (reads && (await run("sh", ["-c", command], { cwd: unit.directory })).failure) return "invalid";
  }
  return (await testObjects(objects, join(folder, "mutant"), patterns)).verdict;
}

function printMutant({ file, line, operator, original, mutated, code }) {
  const change = [original, mutated].map((each) => each.replace(/\s+/g, " ").trim() || "nothing").join(" -> ");
  console.log(`${file}:${line}: ${operator}: ${change}   in   ${code}`);
}

// Tests mutants until `count` of them have compiled or no site is left; prints those that survive.
async function runAll(jobs, count, workers, judged) {
  const results = [];
  const cost = ({ file, quota }) => quota * (file.endsWith(".h") ? 1000 : 1); // a header recompiles many files: these first
  for (let missing = count; missing > 0 && jobs.some(({ sites }) => sites.length > 0); share(jobs, missing)) {
    const queue = jobs.filter(({ quota }) => quota > 0).sort((a, b) => cost(b) - cost(a));
    const work = async (_, worker) => {
      for (let job = queue.shift(); job; job = queue.shift())
        while (job.quota > 0 && job.sites.length > 0) {
          const mutant = { file: job.file, ...job.sites.shift() };
          const verdict = await judged(mutant, join(kWork, `worker-${worker + 1}`));
          if (verdict !== "invalid") --job.quota;
          if (verdict === "survived") printMutant(mutant);
          results.push({ verdict, ...mutant });
        }
    };
    await Promise.all(Array.from({ length: workers }, work));
    missing = count - results.filter(({ verdict }) => verdict !== "invalid").length;
  }
  return results;
}

// Prints the table and the last line; returns the percentage found.
function report(results, title) {
  const count = (verdict, chosen) => chosen.filter((each) => each.verdict === verdict).length;
  console.log("\noperator     found  valid");
  for (const operator of operators) {
    const chosen = results.filter((each) => each.operator === operator);
    const found = count("found", chosen);
    console.log(operator.padEnd(12), String(found).padStart(5), String(found + count("survived", chosen)).padStart(6));
  }
  const [found, survived, invalid] = ["found", "survived", "invalid"].map((verdict) => count(verdict, results));
  const percent = (100 * found) / Math.max(1, found + survived);
  const rate = `${found} of ${found + survived} valid mutants found (${percent.toFixed(1)} %)`;
  console.log(`${title}: ${rate}, ${invalid} did not compile`);
  return percent;
}

async function main() {
  const text = (value) => ({ type: "string", default: String(value) });
  const options = {
    count: text(150),
    seed: text(Date.now()),
    tests: text("*form*,*wire*,*approved*"),
    least: text(95),
    workers: text(2),
  };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const source = (positionals[0] ?? "src/form").replace(/\/+$/, "");
  const [count, seed, least, workers] = ["count", "seed", "least", "workers"].map((name) => Number(values[name]));
  if (!(count >= 0 && seed >= 0 && least >= 0 && workers >= 1)) stop("--count, --seed, --least and --workers take numbers");
  const title = `mutation ${source} seed ${seed}`;
  console.log(title);
  const names = copyTree(values.tests);
  const read = (name) => readFileSync(join(kTree, name), "utf8");
  const mutable = names.filter((name) => name.startsWith(`${source}/`) && /\.(cpp|h)$/.test(name));
  if (mutable.length === 0) stop(`${source} holds nothing to mutate (src/view is left out)`);
  const units = await buildUnits(values.tests);
  const enums = new Map();
  for (const name of names.filter((each) => /^src\/.*\.h$/.test(each))) readEnums(read(name), enums);
  const jobs = sample(new Map(mutable.map((name) => [name, sitesIn(read(name), enums)])), count, seed);
  const judged = (mutant, folder) => judge(units, folder, mutant.file, mutate(read(mutant.file), mutant), values.tests);
  const results = await runAll(jobs, count, workers, judged);
  const survivors = results.filter(({ verdict }) => verdict === "survived");
  writeFileSync(join(kWork, "survivors.json"), `${JSON.stringify(survivors, undefined, 2)}\n`);
  process.exitCode = report(results, title) >= least ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
