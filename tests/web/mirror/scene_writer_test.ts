// A scene as the painter reads it: numbers of four bytes, then texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { colourOf } from "../../../web/mirror/colour.js";
import { SceneWriter, type Rect } from "../../../web/mirror/scene_writer.js";
import { Random } from "../../support/random.mjs";

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

test("colour: what is out of range is the nearest that is in it, and nothing given is black and opaque", () => {
  assert.equal(colourOf("rgb(300, -20, 254.6)"), 0xff00ffff);
  assert.equal(colourOf("color(srgb 1.2 -0.1 0.999 / 2)"), 0xff00ffff);
  assert.equal(colourOf("color(srgb 1e-3 5e-1 0.5)"), 0x008080ff);
  assert.equal(colourOf("rgb()"), 0x000000ff);
  assert.equal(colourOf("color(srgb 0.51 0.51 0.51 / 0.51)"), 0x82828282);
  assert.equal(colourOf("rgba(255, 0, 255, 0.51)"), 0xff00ff82);
  assert.equal(colourOf("rgb(1)"), 0x010000ff);
});

type Shape = readonly [kind: number, write: (writer: SceneWriter) => void, values: readonly number[], text?: string];

// Numbers as src/view/scene.h lays them out: those after the kind and the box; floats are given as such.
const float = (value: number): number => new Uint32Array(new Float32Array([value]).buffer)[0] ?? 0;
const words = ["Naam", "é", "😀 en meer", ""];

function shape(random: Random, rect: Rect): Shape {
  const [a, b, c] = [random.below(100) / 4, random.below(50) / 2, random.below(9)];
  const [colour, other] = [random.below(2 ** 32), random.below(2 ** 32)];
  const text = random.pick(words);
  const own = { size: 4 * (1 + random.below(8)), weight: random.pick([400, 600]), colour };
  const underline = random.chance(0.5) ? { thickness: a + 1, offset: b + 1, colour: other } : undefined;
  const line = underline ? [float(a + 1), float(b + 1), other] : [0, 0, 0];
  const shapes: Shape[] = [
    [0, (to) => to.box(rect, colour, other, a, { radius: b, round: c }), [colour, other, float(a), float(b), c]],
    [1, (to) => to.ring(rect, colour, a, b, c), [colour, float(a), float(b), float(c)]],
    [
      2,
      (to) => to.run(text, rect, a, b, own, underline),
      [float(a), float(b), float(own.size), own.weight, colour, ...line],
      text,
    ],
    [3, (to) => to.sign(text, rect, own), [float(own.size), own.weight, colour], text],
    [4, (to) => to.tick(rect, colour), [colour]],
    [5, (to) => to.hole(rect), []],
    [6, (to) => to.clip(rect), []],
  ];
  return random.pick(shapes);
}

test("scene writer: any shapes in any order are laid out one after the other, whatever was written before", () => {
  const random = new Random(5);
  const writer = new SceneWriter();
  for (let scene = 0; scene < 60; ++scene) {
    const picture = { x: 0, y: 0, width: random.below(900), height: random.below(900) };
    const expected = [float(picture.width), float(picture.height), float(2)];
    let texts = "";
    writer.begin(picture, 2);
    for (let count = random.below(scene === 30 ? 3_000 : 40); count > 0; --count) {
      const rect = { x: random.below(99), y: random.below(99), width: random.below(99), height: random.below(99) };
      const [kind, write, values, text] = shape(random, rect);
      write(writer);
      expected.push(kind, ...[rect.x, rect.y, rect.width, rect.height].map(float), ...values);
      if (text === undefined) continue;
      expected.push(new TextEncoder().encode(texts).length, new TextEncoder().encode(text).length);
      texts += text;
    }
    const { wholes, texts: found } = read(writer.finish());
    assert.deepEqual(wholes, expected, `scene ${scene}`);
    assert.equal(found, texts);
  }
});

test("scene writer: a clip of nothing is all of the picture again, and a scene that nobody began is empty", () => {
  const writer = new SceneWriter();
  assert.deepEqual([writer.finish().numbers, writer.finish().bytes.length], [0, 0]);
  writer.begin(some, 1);
  writer.clip();
  assert.deepEqual(read(writer.finish()).floats.slice(4), [0, 0, 0, 0]);
});

test("scene writer: its buffer grows when it is full, not before, and loses nothing", () => {
  const writer = new SceneWriter();
  for (const holes of [818, 819, 820, 1_638, 1_639, 5_000]) {
    writer.begin(some, 1);
    for (let at = 0; at < holes; ++at) writer.hole({ ...some, x: at });
    const { floats } = read(writer.finish());
    assert.equal(floats.length, 3 + 5 * holes);
    assert.ok(Array.from({ length: holes }, (_, at) => floats[4 + 5 * at]).every((x, at) => x === at));
  }
});
