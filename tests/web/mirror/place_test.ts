import assert from "node:assert/strict";
import { test } from "node:test";
import { hexOf } from "../../../web/mirror/colour.js";
import { readPlaced } from "../../../web/mirror/place.js";
import { isNarrow, scaleOf, sizesAt } from "../../../web/mirror/scale.js";

test("place: 25 numbers a node, in the order of the C ABI", () => {
  const floats = Float32Array.from({ length: 50 }, (_, index) => index);
  const placed = readPlaced(floats, 1);
  assert.deepEqual(placed.frame, { x: 25, y: 26, width: 27, height: 28 });
  assert.deepEqual(placed.parts.label, { x: 29, y: 30, width: 31, height: 32 });
  assert.deepEqual(placed.parts.hint, { x: 33, y: 34, width: 35, height: 36 });
  assert.deepEqual(placed.parts.problem, { x: 37, y: 38, width: 39, height: 40 });
  assert.deepEqual(placed.parts.control, { x: 41, y: 42, width: 43, height: 44 });
  assert.deepEqual(placed.parts.count, { x: 45, y: 46, width: 47, height: 48 });
  assert.equal(placed.native, 49);
});

test("place: a node that the layout does not know lies at nothing", () => {
  assert.deepEqual(readPlaced(new Float32Array(0), 3).frame, { x: 0, y: 0, width: 0, height: 0 });
});

test("scale: sizes are multiples of 4 from 1 to 2", () => {
  assert.deepEqual(sizesAt(1), { body: 16, lead: 20, heading: 28, headingLine: 36 });
  assert.deepEqual(sizesAt(1.25), { body: 20, lead: 24, heading: 36, headingLine: 46 });
  assert.deepEqual(sizesAt(2), { body: 32, lead: 40, heading: 56, headingLine: 72 });
});

test("scale: never smaller than 16 px, never more than twice that", () => {
  assert.deepEqual([10, 16, 20, 32, 64, Number.NaN].map(scaleOf), [1, 1, 1.25, 2, 2, 1]);
});

test("scale: narrow begins under 30 letters' height", () => {
  assert.deepEqual([isNarrow(479, sizesAt(1)), isNarrow(480, sizesAt(1)), isNarrow(900, sizesAt(2))], [true, false, true]);
});

test("colour: computed colours become hexadecimal", () => {
  assert.equal(hexOf("rgb(11, 92, 138)"), "#0b5c8a");
  assert.equal(hexOf("rgba(255, 0, 1, 0.5)"), "#ff0001");
});
