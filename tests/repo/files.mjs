// The files of this repository, as git knows them (kept or not yet kept, never ignored ones).
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export function files(...patterns) {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...patterns], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return listed.split("\n").filter((name) => name !== "" && existsSync(root + name));
}

export function read(name) {
  return readFileSync(root + name, "utf8");
}
