// Fresh projects of hosts, outside this one's source tree: the package comes from its tarball, the tools from the lock file.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
export const packageFolder = process.env.COMPLAINT_PACKAGE ?? join(root, "build/web/package");
export const workFolder = join(root, "build/consumers");
const sources = join(root, "tests/package");

const npm = (folder, ...words) =>
  run("npm", [...words, "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder, maxBuffer: 1 << 26 });

// The tools of all projects, installed once into the folder above them; the stamp is the lock file.
export async function installTools() {
  await mkdir(workFolder, { recursive: true });
  const lock = await readFile(join(sources, "package-lock.json"), "utf8");
  const stamp = join(workFolder, "node_modules/.installed-lock");
  if ((await readFile(stamp, "utf8").catch(() => "")) === lock) return;
  for (const name of ["package.json", "package-lock.json"]) await cp(join(sources, name), join(workFolder, name));
  await npm(workFolder, "ci");
  await writeFile(stamp, lock);
}

// A module of the tools, as the projects find it.
export const tool = (name) => import(pathToFileURL(createRequire(join(workFolder, "index.js")).resolve(name)).href);
export const toolPath = (path) => join(workFolder, "node_modules", path);
export const toolModule = (path) => import(pathToFileURL(toolPath(path)).href);

// As `npm publish` would make it.
export async function packTarball() {
  const folder = join(workFolder, "tarball");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await npm(packageFolder, "pack", "--pack-destination", folder);
  const [name] = await readdir(folder);
  return join(folder, name);
}

// A project of its own with the package installed.
export async function makeProject(name, tarball) {
  const folder = join(workFolder, name);
  await rm(folder, { recursive: true, force: true });
  await cp(join(sources, "consumers", name), folder, { recursive: true });
  await cp(join(sources, "consumers/heard.js"), join(folder, "heard.js"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: `host-${name}`, private: true, type: "module" }));
  await npm(folder, "install", "--offline", "--no-package-lock", tarball);
  return folder;
}
