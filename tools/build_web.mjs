// Builds what is published: build/web/package (ES modules beside Wasm, fonts, languages and profiles) and build/web/site (the
// demo's static files). Needs the Wasm module in build/web/wasm/bin and the font subsets in build/web/fonts.
//
//   node tools/build_web.mjs [--wasm FOLDER] [--out FOLDER]   both; other places for the module and for the output
//   node tools/build_web.mjs --later DIR                      runtime.js of a later version, for tests
//   node tools/build_web.mjs --tests                          the TypeScript of tests/web, to build/web/tests, without what needs a
//                                                             document (tests/web/dom.test.mjs)

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { buildApp } from "./build_app.mjs";
import { mapOptions, placeMap } from "./source_maps.mjs";
import { withoutNames } from "./wasm_names.mjs";
import { elementWords, withoutElementWords } from "./element_words.mjs";
import { copyTypes, filesIn, finishPackage, integrityOf, releaseIn, versionOf } from "./package_files.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const { values: options } = parseArgs({
  options: {
    wasm: { type: "string" },
    out: { type: "string" },
    tests: { type: "boolean", default: false },
    later: { type: "string" },
  },
});
const wasmFolder = resolve(options.wasm ?? at("build/web/wasm/bin"));
const outFolder = resolve(options.out ?? at("build/web"));
const fontFolder = at("build/web/fonts");
const packageFolder = join(outFolder, "package");
const releaseFolder = join(packageFolder, (options.tests && releaseIn(packageFolder)) || "release"); // until its name is known
const siteFolder = join(outFolder, "site");

const unnamed = `${versionOf(root)}-${"?".repeat(16)}`; // stands in the code until all files are there; as long as the name, for the maps

const stop = (message) => {
  console.error(`build_web: ${message}`);
  process.exit(1);
};

const namesIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();

// Style sheets become strings for constructed sheets, minified.
const styleText = {
  name: "style-text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      return { contents: `export const css = ${JSON.stringify(code.trim())};`, loader: "js" };
    });
  },
};

// One line a file, each with its own `new URL(name, import.meta.url)`: what every bundler finds without settings.
function filesModule() {
  const entry = (path) =>
    `{ url: new URL("./${path}", import.meta.url).href, integrity: ${JSON.stringify(integrityOf(join(releaseFolder, path), "sha256"))} }`;
  const group = (folder) =>
    namesIn(join(releaseFolder, folder)).map(
      (name) => `  ${JSON.stringify(basename(name, ".json"))}: ${entry(`${folder}/${name}`)},`,
    );
  return [
    "export const files = {",
    `wasm: ${entry("complaint-form.wasm")},`,
    `painter: ${entry("complaint-painter.wasm")},`,
    `fonts: { regular: ${entry("fonts/inter-400.ttf")}, semibold: ${entry("fonts/inter-600.ttf")} },`,
    "first: {",
    ...group("first"),
    "},",
    "forms: {",
    ...group("forms"),
    "},",
    "locales: {",
    ...group("locales"),
    "},",
    "profiles: {",
    ...group("profiles"),
    "},",
    "};",
  ].join("\n");
}

const packageNames = {
  name: "package-names",
  setup(build) {
    for (const module of ["form", "painter"])
      build.onResolve({ filter: new RegExp(`^complaint-${module}-wasm$`) }, () => ({
        path: join(wasmFolder, `complaint-${module}.mjs`),
      }));
    build.onResolve({ filter: /^complaint-form-files$/ }, () => ({ path: "files", namespace: "package-files" }));
    build.onLoad({ filter: /.*/, namespace: "package-files" }, () => ({ contents: filesModule(), loader: "js" }));
  },
};

const common = {
  bundle: true,
  format: "esm",
  target: ["chrome111", "firefox118", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  sourcemap: false,
  define: { complaintFormRelease: JSON.stringify(unnamed) },
  plugins: [styleText, elementWords, packageNames],
};

function copyData() {
  for (const name of ["inter-400.ttf", "inter-600.ttf", "LICENSE-Inter.txt"])
    cpSync(join(fontFolder, name), join(releaseFolder, "fonts", name));
  for (const name of ["complaint-form.wasm", "complaint-painter.wasm"])
    writeFileSync(join(releaseFolder, name), withoutNames(readFileSync(join(wasmFolder, name))));
  for (const folder of ["forms", "locales", "profiles"])
    for (const name of namesIn(at("assets", folder))) {
      const compact = JSON.stringify(JSON.parse(readFileSync(at("assets", folder, name), "utf8")), withoutElementWords);
      mkdirSync(join(releaseFolder, folder), { recursive: true });
      writeFileSync(join(releaseFolder, folder, name), compact);
    }
}

// The pages that show before the module has come, written by the same C++.
function writeFirstPages() {
  const folder = join(releaseFolder, "first");
  mkdirSync(folder);
  execFileSync(at("build/native/bin/complaint-first"), [folder], { stdio: "inherit" });
}

// A release is a folder that is named after all that is in it, so that its files never mix with another's, whatever is cached. Beside it
// stand the few names that stay. The entry holds what shows the first pages, runtime.js all that follows them.
async function buildPackage() {
  rmSync(packageFolder, { recursive: true, force: true });
  mkdirSync(join(releaseFolder, "fonts"), { recursive: true });
  copyData();
  writeFirstPages();
  await buildBeside("web/element/index.ts", join(releaseFolder, "complaint-form.js"), /^\.\/runtime\.js$/);
  await buildBeside("web/element/runtime.ts", join(releaseFolder, "runtime.js"), /^\.\/painting\.js$/);
  await buildBeside("web/element/painting.ts", join(releaseFolder, "painting.js"));
  const release = nameRelease();
  const entry = `./${release}/complaint-form.js`;
  writeFileSync(join(packageFolder, "complaint-form.js"), `export * from "${entry}";\n`);
  await buildBeside("web/element/define.ts", join(packageFolder, "define.js"), /complaint-form\.js$/, entry);
  await buildEmbed(entry);
  await buildValidator();
  writeTypes();
  writeFileSync(join(packageFolder, "preload.html"), `${hints("/complaint-form", release)}\n`);
  writeFileSync(join(packageFolder, "importmap.html"), `${importMap("/complaint-form")}\n`);
  finishPackage(root, packageFolder, release);
  return release;
}

// Version and content, which holds the name where it is to stand.
function nameRelease() {
  const hash = createHash("sha256");
  for (const name of filesIn(releaseFolder)) hash.update(`${name}\n`).update(readFileSync(join(releaseFolder, name)));
  const name = `${versionOf(root)}-${hash.digest("hex").slice(0, 16)}`;
  for (const file of ["complaint-form.js", "runtime.js", "painting.js"]) {
    const code = readFileSync(join(releaseFolder, file), "utf8");
    if (!code.includes(unnamed)) stop(`${file} does not say of which release it is`);
    writeFileSync(join(releaseFolder, file), code.replaceAll(unnamed, name));
  }
  renameSync(releaseFolder, join(packageFolder, name));
  return name;
}

// An entry that imports another file of the package as it lies beside it, or at `place`.
async function buildBeside(source, outfile, beside = /^$/, place = undefined) {
  const resolve = (build) =>
    build.onResolve({ filter: beside }, ({ path }) => ({ path: place ?? `./${basename(path)}`, external: true }));
  const plugins = [{ name: "entry-beside", setup: resolve }, ...common.plugins];
  await buildMapped({ entryPoints: [at(source)], outfile, plugins });
}

async function buildMapped({ outfile, ...options }) {
  await esbuild.build({ ...common, ...mapOptions(outfile), ...options, outfile });
  placeMap(outfile, { root, wasmFolder });
}

const fallbackForm = () => /<complaint-form[^]*<\/complaint-form>/.exec(readFileSync(at("web/pages/index.html"), "utf8"))[0];

// The page for an iframe: the form of the demo page and nothing around it.
async function buildEmbed(entry) {
  await buildBeside("web/pages/embed.ts", join(packageFolder, "embed.js"), /define\.js$/);
  await esbuild.build({
    ...common,
    entryPoints: [at("web/pages/embed.css")],
    outfile: join(packageFolder, "embed.css"),
    plugins: [],
  });
  const page = readFileSync(at("web/pages/embed.html"), "utf8");
  if (!page.includes("<!-- form -->")) stop("web/pages/embed.html has no place for the form");
  writeFileSync(
    join(packageFolder, "embed.html"),
    page.replace("<!-- form -->", fallbackForm).replace('href="complaint-form.js"', `href="${entry.slice(2)}"`),
  );
}

// The headless validator: for Node too, so it has no preloads and no checked fetches of its own.
async function buildValidator() {
  const folder = join(packageFolder, "validator");
  mkdirSync(folder, { recursive: true });
  cpSync(join(wasmFolder, "complaint-validator.wasm"), join(folder, "complaint-validator.wasm"));
  // With its white space: that is where the remarks to other bundlers are kept.
  await buildMapped({
    minify: false,
    minifySyntax: true,
    entryPoints: [at("web/validator/index.ts")],
    outfile: join(folder, "index.js"),
  });
}

function writeTypes() {
  const out = join(outFolder, "types");
  rmSync(out, { recursive: true, force: true });
  const flags = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--outDir", out, "--rootDir", at("web")];
  execFileSync(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", root, ...flags], { stdio: "inherit" });
  copyTypes(out, join(packageFolder, "types"));
}

// What the Dutch page needs first, asked for with the HTML and not one after the other. Code has its hash here; files that are fetched have
// theirs in the loader (of a preload Chromium ignores it, and says so: crbug.com/981419). The loader asks for the rest: WebKit's fetch()
// never takes what a preload brought.
function hints(base, release) {
  const hash = (path) => `integrity="${integrityOf(join(packageFolder, release, path))}"`;
  const code = (path, priority) =>
    `<link rel="modulepreload" href="${base}/${release}/${path}" ${hash(path)} fetchpriority="${priority}">`;
  const first = "first/complaint-nl-nl.json";
  return [
    code("complaint-form.js", "high"),
    `<link rel="preload" href="${base}/${release}/${first}" as="fetch" crossorigin fetchpriority="high">`,
    code("runtime.js", "low"),
  ].join("\n");
}

// The hashes of all code, for pages whose Integrity-Policy refuses scripts without one: import() has no other place for it.
function importMap(base) {
  const code = filesIn(packageFolder).filter((name) => name.endsWith(".js"));
  const integrity = Object.fromEntries(code.map((name) => [`${base}/${name}`, integrityOf(join(packageFolder, name))]));
  return `<script type="importmap">${JSON.stringify({ integrity })}</script>`;
}

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

const notServed = [
  "types",
  "schema",
  "package.json",
  "custom-elements.json",
  "editor-data.json",
  "sbom.cdx.json",
  "preload.html",
  "importmap.html",
  "README.md",
  "CHANGELOG.md",
  "EMBEDDING.md",
  "FORMS.md",
  "SECURITY.md",
];

async function buildSite(release) {
  rmSync(siteFolder, { recursive: true, force: true });
  cpSync(packageFolder, join(siteFolder, "complaint-form"), {
    recursive: true,
    filter: (path) => !notServed.some((name) => path === join(packageFolder, name)),
  });
  await esbuild.build({ ...common, entryPoints: [at("web/pages/demo.ts")], outfile: join(siteFolder, "demo.js"), plugins: [] });
  await esbuild.build({
    ...common,
    entryPoints: [at("web/pages/demo.css")],
    outfile: join(siteFolder, "demo.css"),
    plugins: [],
    external: ["*.svg"],
  });
  const page = readFileSync(at("web/pages/index.html"), "utf8");
  if (!page.includes("<!-- preload -->")) stop("web/pages/index.html has no place for the preload hints");
  writeFileSync(
    join(siteFolder, "index.html"),
    page.replace("<!-- preload -->", hints("complaint-form", release).replaceAll("\n", "\n    ")),
  );
  cpSync(at("web/pages/icon.svg"), join(siteFolder, "icon.svg"));
  await buildApp({ root, siteFolder, common, hints: hints("/complaint-form", release) });
  for (const path of filesUnder(siteFolder)) if (/\.(html|js|css|json|wasm|ttf|svg)$/.test(path)) writePacked(path);
}

const packedBytes = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

// Beside the file, for the site to send where the browser takes it.
function writePacked(path) {
  const bytes = readFileSync(path);
  const packed = packedBytes(bytes);
  if (packed.length < bytes.length) writeFileSync(`${path}.br`, packed);
}

function printSizes() {
  let [raw, packed] = [0, 0];
  for (const path of filesUnder(siteFolder)
    .filter((name) => !/\.(br|map)$/.test(name))
    .sort()) {
    const { size } = statSync(path);
    const sent = existsSync(`${path}.br`) ? statSync(`${path}.br`).size : size;
    console.log(`${String(size).padStart(9)} ${String(sent).padStart(8)}  ${relative(siteFolder, path)}`);
    raw += size;
    packed += sent;
  }
  console.log(`${String(raw).padStart(9)} ${String(packed).padStart(8)}  all (bytes; brotli 11)`);
}

async function buildTests() {
  const folder = at("build/web/tests");
  rmSync(folder, { recursive: true, force: true });
  const entryPoints = readdirSync(at("tests/web"), { recursive: true })
    .filter((name) => name.endsWith("_test.ts") && !name.endsWith("_dom_test.ts"))
    .map((name) => at("tests/web", name));
  await esbuild.build({
    ...common,
    minify: false,
    platform: "node",
    target: "node20",
    entryPoints,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
  });
}

// For tests: runtime.js as a later version would be, whose records have the next format. It reads today's too.
async function buildLater(folder) {
  const nextFormat = {
    name: "next-format",
    setup(build) {
      build.onLoad({ filter: /delivery[/]store\.ts$/ }, ({ path }) => {
        const source = readFileSync(path, "utf8");
        const contents = source.replace(/(recordFormat = )(\d+)/, (_, left, number) => left + (Number(number) + 1));
        if (contents === source) stop("web/delivery/store.ts has no format to change");
        return { contents, loader: "ts" };
      });
    },
  };
  const plugins = [nextFormat, ...common.plugins];
  const external = ["./painting.js"];
  await esbuild.build({
    ...common,
    define: { complaintFormRelease: JSON.stringify(releaseIn(packageFolder)) },
    entryPoints: [at("web/element/runtime.ts")],
    outfile: join(folder, "runtime.js"),
    external,
    plugins,
  });
}

if (options.tests) {
  await buildTests();
} else if (options.later) {
  await buildLater(resolve(options.later));
} else {
  for (const needed of [join(wasmFolder, "complaint-form.mjs"), join(fontFolder, "inter-400.ttf")])
    if (!existsSync(needed)) stop(`${relative(root, needed)} is missing: build it first (./dev build web)`);
  await buildSite(await buildPackage());
  printSizes();
}
