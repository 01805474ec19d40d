// The C library as a receiver has it: installed into a folder of its own, found by pkg-config, CMake and the dynamic loader.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const kStrict = "-Wall -Wextra -Wshadow -Wconversion -Werror";
const root = fileURLToPath(new URL("../..", import.meta.url));
export const at = (path) => join(root, path);

// Runs a program; throws with what it said when it ends with another exit code than 0.
export function run(program, args, options = {}) {
  const ended = spawnSync(program, args, { maxBuffer: 1 << 28, ...options });
  if (ended.error) throw ended.error;
  if (ended.status !== 0)
    throw new Error(`${program} ${args.join(" ")}: ${ended.status ?? ended.signal}\n${ended.stdout}${ended.stderr}`);
  return ended.stdout.toString();
}

// Installs what `build` holds of the library's component. Call remove() at the end.
export function install(build) {
  const folder = mkdtempSync(join(tmpdir(), "complaint-library-"));
  const prefix = join(folder, "prefix");
  run("cmake", ["--install", at(build), "--prefix", prefix, "--component", "library"]);
  const files = run("find", [prefix, "-not", "-type", "d", "-printf", "%P\n"]).trim().split("\n").sort();
  const pkgConfig = files.find((name) => name.endsWith(".pc"));
  const libraries = join(prefix, pkgConfig, "../..");
  const env = { ...process.env, PKG_CONFIG_PATH: join(libraries, "pkgconfig"), LD_LIBRARY_PATH: libraries };
  return { folder, prefix, files, libraries, env, remove: () => rmSync(folder, { recursive: true }) };
}

// The code blocks of docs/check-library.md in this language.
export function documented(language) {
  const text = readFileSync(at("docs/check-library.md"), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, block]) => block);
}

// Compiles the example in C by the documented command.
export function buildByPkgConfig({ folder, env }) {
  const work = join(folder, "by-pkg-config");
  mkdirSync(work);
  copyFileSync(at("docs/examples/check.c"), join(work, "check.c"));
  const command = documented("sh").find((block) => block.includes("pkg-config"));
  run("sh", ["-ec", command], { cwd: work, env });
  return join(work, "check");
}

// Compiles the example in C by the documented CMakeLists.txt.
export function buildByCMake({ folder, prefix, env }) {
  const work = join(folder, "by-cmake");
  mkdirSync(work);
  copyFileSync(at("docs/examples/check.c"), join(work, "check.c"));
  writeFileSync(join(work, "CMakeLists.txt"), documented("cmake")[0]);
  run("cmake", ["-G", "Ninja", "-S", work, "-B", join(work, "build"), `-DCMAKE_PREFIX_PATH=${prefix}`], { env });
  run("cmake", ["--build", join(work, "build")], { env });
  return join(work, "build/check");
}

// Compiles a program of tests/c, with warnings as errors.
export function compile({ folder, env }, name, flags = "", compiler = "cc") {
  const program = join(folder, name);
  const source = at(`tests/c/${name}.c`);
  const command = `${compiler} -std=c99 -pedantic ${kStrict} -g ${flags} "${source}" $(pkg-config --cflags --libs complaint) -pthread -o "${program}"`;
  run("sh", ["-ec", command], { env });
  return program;
}
