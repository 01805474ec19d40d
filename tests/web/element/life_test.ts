// The element's life against an account of its own: random orders of everything that can happen, and what must hold after each.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Random } from "../../support/random.mjs";
import { Life, type StateName } from "../../../web/element/life.js";

const patience = 60_000;

interface Pending {
  resolve(): void;
  reject(): void;
}

// A life whose downloads end when they are told to.
class Stage {
  readonly preview = { touched: false };
  readonly life: Life<string>;
  readonly states: StateName[] = [];
  previews: Pending[] = [];
  loads: Pending[] = [];
  opens: Pending[] = [];
  failures = 0;
  loadsBegun = 0;
  shown = false;

  constructor() {
    this.life = new Life(
      {
        preview: () =>
          new Promise((resolve) => {
            const show = () => {
              this.shown = true;
              return this.preview;
            };
            this.previews.push({ resolve: () => resolve(show), reject: () => resolve(undefined) });
          }),
        hidePreview: () => (this.shown = false),
        load: () => {
          this.loadsBegun += 1;
          return new Promise((resolve, reject) =>
            this.loads.push({ resolve: () => resolve("parts"), reject: () => reject(new Error("404")) }),
          );
        },
        open: () => new Promise((resolve, reject) => this.opens.push({ resolve, reject: () => reject(new Error("no form")) })),
        entered: (state) => this.states.push(state),
        failed: () => (this.failures += 1),
      },
      patience,
    );
  }

  async end(which: Pending[], how: "resolve" | "reject"): Promise<void> {
    which.shift()?.[how]();
    await settled();
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; ++turn) await Promise.resolve();
};

async function begun(): Promise<Stage> {
  const stage = new Stage();
  stage.life.begin();
  await settled();
  return stage;
}

test("life: a module that fails under answers can be had again by what needs it", async () => {
  const stage = await begun();
  await stage.end(stage.previews, "resolve");
  stage.preview.touched = true;
  await stage.end(stage.loads, "reject");
  assert.equal(stage.life.state, "stopped");
  stage.life.want();
  assert.equal(stage.life.state, "waiting");
  await stage.end(stage.loads, "resolve");
  await stage.end(stage.opens, "resolve");
  assert.deepEqual(stage.states, ["loading", "first", "stopped", "waiting", "ready"]);
  stage.life.end();
});

test("life: first pages that stall hold nothing up, and come too late", async () => {
  const stage = await begun();
  await stage.end(stage.loads, "resolve");
  await stage.end(stage.opens, "resolve");
  await stage.end(stage.previews, "resolve");
  assert.deepEqual(stage.states, ["loading", "ready"]);
  assert.equal(stage.shown, false);
  stage.life.end();
});

test("life: nobody waits longer than the limit; what comes after it still counts", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const stage = await begun();
    mock.timers.tick(patience);
    assert.deepEqual(stage.states, ["loading", "failed"]);
    await stage.end(stage.loads, "resolve");
    await stage.end(stage.opens, "resolve");
    assert.equal(stage.life.state, "ready");
    mock.timers.tick(10 * patience);
    assert.deepEqual(stage.states, ["loading", "failed", "ready"]);
    assert.equal(stage.failures, 1);
  } finally {
    mock.timers.reset();
  }
});

test("life: a form that broke stays so; one that broke at its start is none", async () => {
  const used = await begun();
  await used.end(used.loads, "resolve");
  await used.end(used.opens, "resolve");
  used.life.broke(new Error("trap"));
  used.life.want();
  used.life.retry();
  assert.deepEqual(used.states, ["loading", "ready", "stopped"]);
  assert.equal(used.failures, 1);
  used.life.end();
  const starting = await begun();
  await starting.end(starting.loads, "resolve");
  starting.life.broke(new Error("trap"));
  await starting.end(starting.opens, "resolve");
  assert.deepEqual(starting.states, ["loading", "failed"]);
  starting.life.retry();
  assert.deepEqual(starting.states.at(-1), "loading");
  starting.life.end();
});

// May `to` follow `from`?
const follows: Readonly<Record<StateName, readonly StateName[]>> = {
  loading: ["first", "ready", "failed"],
  first: ["waiting", "ready", "failed", "stopped"],
  waiting: ["ready", "failed", "stopped"],
  ready: ["stopped"],
  failed: ["loading", "ready"],
  stopped: ["waiting", "ready"],
};

test("life: 2,000 random lives: no wrong step, no answer hidden, nothing after the end, one download at a time", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    for (let seed = 1; seed <= 2000; ++seed) await live(seed);
  } finally {
    mock.timers.reset();
  }
});

async function live(seed: number): Promise<void> {
  const random = new Random(seed);
  const below = (count: number): number => random.below(count);
  const stage = await begun();
  const { life } = stage;
  const ways: (() => unknown)[] = [
    () => stage.end(stage.previews, below(4) > 0 ? "resolve" : "reject"),
    () => stage.end(stage.loads, below(2) > 0 ? "resolve" : "reject"),
    () => stage.end(stage.opens, below(4) > 0 ? "resolve" : "reject"),
    () => life.want(),
    () => life.retry(),
    () => (stage.preview.touched ||= stage.shown),
    () => mock.timers.tick(below(2) > 0 ? patience : 1000),
    () => below(6) === 0 && life.state === "ready" && life.broke(new Error("trap")),
  ];
  for (let step = 0; step < 30; ++step) {
    const before = stage.states.length;
    await ways[below(ways.length)]?.();
    for (let at = before; at < stage.states.length; ++at) {
      const [from, to] = [stage.states[at - 1], stage.states[at]];
      assert.ok(from && to && follows[from].includes(to), `seed ${seed}: ${from} -> ${to}`);
    }
    if (stage.preview.touched) assert.ok(stage.shown, `seed ${seed}: an answer is hidden in ${life.state}`);
    assert.ok(stage.loads.length <= 1, `seed ${seed}: ${stage.loads.length} downloads at once`);
  }
  life.end();
  const [told, failures] = [stage.states.length, stage.failures];
  for (const which of [stage.previews, stage.loads, stage.opens]) while (which.length > 0) await stage.end(which, "reject");
  mock.timers.tick(10 * patience);
  assert.deepEqual([stage.states.length, stage.failures], [told, failures], `seed ${seed}: something after the end`);
}
