// The common shape of a benchmark: it gives Markdown and its bars; a bar that misses its budget fails the run, an aim never does.

export const median = (numbers) => quantile(numbers, 0.5);

// Nearest rank.
export function quantile(numbers, part) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}

export function table(heads, rows, aligns = heads.map((_, at) => (at === 0 ? "---" : "---:"))) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heads), `|${aligns.join("|")}|`, ...rows.map(line)].join("\n");
}

export const bytes = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

const asText = (value, unit) => (value === undefined ? "" : `${unit === "B" ? bytes(value) : value} ${unit}`.trim());

// `measured` and below is good, unless `least`: then above. A budget of undefined is a figure for comparison.
export function bar(what, { measured, budget, aim, unit = "", least = false, digits = 2 }) {
  const within = (limit) => (least ? measured >= limit : measured <= limit);
  const rounded = Number(measured.toFixed(digits));
  const missed = Number.isNaN(measured) || (budget !== undefined && !within(budget));
  const verdict = missed ? "MISSED" : aim === undefined ? "met" : within(aim) ? "met, aim met" : "met, aim not met";
  return { what, missed, cells: [what, asText(budget, unit), asText(aim, unit), asText(rounded, unit), verdict] };
}

export const verdicts = (bars) =>
  table(
    ["what", "budget", "aim", "measured", "verdict"],
    bars.map(({ cells }) => cells),
    ["---", "---:", "---:", "---:", "---"],
  );

export function report(title, parts, bars) {
  const missed = bars.filter((each) => each.missed).map(({ what }) => what);
  const markdown = [`## ${title}`, ...parts, ...(bars.length > 0 ? [verdicts(bars)] : [])].join("\n\n");
  return { markdown, bars, missed };
}

// The end of every benchmark's file: `node tests/bench/NAME.mjs` prints it alone.
export async function alone(path, bench) {
  if (process.argv[1] !== path) return;
  const { markdown, missed } = await bench();
  console.log(markdown);
  for (const what of missed) console.error(`MISSED ${what}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}
