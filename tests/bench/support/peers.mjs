// Builds the peers on the spot, as one would for production, to build/bench/peers/NAME.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as esbuild from "esbuild";
import { benchFolder, folderOf } from "./places.mjs";

const entries = { surveyjs: "main.mjs", formio: "main.mjs", react: "main.jsx", bare: "main.mjs" };

// Scripts that are taken as they are published.
const scripts = { formio: ["@formio/js/dist/formio.form.min.js"] };

const versionOf = (name) => JSON.parse(readFileSync(join(benchFolder, "node_modules", name, "package.json"), "utf8")).version;

export const titles = {
  surveyjs: "SurveyJS",
  formio: "Form.io",
  react: "React + react-hook-form + zod",
  bare: "two bare fields",
};

export const versions = () => ({
  SurveyJS: `survey-core and survey-js-ui ${versionOf("survey-js-ui")}`,
  "Form.io": `@formio/js ${versionOf("@formio/js")}, bootstrap ${versionOf("bootstrap")}`,
  React: `react ${versionOf("react")}, react-hook-form ${versionOf("react-hook-form")}, zod ${versionOf("zod")}`,
});

const htmlFor = (name, hasStyle) =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<title>${titles[name]}</title><link rel="icon" href="data:,">${hasStyle ? '<link rel="stylesheet" href="main.css">' : ""}` +
  (scripts[name] ?? []).map((path) => `<script defer src="${basename(path)}"></script>`).join("") +
  `<script type="module" src="main.js"></script></head><body><div id="form"></div></body></html>`;

async function buildPeer(name) {
  const folder = folderOf(name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await esbuild.build({
    entryPoints: { main: join(benchFolder, "peers", name, entries[name]) },
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome111", "firefox118", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    loader: { ".woff": "file", ".woff2": "file", ".ttf": "file", ".eot": "file", ".svg": "file", ".png": "file" },
    logLevel: "error",
    metafile: true,
  });
  for (const path of scripts[name] ?? []) cpSync(join(benchFolder, "node_modules", path), join(folder, basename(path)));
  const hasStyle = Object.keys(metafile.outputs).some((path) => path.endsWith("main.css"));
  writeFileSync(join(folder, "index.html"), htmlFor(name, hasStyle));
  return metafile;
}

let built;

// Once a process, however many benchmarks ask.
export function buildPeers() {
  built ??= Promise.all(Object.keys(entries).map(buildPeer));
  return built;
}
