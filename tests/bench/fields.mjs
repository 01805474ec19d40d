// Nanoseconds per check, native and in Wasm (the copy into Wasm included), beside others; medians of interleaved rounds.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { contenders } from "./contenders.mjs";
import { alone, bar, median, report, table } from "./support/bars.mjs";
import { values } from "./values.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rounds = 21;
const repeats = { email: 40, bsn: 40, phone: 8, payload: 2 };
const count = 500;

// A child that answers each line with "NANOSECONDS ACCEPTED".
function nativeBench(path) {
  const child = spawn(`${root}build/native/bin/complaint-bench`, [path], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async run(what) {
      child.stdin.write(`${what} ${repeats[what]}\n`);
      const [nanoseconds, accepted] = (await lines.next()).value.split(" ").map(Number);
      return { nanoseconds, accepted: accepted / repeats[what] };
    },
    end: () => child.stdin.end(),
  };
}

function timed(check, inputs, times) {
  let accepted = 0;
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; ++i) for (const input of inputs) if (check(input)) ++accepted;
  const taken = Number(process.hrtime.bigint() - start);
  return { nanoseconds: taken / (times * inputs.length), accepted: accepted / times };
}

async function measure(what, inputs, runners) {
  const times = new Map(runners.map(([name]) => [name, []]));
  const accepted = new Map();
  for (let round = 0; round < rounds; ++round)
    for (const [name, run] of runners) {
      const result = await run();
      if (round > 0) times.get(name).push(result.nanoseconds);
      accepted.set(name, result.accepted);
    }
  return [...times].map(([name, all]) => ({ what, name, nanoseconds: median(all), accepted: accepted.get(name) }));
}

async function benchFields() {
  const { loadValidator, validateComplaint, validateField } = await import(`${root}build/web/package/validator/index.js`);
  await loadValidator();
  const inputs = values(count);
  const path = `${root}build/bench-values.jsonl`;
  writeFileSync(
    path,
    Object.entries(inputs)
      .map(([what, list]) => `${JSON.stringify({ what, values: list })}\n`)
      .join(""),
  );
  const native = nativeBench(path);
  const options = { profile: "nl", today: "2026-11-22" };
  const others = contenders(`${root}assets/schema/complaint-v2.schema.json`);
  const rows = [];
  for (const [what, list] of Object.entries(inputs)) {
    const ours =
      what === "payload" ? (text) => validateComplaint(text, options).ok : (text) => validateField(what, text, options).ok;
    const runners = [
      ["ours, native", () => native.run(what)],
      ["ours, Wasm", () => timed(ours, list, repeats[what])],
      ...Object.entries(others[what]).map(([name, check]) => [name, () => timed(check, list, repeats[what])]),
    ];
    rows.push(...(await measure(what, list, runners)));
  }
  native.end();
  return rows;
}

// The bars: each a ratio within this run. A bare function in JavaScript is shown for comparison; the bar is the fastest library,
// which brings its schema, its result object and its messages, as ours does.
function barsOf(rows) {
  const of = (what, name) => rows.find((row) => row.what === what && row.name === name).nanoseconds;
  const fastest = (what) =>
    Math.min(...rows.filter((row) => row.what === what && !/^(ours|plain)/.test(row.name)).map((row) => row.nanoseconds));
  return [
    ["phone, Wasm: times faster than libphonenumber-js max", fastest("phone") / of("phone", "ours, Wasm"), 20],
    ["bsn, Wasm: times faster than the fastest library", fastest("bsn") / of("bsn", "ours, Wasm"), 1],
    ["e-mail, Wasm: times faster than the fastest library", fastest("email") / of("email", "ours, Wasm"), 1],
    ["payload, Wasm: times faster", fastest("payload") / of("payload", "ours, Wasm"), 2],
    ["payload, native: times faster", fastest("payload") / of("payload", "ours, native"), 4],
  ].map(([what, measured, budget]) => bar(what, { measured, budget, least: true }));
}

export async function bench() {
  const rows = await benchFields();
  const cells = rows.map((row) => [row.what, row.name, row.nanoseconds.toFixed(0), row.accepted]);
  const said = `Nanoseconds a check, medians of ${rounds - 1} interleaved rounds over ${count} values; the copy into Wasm is counted.`;
  const heads = ["check", "who", "ns a check", `accepted of ${count}`];
  return report("Fields", [said, table(heads, cells, ["---", "---", "---:", "---:"])], barsOf(rows));
}

await alone(fileURLToPath(import.meta.url), bench);
