// Which painter shows the page while things change around the form, against a model of what counts for more.
import { listeners, setMedia } from "../support/dom.js";
import assert from "node:assert/strict";
import { PainterControl } from "../../../web/element/painter_control.js";
import { rememberedPainter, type Painter } from "../../../web/element/painter.js";
import { Random } from "../../support/random.mjs";
import { surrounded } from "../support/surrounded.js";

const forced = "(forced-colors: active)";

let canvas: HTMLCanvasElement;
let shown: Painter[];
let ended: AbortController;

const begin = (): void => {
  localStorage.clear();
  canvas = document.createElement("canvas");
  document.body.replaceChildren(canvas);
  [shown, ended] = [[], new AbortController()];
};
const test = surrounded(begin, () => {
  ended.abort();
  setMedia(forced, false);
  localStorage.clear();
});

const control = (attribute: string | null = "auto"): PainterControl =>
  new PainterControl(canvas, attribute, (painter) => shown.push(painter), ended.signal);
const last = (): Painter | undefined => shown[shown.length - 1];
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const works = (): Promise<boolean> => Promise.resolve(true);

test("painter: the canvas shows when it is there, and is made ready once, when it is wanted", async () => {
  let opened = 0;
  const open = (): Promise<boolean> => {
    opened += 1;
    return works();
  };
  const painter = control("native");
  assert.equal(painter.expected, "native");
  painter.attach(open);
  await turn();
  assert.deepEqual([opened, last()], [0, "native"]);
  painter.setAttribute("auto");
  assert.equal(painter.expected, "canvas");
  assert.deepEqual([opened, last()], [1, "native"]);
  await turn();
  assert.equal(last(), "canvas");
  painter.setAttribute("native");
  painter.setAttribute("canvas");
  await turn();
  assert.deepEqual([opened, last()], [1, "canvas"]);
});

test("painter: a canvas that cannot be made is asked for no more", async () => {
  let opened = 0;
  const painter = control();
  painter.attach(() => {
    opened += 1;
    return Promise.resolve(false);
  });
  await turn();
  painter.setAttribute("canvas");
  painter.choose("canvas");
  await turn();
  assert.deepEqual([opened, [...new Set(shown)]], [1, ["native"]]);
});

test("painter: a context that is lost may come back for three seconds", async () => {
  const painter = control();
  painter.attach(works);
  await turn();
  const { setTimeout: real, clearTimeout: realClear } = globalThis;
  const timers = new Map<number, { then: () => void; ms: number }>();
  let latest = 0;
  Object.assign(globalThis, {
    setTimeout: (then: () => void, ms: number) => (timers.set(++latest, { then, ms }), latest),
    clearTimeout: (id: number) => timers.delete(id),
  });
  try {
    painter.contextLost();
    painter.contextLost();
    assert.deepEqual(
      [...timers.values()].map(({ ms }) => ms),
      [3_000],
    );
    assert.equal(last(), "canvas");
    painter.contextRestored();
    assert.equal(timers.size, 0);
    painter.contextLost();
    for (const { then } of timers.values()) then();
    assert.equal(last(), "native");
    assert.equal(painter.expected, "native");
    painter.contextRestored();
    assert.equal(last(), "canvas");
    painter.contextLost();
    ended.abort();
    assert.equal(timers.size, 0);
  } finally {
    Object.assign(globalThis, { setTimeout: real, clearTimeout: realClear });
  }
});

test("painter: what the person chose is remembered for the next visit, and a host's new wish counts for more", async () => {
  const painter = control();
  painter.attach(works);
  painter.choose("native");
  assert.deepEqual([last(), rememberedPainter()], ["native", "native"]);
  await turn();
  const next = control();
  assert.equal(next.expected, "native");
  painter.setAttribute("canvas");
  assert.equal(last(), "canvas");
  assert.equal(control("canvas").expected, "canvas");
});

test("painter: every listener goes with the form", () => {
  const before = listeners();
  const own = new AbortController();
  const painter = new PainterControl(canvas, "auto", (now) => shown.push(now), own.signal);
  assert.equal(listeners()["window beforeprint"], (before["window beforeprint"] ?? 0) + 1);
  painter.attach(works);
  own.abort();
  shown = [];
  setMedia(forced, true);
  for (const type of ["beforeprint", "afterprint"]) dispatchEvent(new Event(type));
  assert.deepEqual(shown, []);
  assert.deepEqual(listeners(), before);
});

// What the README and the person's settings say, of everything at once.
interface World {
  attribute: string;
  person: Painter | undefined;
  remembered: Painter | undefined;
  forced: boolean;
  printing: boolean;
  lost: boolean;
  connected: boolean;
}
const expected = (world: World): Painter => {
  if (world.forced || world.printing || world.lost || !world.connected) return "native";
  if (world.person) return world.person;
  if (world.attribute !== "auto") return world.attribute as Painter;
  return world.remembered ?? "canvas";
};

test("painter: after any sequence of wishes, settings, prints and losses the right one shows", async () => {
  const random = new Random(11);
  const world: World = {
    attribute: "auto",
    person: undefined,
    remembered: undefined,
    forced: false,
    printing: false,
    lost: false,
    connected: true,
  };
  const painter = control();
  painter.attach(works);
  await turn();
  const deeds: (() => void)[] = [
    () => {
      world.attribute = random.pick(["auto", "canvas", "native"]);
      world.person = undefined;
      painter.setAttribute(world.attribute);
    },
    () => {
      world.person = world.remembered = random.pick(["canvas", "native"]);
      painter.choose(world.person as Painter);
    },
    () => setMedia(forced, (world.forced = random.chance(0.5))),
    () => {
      world.printing = random.chance(0.5);
      dispatchEvent(new Event(world.printing ? "beforeprint" : "afterprint"));
    },
    () => {
      world.lost = false;
      painter.contextRestored();
    },
    () => {
      world.connected = random.chance(0.7);
      if (world.connected) document.body.append(canvas);
      else canvas.remove();
      painter.decide();
    },
  ];
  for (let step = 0; step < 300; ++step) {
    random.pick(deeds)();
    assert.equal(last(), expected(world), `step ${step}: ${JSON.stringify(world)}`);
    assert.equal(painter.expected, expected(world));
  }
});
