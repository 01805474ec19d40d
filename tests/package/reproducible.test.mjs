// The same sources give the same package: every file of it, byte for byte, wherever the folder lies that it is built in.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { filesIn } from "../../tools/package_files.mjs";
import { files, root } from "../repo/files.mjs";
import { makeFolder } from "../support/site.mjs";
import { packageFolder } from "./support/consumer.mjs";

// What the compilers have made, which is not made again.
const compiled = [
  "build/web/wasm/bin",
  "build/web/fonts",
  "build/native/bin/complaint-first",
  ...["imgui.h", "LICENSE.txt"].flatMap((name) => [`build/deps/imgui/${name}`, `build/web/wasm/_deps/imgui-src/${name}`]),
].filter((name) => existsSync(join(root, name)));

async function buildIn(folder) {
  for (const name of [...files(), ...compiled]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  await promisify(execFile)(process.execPath, ["tools/build_web.mjs"], { cwd: folder });
  return join(folder, "build/web/package");
}

const digests = (folder) =>
  filesIn(folder).map(
    (name) =>
      `${createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex")} ${name}`,
  );

test("two builds in two folders, and the one that is tested here, are the same in every file", { timeout: 120_000 }, async () => {
  const place = await makeFolder();
  const [one, other] = [await buildIn(join(place, "a")), await buildIn(join(place, "another/place with spaces"))];
  const found = digests(one);
  assert.ok(found.length > 70, `only ${found.length} files were compared`);
  assert.deepEqual(digests(other), found);
  assert.deepEqual(digests(packageFolder), found);
});
