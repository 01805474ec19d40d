// Many histories of people, tabs that end at any step, a receiver with every fault, and a clock that the test turns: each
// complaint is stored exactly once, none is lost, every attempt keeps to its time. The delivery in it is the real one.
//
//   COMPLAINT_SOAK=1      100,000 complaints
//   COMPLAINT_SEED=N      the one history of that seed
import assert from "node:assert/strict";
import { test } from "node:test";
import { Town, type Outcome } from "./simulation/town.js";

const perSeed = 10;
const wanted = Number(process.env["COMPLAINTS"] ?? (process.env["COMPLAINT_SOAK"] ? 100_000 : 2_000));
const seeds = process.env["COMPLAINT_SEED"]
  ? [Number(process.env["COMPLAINT_SEED"])]
  : Array.from({ length: wanted / perSeed }, (_, i) => i + 1);

test(`simulation: ${seeds.length * perSeed} complaints under every mix of faults are stored once each`, async () => {
  const sum = { stored: 0, dropped: 0, attempts: 0 };
  const faults: Record<string, number> = {};
  const began = performance.now();
  const broken: string[] = [];
  for (const seed of seeds) {
    const outcome: Outcome = await new Town(seed, perSeed).live();
    broken.push(...outcome.violations.map((violation) => `COMPLAINT_SEED=${seed}: ${violation}`));
    sum.stored += outcome.stored;
    sum.dropped += outcome.dropped;
    sum.attempts += outcome.attempts;
    for (const [fault, count] of Object.entries(outcome.faults)) faults[fault] = (faults[fault] ?? 0) + count;
  }
  assert.deepEqual(broken.slice(0, 20), []);
  assert.ok(sum.stored + sum.dropped >= seeds.length * perSeed);
  if (seeds.length > 100) assert.ok(sum.dropped < 0.1 * sum.stored && sum.attempts > 1.5 * sum.stored, "too few faults were met");
  console.log(`simulation: ${JSON.stringify({ ...sum, ...faults })} in ${Math.round(performance.now() - began)} ms`);
});

test("simulation: the same seed gives the same history", async () => {
  const [one, other] = [await new Town(7, perSeed).live(), await new Town(7, perSeed).live()];
  assert.deepEqual(one, other);
});
