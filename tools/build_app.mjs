// The installable app below build/web/site/app: page, icons, and a service worker that keeps every file the app needs.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { injectManifest } from "workbox-build";
import { drawIcon } from "./draw_icons.mjs";

const longestFile = 4 * 1024 * 1024; // bytes; the largest is the Wasm module, below 1 MiB

// Everything the app shows or may be asked to show, so that it starts cold without a connection.
const kept = [
  "app/**/*.{html,js,css,webmanifest,svg,png}",
  "complaint-form/*.js",
  "complaint-form/*/*.{js,wasm}",
  "complaint-form/*/{first,fonts,forms,locales,profiles}/*.{ttf,json}",
];

function writeIcons(root, folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, "assets/icons/icon.svg"), join(folder, "icon.svg"));
  for (const size of [180, 192, 512]) writeFileSync(join(folder, `icon-${size}.png`), drawIcon(size));
  writeFileSync(join(folder, "maskable-512.png"), drawIcon(512, true));
}

// The page is the host page's form in a page of its own. Its receiver wants no cookies, so its worker may send what waits.
function writePage(root, folder, hints) {
  const form = /<complaint-form[^]*<\/complaint-form>/.exec(readFileSync(join(root, "web/pages/index.html"), "utf8"))?.[0];
  const page = readFileSync(join(root, "web/pages/app/index.html"), "utf8");
  if (!form || !page.includes("<!-- form -->")) throw new Error("web/pages/app/index.html or its form is not as expected");
  writeFileSync(
    join(folder, "index.html"),
    page
      .replace("<!-- form -->", () => form.replace("<complaint-form ", '<complaint-form credentials="omit" '))
      .replace("<!-- preload -->", () => hints),
  );
}

export async function buildApp({ root, siteFolder, common, hints }) {
  const folder = join(siteFolder, "app");
  const source = (name) => join(root, "web/pages/app", name);
  mkdirSync(folder, { recursive: true });
  writeIcons(root, join(folder, "icons"));
  writePage(root, folder, hints);
  cpSync(source("manifest.webmanifest"), join(folder, "manifest.webmanifest"));
  await esbuild.build({ ...common, entryPoints: [source("app.ts")], outfile: join(folder, "app.js"), plugins: [] });
  await esbuild.build({
    ...common,
    entryPoints: [source("app.css")],
    outfile: join(folder, "app.css"),
    plugins: [],
    external: ["*.svg"],
  });
  await buildWorker(source("worker.ts"), folder, siteFolder, common);
}

async function buildWorker(source, folder, siteFolder, common) {
  const bundle = join(folder, "worker.bundle.js");
  const define = { "process.env.NODE_ENV": '"production"' };
  await esbuild.build({ ...common, format: "iife", entryPoints: [source], outfile: bundle, define, plugins: [] });
  const { count, warnings } = await injectManifest({
    swSrc: bundle,
    swDest: join(folder, "worker.js"),
    globDirectory: siteFolder,
    globPatterns: kept,
    globIgnores: ["app/worker*.js"],
    modifyURLPrefix: { "": "/" },
    maximumFileSizeToCacheInBytes: longestFile,
  });
  rmSync(bundle);
  if (warnings.length > 0 || count < 15) throw new Error(`the app would keep ${count} files: ${warnings.join(", ")}`);
}
