// The committed table of letters and marks is what its generator writes.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const committed = readFileSync(at("src/text/unicode_ranges.h"), "utf8");
const versionOf = (header) => /Unicode (\d+)\.(\d+)/.exec(header).slice(1, 3).map(Number);

// The ranges of one table, as pairs of whole code points.
function rangesOf(header, name) {
  const [, rows] = new RegExp(`k${name}s\\[\\] = \\{([^;]*)\\};`).exec(header);
  const [, starts] = new RegExp(`k${name}Planes\\[\\] = \\{([^;]*)\\};`).exec(header);
  const planes = [...starts.matchAll(/\{(\d+), (\d+)\}/g)].map(([, plane, start]) => ({
    plane: Number(plane),
    start: Number(start),
  }));
  return [...rows.matchAll(/\{(0x\w+), (0x\w+)\}/g)].map(([, first, last], index) => {
    const { plane } = planes.findLast(({ start }) => start <= index);
    return [plane * 0x10000 + Number(first), plane * 0x10000 + Number(last)];
  });
}

const membersOf = (ranges) =>
  new Set(ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)));

test("unicode ranges: the generator writes the committed table", () => {
  const written = spawnSync(process.execPath, [at("tools/generate_unicode.mjs"), "--print"], { encoding: "utf8" });
  assert.equal(written.status, 0, written.stderr);
  const [major, minor] = versionOf(written.stdout);
  const [committedMajor, committedMinor] = versionOf(committed);
  if (major === committedMajor && minor === committedMinor) assert.equal(written.stdout, committed);
  // Another Node, another Unicode: what is assigned once stays, so the older table lies within the newer one.
  const newerFirst = [written.stdout, committed];
  if (major * 100 + minor < committedMajor * 100 + committedMinor) newerFirst.reverse();
  for (const name of ["Letter", "Mark"]) {
    const [newer, older] = newerFirst.map((header) => membersOf(rangesOf(header, name)));
    assert.ok(older.size > 2000);
    const lost = [...older].filter((codePoint) => !newer.has(codePoint));
    assert.ok(lost.length < 10, `${lost.length} code points are no ${name} any more`);
  }
});

test("unicode ranges: the table takes at most 4,200 bytes", () => {
  const ranges = rangesOf(committed, "Letter").length + rangesOf(committed, "Mark").length;
  assert.ok(ranges * 4 <= 4200, `${ranges} ranges of 4 bytes`);
});
