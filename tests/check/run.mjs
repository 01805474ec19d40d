// Runs the built complaint-check, from the folder named by COMPLAINT_BIN or from where ./dev builds it.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const folder = process.env.COMPLAINT_BIN ?? fileURLToPath(new URL("../../build/native/bin", import.meta.url));
export const program = `${folder}/complaint-check`;
const kMostBytes = 256 * 1024 * 1024;

// What it answers to these bytes: { code, lines, error }.
export function answersTo(input, ...args) {
  const ended = spawnSync(program, args, { input, maxBuffer: kMostBytes });
  if (ended.error) throw ended.error;
  const text = ended.stdout.toString();
  const lines =
    text === ""
      ? []
      : text
          .replace(/\n$/, "")
          .split("\n")
          .map((line) => JSON.parse(line));
  return { code: ended.status, lines, text, error: ended.stderr.toString() };
}
