// A scene as the painter reads it: numbers of four bytes, then texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { colourOf } from "../../../web/mirror/colour.js";
import { SceneWriter } from "../../../web/mirror/scene_writer.js";

const some = { x: 1, y: 2, width: 30, height: 40 };
const font = { size: 16, weight: 600, colour: 0xffffffff };

function read({ bytes, numbers }: { bytes: Uint8Array; numbers: number }): { wholes: number[]; floats: number[]; texts: string } {
  const head = bytes.slice(0, 4 * numbers).buffer;
  return {
    wholes: [...new Uint32Array(head)],
    floats: [...new Float32Array(head)],
    texts: new TextDecoder().decode(bytes.slice(4 * numbers)),
  };
}

test("scene writer: a scene begins with the picture's size and density", () => {
  const writer = new SceneWriter();
  writer.begin({ x: 5, y: 6, width: 640, height: 480 }, 2);
  assert.deepEqual(read(writer.finish()).floats, [640, 480, 2]);
});

test("scene writer: texts stand behind the numbers, by where they begin and their bytes", () => {
  const writer = new SceneWriter();
  writer.begin(some, 1);
  writer.sign("é!", some, font);
  writer.run("Klacht", some, 20, 0, font, undefined);
  const { wholes, texts } = read(writer.finish());
  assert.equal(texts, "é!Klacht");
  const sign = 3;
  assert.deepEqual([wholes[sign], ...wholes.slice(sign + 6, sign + 10)], [3, 600, 0xffffffff, 0, 3]);
  const run = sign + 10;
  assert.equal(wholes[run], 2);
  assert.deepEqual(wholes.slice(-2), [3, 6]);
});

test("scene writer: colours keep all their bits, and lengths are floats", () => {
  const writer = new SceneWriter();
  writer.begin(some, 1);
  writer.box(some, 0x010203ff, 0xfffefdfc, 1.5, { radius: 8, round: 15 });
  const { wholes, floats } = read(writer.finish());
  assert.deepEqual(wholes.slice(8, 10), [0x010203ff, 0xfffefdfc]);
  assert.deepEqual(floats.slice(10, 12), [1.5, 8]);
  assert.equal(wholes[12], 15);
});

test("scene writer: a long scene finds room, and the next begins anew", () => {
  const writer = new SceneWriter();
  writer.begin(some, 1);
  for (let at = 0; at < 5_000; ++at) writer.hole({ ...some, x: at });
  const { floats } = read(writer.finish());
  assert.equal(floats.length, 3 + 5 * 5_000);
  assert.equal(floats[3 + 5 * 4_999 + 1], 4_999);
  writer.begin(some, 1);
  assert.equal(writer.finish().numbers, 3);
});

test("colour: what engines give as computed is packed", () => {
  assert.equal(colourOf("rgb(1, 2, 255)"), 0x0102ffff);
  assert.equal(colourOf("rgba(0, 0, 0, 0)"), 0);
  assert.equal(colourOf("rgba(255, 255, 255, 0.5)"), 0xffffff80);
  assert.equal(colourOf("color(srgb 1 0.5 0)"), 0xff8000ff);
  assert.equal(colourOf("color(srgb 0 0 0 / 0.2)"), 0x00000033);
});
