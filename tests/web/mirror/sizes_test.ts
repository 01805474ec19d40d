// Sizes, long values, and where a line begins.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineStart } from "../../../web/mirror/line_start.js";
import { isLong, linesOfLongValue } from "../../../web/mirror/long.js";
import { isNarrow, scaleOf, sizesAt } from "../../../web/mirror/scale.js";
import { Random } from "../../support/random.mjs";

test("scale: the sizes are the style sheet's at scale 1, and whole multiples of 4 at any", () => {
  assert.deepEqual(sizesAt(1, 1000), { body: 16, lead: 20, heading: 28, headingLine: 36 });
  assert.deepEqual(sizesAt(2, 1000), { body: 32, lead: 40, heading: 56, headingLine: 72 });
  assert.deepEqual(sizesAt(1.5, 1000), { body: 24, lead: 32, heading: 44, headingLine: 56 });
  for (let scale = 1; scale <= 2; scale += 0.01) {
    const { body, lead, heading, headingLine } = sizesAt(scale, 1000);
    for (const size of [body, lead, heading]) assert.equal(size % 4, 0);
    assert.ok(Math.abs(body - 16 * scale) <= 2 && Math.abs(lead - 20 * scale) <= 2 && Math.abs(heading - 28 * scale) <= 2);
    assert.equal(headingLine, heading + Math.round(8 * scale));
  }
});

test("scale: a heading gives way in a narrow form before its longest word breaks, and stays near the text", () => {
  assert.deepEqual(sizesAt(1, 280), { body: 16, lead: 20, heading: 24, headingLine: 32 });
  assert.deepEqual(sizesAt(2, 304), { body: 32, lead: 28, heading: 28, headingLine: 44 });
  assert.deepEqual(sizesAt(2, 100), { body: 32, lead: 24, heading: 24, headingLine: 40 });
});

test("scale: it follows the font size, from 16 to 32 px", () => {
  assert.deepEqual([NaN, 0, 8, 16, 20, 24, 32, 64].map(scaleOf), [1, 1, 1, 1, 1.25, 1.5, 2, 2]);
});

test("scale: a form is narrow below 30 times its body text", () => {
  assert.deepEqual(
    [479, 480, 481].map((width) => isNarrow(width, sizesAt(1, 1000))),
    [true, false, false],
  );
  assert.deepEqual(
    [959, 960].map((width) => isNarrow(width, sizesAt(2, 1000))),
    [true, false],
  );
});

test("long value: what counts is its bytes", () => {
  assert.deepEqual(
    [0, 6_666, 19_999, 20_000, 20_001].map((size) => isLong("x".repeat(size))),
    [false, false, false, false, true],
  );
  assert.deepEqual(
    [6_666, 6_667].map((size) => isLong("€".repeat(size))),
    [false, true],
  );
  assert.equal(linesOfLongValue, 40);
});

test("line start: the first character of a line is found, however its lines are broken, and no pair is parted", () => {
  const random = new Random(3);
  for (let turn = 0; turn < 500; ++turn) {
    const text = Array.from({ length: 1 + random.below(40) }, () => random.pick(["a", "b", " ", "😀"])).join("");
    const lines: number[] = []; // of every UTF-16 unit
    for (let line = 0; lines.length < text.length; line += 1 + random.below(2))
      for (let count = 1 + random.below(6); count > 0 && lines.length < text.length; --count) {
        const isPair = (text.codePointAt(lines.length) ?? 0) > 0xffff;
        lines.push(line);
        if (isPair) lines.push(line);
      }
    for (let line = 0; line <= (lines[lines.length - 1] ?? 0) + 1; ++line) {
      const found = lineStart(text, line, 0, text.length, (offset) => lines[offset] ?? assert.fail("beyond the text"));
      const first = lines.findIndex((other) => other >= line);
      assert.equal(found, first < 0 ? text.length : first, JSON.stringify([text, line]));
      const later = lineStart(text, line, found, text.length, (offset) => lines[offset] ?? assert.fail("beyond the text"));
      assert.equal(later, found);
    }
  }
});

test("line start: an engine that breaks within a pair does not part it", () => {
  assert.equal(
    lineStart("a😀b", 1, 0, 4, (offset) => (offset >= 2 ? 1 : 0)),
    1,
  );
  for (const unit of [0xdc00, 0xdfff])
    assert.equal(
      lineStart(`a${String.fromCharCode(unit)}`, 1, 0, 2, (at) => at),
      0,
    );
  for (const unit of [0xdbff, 0xe000])
    assert.equal(
      lineStart(`a${String.fromCharCode(unit)}`, 1, 0, 2, (at) => at),
      1,
    );
});
