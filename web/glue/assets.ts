// What the form fetches beside its own code: Wasm, fonts, the form's definition, the words of a language, the particulars of a country. Everything
// is fetched in parallel, once a page, and checked against the hash that the build wrote down.

import { files, type PackageFile } from "complaint-form-files";
import { AssetError, type AssetKind } from "./asset_error.js";
import { languageIn } from "./language.js";
import type { JsonFile } from "./wire.js";

export interface Fonts {
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
}

export const fontFamily = "Complaint Inter";
export const languages: readonly string[] = Object.keys(files.locales);
export const profiles: readonly string[] = Object.keys(files.profiles);
export const forms: readonly string[] = Object.keys(files.forms);

// The best language we have; nothing when there is none.
export const languageFor = (tag: string): string | undefined => languageIn(languages, tag);

const pending = new Map<string, Promise<unknown>>();

// A failed fetch is forgotten, so that a later element may try again.
function once<T>(key: string, make: () => Promise<T>): Promise<T> {
  const known = pending.get(key) as Promise<T> | undefined;
  if (known) return known;
  const made = make();
  pending.set(key, made);
  made.catch(() => pending.delete(key));
  return made;
}

// A bundler may have put a small file into the code itself. Its bytes have come with the code, and where connect-src is 'self'
// no data: address may be fetched.
function readInline(address: string): Response {
  const comma = address.indexOf(",");
  const text = decodeURIComponent(address.slice(comma + 1));
  if (!address.slice(0, comma).endsWith(";base64")) return new Response(text);
  return new Response(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}

// ms; a download that stalls ends then, and may be tried again.
export const longestWait = 60_000;

async function fetchFile(asset: AssetKind, file: PackageFile): Promise<Response> {
  if (file.url.startsWith("data:")) return readInline(file.url);
  const signal = AbortSignal.timeout(longestWait);
  const response = await fetch(file.url, { integrity: file.integrity, signal }).catch((reason: unknown) => {
    throw new AssetError(asset, `${file.url}: ${String(reason)}`);
  });
  if (!response.ok) throw new AssetError(asset, `${file.url}: HTTP ${response.status}`);
  return response;
}

// Streams where the server sends application/wasm; other types need the whole file first.
async function compile(file: PackageFile): Promise<WebAssembly.Module> {
  const response = await fetchFile("wasm", file);
  const streams = response.headers.get("Content-Type") === "application/wasm";
  const compiling = streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  return compiling.catch((reason: unknown) => {
    throw new AssetError("wasm", String(reason));
  });
}

export const loadWasm = (): Promise<WebAssembly.Module> => once("wasm", () => compile(files.wasm));
export const loadPainter = (): Promise<WebAssembly.Module> => once("painter", () => compile(files.painter));

const loadBytes = (file: PackageFile): Promise<Uint8Array> =>
  once(file.url, async () => new Uint8Array(await (await fetchFile("font", file)).arrayBuffer()));

async function addFace(bytes: Uint8Array, weight: string): Promise<void> {
  const face = new FontFace(fontFamily, bytes.slice().buffer, { weight });
  document.fonts.add(await face.load());
}

export const loadFonts = (): Promise<Fonts> =>
  once("fonts", async () => {
    const [regular, semibold] = await Promise.all([loadBytes(files.fonts.regular), loadBytes(files.fonts.semibold)]);
    await Promise.all([addFace(regular, "400"), addFace(semibold, "600")]);
    return { regular, semibold };
  });

function loadJson(asset: AssetKind, name: string, known: Readonly<Record<string, PackageFile>>): Promise<JsonFile> {
  const file = known[name];
  if (!file) return Promise.reject(new AssetError(asset, `unknown ${asset} "${name}"`));
  return once(file.url, async () => (await (await fetchFile(asset, file)).json()) as JsonFile);
}

// Of a form, a country and a language; see web/element/first_pages.ts.
export const loadFirstPages = (form: string, profile: string, language: string): Promise<JsonFile> =>
  loadJson("lang", `${form}-${profile}-${language}`, files.first);
export const loadForm = (name: string): Promise<JsonFile> => loadJson("form", name, files.forms);
export const loadLocale = (name: string): Promise<JsonFile> => loadJson("lang", name, files.locales);
export const loadProfile = (name: string): Promise<JsonFile> => loadJson("profile", name, files.profiles);
