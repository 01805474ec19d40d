// One static server for ours and the peers alike: brotli 11, made once a file; only on this machine.
import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { outFolder } from "./places.mjs";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".ttf": "font/ttf",
  ".svg": "image/svg+xml",
};

const compressed = new Map();

// Quality 11 takes seconds for the largest files: kept by digest from run to run, and never made while somebody measures.
export function brotli(path) {
  const key = `${path} ${statSync(path).mtimeMs}`;
  if (!compressed.has(key)) compressed.set(key, keptOrMade(readFileSync(path)));
  return compressed.get(key);
}

function keptOrMade(bytes) {
  const folder = join(outFolder, "brotli");
  const file = join(folder, createHash("sha256").update(bytes).digest("hex"));
  if (existsSync(file)) return readFileSync(file);
  mkdirSync(folder, { recursive: true });
  const made = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(file, made);
  return made;
}

function warmUp(folder) {
  for (const name of readdirSync(folder, { recursive: true })) if (types[extname(name)]) brotli(join(folder, name));
}

function fileFor(folder, url) {
  const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  const file = join(folder, normalize(path), path.endsWith("/") ? "index.html" : "");
  return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

// `folders`: { name: folder }, each served below /name/. COOP and COEP give clocks of 5 microseconds in the page.
export async function serve(folders) {
  for (const folder of Object.values(folders)) warmUp(folder);
  const server = createServer((request, response) => {
    const [, name, rest] = /^\/([^/]+)(\/.*)$/.exec(request.url) ?? [];
    const file = folders[name] && fileFor(folders[name], rest);
    if (!file) return response.writeHead(404).end();
    const headers = {
      "Content-Type": types[extname(file)] ?? "application/octet-stream",
      "Cache-Control": "no-cache",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    };
    if (!types[extname(file)]) return createReadStream(file).pipe(response.writeHead(200, headers));
    const body = brotli(file);
    response.writeHead(200, { ...headers, "Content-Encoding": "br", "Content-Length": body.length }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://localhost:${server.address().port}`;
  return {
    origin,
    pageOf: (name) => `${origin}/${name}/`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
