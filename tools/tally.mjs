// Reads how many tests passed and failed from the output of a doctest or node:test program.
//
//   tally.mjs KIND EXIT_CODE LOG   prints "KIND: N passed, N failed"; exit 1 when one failed or none ran
//   tally.mjs --sum TALLY          prints "N passed, N failed" over all lines of that form; exit 1 likewise
import { readFileSync } from "node:fs";

function countsOf(log) {
  const doctest = /\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/.exec(log);
  if (doctest) return { passed: Number(doctest[1]), failed: Number(doctest[2]) };
  const pass = /^# pass (\d+)$/m.exec(log);
  const fail = /^# fail (\d+)$/m.exec(log);
  const cancelled = /^# cancelled (\d+)$/m.exec(log);
  const skipped = /^# skipped (\d+)$/m.exec(log);
  if (!pass || !fail) return { passed: 0, failed: 1 };
  // A skipped test is a test that did not run: nothing here may be skipped quietly.
  return { passed: Number(pass[1]), failed: Number(fail[1]) + Number(cancelled?.[1] ?? 0) + Number(skipped?.[1] ?? 0) };
}

function one(kind, code, path) {
  const counts = countsOf(readFileSync(path, "utf8"));
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  console.log(`${kind}: ${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0;
}

function sum(path) {
  let passed = 0;
  let failed = 0;
  for (const [, good, bad] of readFileSync(path, "utf8").matchAll(/: (\d+) passed, (\d+) failed$/gm)) {
    passed += Number(good);
    failed += Number(bad);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

const [first, second, third] = process.argv.slice(2);
const fine = first === "--sum" ? sum(second) : one(first, Number(second), third);
process.exitCode = fine ? 0 : 1;
