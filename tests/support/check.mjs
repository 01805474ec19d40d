// The built complaint-check as a function. COMPLAINT_BIN: the folder of the programs; build/native/bin when it is not set.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const folder = process.env.COMPLAINT_BIN ?? fileURLToPath(new URL("../../build/native/bin", import.meta.url));
export const program = `${folder}/complaint-check`;

// What it answers to these bytes: { code, lines, text, error }.
export function answersTo(input, ...args) {
  const ended = spawnSync(program, args, { input, maxBuffer: 1 << 28 });
  if (ended.error) throw ended.error;
  const text = ended.stdout.toString();
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  return { code: ended.status, lines: lines.map((line) => JSON.parse(line)), text, error: ended.stderr.toString() };
}

// All inputs in one run, one answer each.
function complaintCheck(args, inputs) {
  const { code, lines, error } = answersTo(inputs.map((line) => `${line}\n`).join(""), ...args);
  if (code !== 0 && code !== 1) throw new Error(`complaint-check ${args.join(" ")}: ${code} ${error}`);
  if (lines.length !== inputs.length) throw new Error(`${inputs.length} lines in, ${lines.length} out`);
  return lines;
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
