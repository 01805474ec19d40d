// The built complaint-check as a function: all inputs in one run, one answer each.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const bin = process.env.COMPLAINT_BIN ?? join(root, "build/native/bin");

export function complaintCheck(args, lines) {
  const input = lines.map((line) => `${line}\n`).join("");
  const run = spawnSync(join(bin, "complaint-check"), args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0 && run.status !== 1) throw new Error(`complaint-check ${args.join(" ")}: ${run.status} ${run.stderr}`);
  const answers = run.stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  if (answers.length !== lines.length) throw new Error(`${lines.length} lines in, ${answers.length} out`);
  return answers;
}

// What complaint-check says of values typed into a field.
export function checkField(name, values, ...options) {
  return complaintCheck(
    ["field", name, ...options],
    values.map((value) => JSON.stringify(value)),
  );
}

export function checkPayloads(payloads, ...options) {
  return complaintCheck(
    ["payload", ...options],
    payloads.map((payload) => (typeof payload === "string" ? payload : JSON.stringify(payload))),
  );
}
