// Runs the node tests against a mutant of one source file. esbuild bundles the tests of a folder into one program, those that need a
// document into another, and is handed the mutated text in the file's place, so that nothing is copied or written to the tree.
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import * as esbuild from "esbuild";
import ts from "typescript";
import { elementWords } from "../../tools/element_words.mjs";
import { domOptions, isDomTest } from "./dom_bundle.mjs";

const kLongestRun = 600_000; // ms, unmutated
const kSlowness = 10; // a mutant that takes this many times the unmutated run is taken to hang
const kMemory = 1024; // MiB of heap
const kReporter = new URL("mutation_reporter.mjs", import.meta.url).href;

const serving = (path, text) => ({
  name: "mutant",
  setup: (build) =>
    build.onLoad({ filter: /\.ts$/ }, (args) => (args.path === path ? { contents: text, loader: "ts" } : undefined)),
});

// Returns true if the tests, which need a document or do not, bundle.
export async function bundle(tests, outfile, plugins = []) {
  const { plugins: parts, ...others } = tests.some(isDomTest) ? domOptions : { plugins: [elementWords] };
  const contents = tests.map((path) => `import ${JSON.stringify(path)};`).join("\n");
  const options = {
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "silent",
    ...others,
    plugins: [...plugins, ...parts],
    outfile,
  };
  const built = await esbuild.build({ ...options, stdin: { contents, resolveDir: "/" } }).catch(({ errors }) => ({ errors }));
  return built.errors.length === 0;
}

// Resolves with {passed}, the number of tests, or with {failure}, the name of the first failed test or how the program ended.
function run(program, complaints, timeout) {
  const { COMPLAINT_SOAK, COMPLAINT_SEED, NODE_TEST_CONTEXT, ...inherited } = process.env;
  const env = { ...inherited, COMPLAINTS: String(complaints) };
  const args = [`--max-old-space-size=${kMemory}`, `--test-reporter=${kReporter}`, "--test-reporter-destination=stdout", program];
  const limits = { env, timeout, killSignal: "SIGKILL", maxBuffer: 1 << 28 };
  return new Promise((resolve) =>
    execFile(process.execPath, args, limits, (error, stdout) => {
      const [, failed] = /^failed: (.*)$/m.exec(stdout) ?? [];
      const [, passed] = /^passed: (\d+)$/m.exec(stdout) ?? [];
      if (failed !== undefined) return resolve({ failure: failed });
      if (error?.killed) return resolve({ failure: "time limit" });
      resolve(error || !passed ? { failure: "the program does not run" } : { passed: Number(passed) });
    }),
  );
}

// Prepares the tests of `testFolder` and runs them unmutated. `work` is a folder for the programs; `complaints` are the sizes of the
// simulation, [short, long]; where there are tests with a document there is no simulation, and one run. Throws if a test fails.
export async function prepare({ testFolder, work, complaints: [short, long] }) {
  mkdirSync(work, { recursive: true });
  const found = readdirSync(testFolder, { recursive: true }).filter((name) => name.endsWith("_test.ts"));
  const timed = async (tests, program, complaints) => {
    if (!(await bundle(tests, program))) throw new Error(`unmutated, ${tests} do not bundle`);
    const began = performance.now();
    const { passed, failure } = await run(program, complaints, kLongestRun);
    if (!passed) throw new Error(`unmutated, ${tests} fail: ${failure ?? "there is no test"}`);
    return { tests, program, complaints, passed, took: performance.now() - began };
  };
  // Every run of a program, which begins with the fastest tests.
  const runsOf = async (names, program, lengths) => {
    const alone = [];
    for (const name of names) alone.push(await timed([join(testFolder, name)], program, short));
    const tests = alone.sort((a, b) => a.took - b.took).flatMap((each) => each.tests);
    const runs = [];
    if (tests.length > 0) for (const complaints of lengths) runs.push(await timed(tests, program, complaints));
    return runs;
  };
  const isPlain = (name) => !isDomTest(name);
  const lengths = found.some(isDomTest) ? [short] : [short, long];
  const runs = [
    ...(await runsOf(found.filter(isPlain), join(work, "mutant.mjs"), lengths)),
    ...(await runsOf(found.filter(isDomTest), join(work, "mutant_dom.mjs"), [short])),
  ];

  // Those first that import the mutated file themselves: they are the likeliest to find it.
  const imported = new Map(runs.flatMap(({ tests }) => tests).map((test) => [test, readFileSync(test, "utf8")]));
  const nearestFirst = (tests, path) => {
    const isNear = (test) => imported.get(test).includes(`/${basename(path, ".ts")}.js"`);
    return [...tests.filter(isNear), ...tests.filter((test) => !isNear(test))];
  };

  // Gives "invalid" if the mutant does not bundle, undefined if it survives all runs, else the name of the test that fails.
  const judge = async (path, text) => {
    let bundled;
    for (const { tests, program, complaints, took } of runs) {
      const mutant = serving(realpathSync(path), text);
      if (program !== bundled && !(await bundle(nearestFirst(tests, path), program, [mutant]))) return "invalid";
      bundled = program;
      const { failure } = await run(program, complaints, Math.ceil(kSlowness * took));
      if (failure !== undefined) return failure;
    }
    return undefined;
  };
  const programs = new Map(runs.map((each) => [each.program, each.passed]));
  const passed = [...programs.values()].reduce((sum, each) => sum + each, 0);
  return { judge, passed, took: runs.map(({ took }) => Math.round(took)) };
}

// Returns a function (path, text) -> boolean: does the compiler accept `folder` with this text in the file's place? Unused names
// are accepted. Throws if the unmutated folder is refused.
export function typeChecker(root, folder) {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const checked = { ...options, noUnusedLocals: false, noUnusedParameters: false };
  const host = ts.createCompilerHost(checked);
  const { getSourceFile } = host;
  const kept = new Map();
  let last;
  const accepts = (path, text) => {
    host.getSourceFile = (name, ...rest) => {
      if (name === path) return ts.createSourceFile(name, text, checked.target, true);
      if (!kept.has(name)) kept.set(name, getSourceFile(name, ...rest));
      return kept.get(name);
    };
    last = ts.createProgram(fileNames, checked, host, last);
    const inFolder = last.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${folder}/`));
    return inFolder.every((file) => last.getSyntacticDiagnostics(file).length + last.getSemanticDiagnostics(file).length === 0);
  };
  if (!accepts()) throw new Error(`unmutated, ${folder} has type errors`);
  return accepts;
}
