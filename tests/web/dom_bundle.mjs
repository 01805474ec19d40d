// How esbuild bundles the tests that need a document (*_dom_test.ts): with the form's own Wasm, style sheets and files as the build has
// made them. tests/web/support/dom.ts gives them a document, and tests/web/support/net.ts the files.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { elementWords } from "../../tools/element_words.mjs";
import { releaseIn } from "../../tools/package_files.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const packageFolder = join(root, "build/web/package");
const release = releaseIn(packageFolder);

const kPackage = "https://site.example/complaint-form"; // where the site serves build/web/package

function filesModule() {
  const entry = (path) => ({ url: `${kPackage}/${release}/${path}`, integrity: "sha256-" });
  const group = (folder) =>
    Object.fromEntries(
      readdirSync(join(packageFolder, release, folder)).map((name) => [name.replace(/\.json$/, ""), entry(`${folder}/${name}`)]),
    );
  const files = {
    wasm: entry("complaint-form.wasm"),
    painter: entry("complaint-painter.wasm"),
    fonts: { regular: entry("fonts/inter-400.ttf"), semibold: entry("fonts/inter-600.ttf") },
    ...Object.fromEntries(["first", "forms", "locales", "profiles"].map((folder) => [folder, group(folder)])),
  };
  return `export const files = ${JSON.stringify(files)};`;
}

const packageParts = {
  name: "package-parts",
  setup(build) {
    for (const module of ["form", "painter"])
      build.onResolve({ filter: new RegExp(`^complaint-${module}-wasm$`) }, () => ({
        path: join(root, `build/web/wasm/bin/complaint-${module}.mjs`),
      }));
    // What only a browser has.
    for (const part of ["device", "picture"])
      build.onResolve({ filter: new RegExp(`[/]${part}\\.js$`) }, () => ({ path: join(root, `tests/web/support/${part}.ts`) }));
    build.onResolve({ filter: /^complaint-form-files$/ }, () => ({ path: "files", namespace: "package-files" }));
    build.onLoad({ filter: /.*/, namespace: "package-files" }, () => ({ contents: filesModule(), loader: "js" }));
    // So that a test can begin as a page that has fetched nothing yet.
    build.onLoad({ filter: /web[/]glue[/]assets\.ts$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\nObject.assign(globalThis, { forgetAssets: () => pending.clear() });\n`,
      loader: "ts",
    }));
    build.onLoad({ filter: /\.css$/ }, ({ path }) => ({
      contents: `export const css = ${JSON.stringify(readFileSync(path, "utf8"))};`,
      loader: "js",
    }));
  },
};

export const isDomTest = (name) => name.endsWith("_dom_test.ts");

export const domOptions = {
  plugins: [packageParts, elementWords],
  external: ["jsdom"],
  define: { complaintFormRelease: JSON.stringify(release), complaintPackage: JSON.stringify(kPackage) },
};
