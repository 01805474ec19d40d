// The headless validator: the form's own checks for Node >= 18 and browsers, without a DOM.
//
//   await loadValidator();
//   validateComplaint(json, { profile: "nl" })            -> { ok: true } or { ok: false, problems: [{ pointer, code }] }
//   validateField("phone", "06 12345678")                 -> { ok: true, value: "+31612345678" } or { ok: false, code }

import type { FieldName } from "./field_name.js";
import { Instance } from "./instance.js";

export interface ValidatorOptions {
  /** The country whose rules hold ("nl", "be"). A payload's own by default; "nl" for a field. */
  readonly profile?: string;
  /** The form of a payload ("complaint", "personal-data"); any that the validator knows by default. */
  readonly form?: string;
  /** The latest day that is not in the future, "YYYY-MM-DD"; the local date by default. */
  readonly today?: string;
}

export type { FieldName };

export interface PayloadProblem {
  /** Where: an RFC 6901 JSON Pointer; "" is the whole payload. */
  readonly pointer: string;
  /** What, e.g. "bad_checksum". */
  readonly code: string;
}

export type ComplaintVerdict = { readonly ok: true } | { readonly ok: false; readonly problems: readonly PayloadProblem[] };
export type FieldVerdict = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: string };

interface FileReading {
  readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
}

// The most bytes that a payload may have; a longer text is too large whatever follows, and is not copied whole.
const mostBytes = 65536;

const dated = 1 << 8; // in the number of a field that is judged by the day (shell/validator/abi.cpp)

let compiled: WebAssembly.Module | undefined;
let instance: Instance | undefined;
const additions: ((checks: Instance) => number)[] = []; // of forms and profiles, for an instance that takes another's place
const codes: (string | undefined)[] = [];

/**
 * Loads the module once; the checks are synchronous from then on.
 * @param source the module's bytes or a compiled module, where it is not to be found beside this file
 */
export async function loadValidator(source?: BufferSource | WebAssembly.Module): Promise<void> {
  if (instance) return;
  const module = await compile(source);
  compiled ??= module;
  instance ??= new Instance(compiled);
}

/** Has loadValidator() ended? Then the checks can be called. */
export const isLoaded = (): boolean => instance !== undefined;

/** Checks one complaint: JSON text, as a string or as UTF-8 bytes. */
export function validateComplaint(json: string | Uint8Array, options: ValidatorOptions = {}): ComplaintVerdict {
  requireObject("options", options);
  if (typeof json !== "string" && !(json instanceof Uint8Array))
    throw new TypeError("validateComplaint takes JSON text or its bytes");
  const form = options.form === undefined ? -1 : forms.of(options.form);
  const profile = options.profile === undefined ? -1 : profiles.of(options.profile);
  const today = dayNumber(options.today);
  return guarded((checks) =>
    checks.checkPayload(json.length > mostBytes ? firstOf(json, mostBytes + 1) : json, form, profile, today)
      ? { ok: true }
      : { ok: false, problems: JSON.parse(checks.output()) as readonly PayloadProblem[] },
  );
}

/**
 * Takes a form of the host's own, and a profile, each like a file of assets/forms and assets/profiles (docs/forms.md); one of the same
 * name makes room for it. Throws a TypeError that says what is wrong with them, as JSON Pointer and words.
 */
export function addForm(files: { readonly definition?: object; readonly profileData?: object }): void {
  requireObject("files", files);
  const { definition, profileData } = files;
  if (definition === undefined && profileData === undefined) throw new TypeError("addForm takes a definition, a profile or both");
  const form = definition === undefined ? undefined : jsonOf("definition", definition);
  const profile = profileData === undefined ? undefined : jsonOf("profileData", profileData);
  // The profile first: what is wrong with either is told before the form is known.
  if (profile !== undefined) add((checks) => checks.addProfile(profile));
  if (form !== undefined) add((checks) => checks.addForm(form));
}

function add(addition: (checks: Instance) => number): void {
  guarded((checks) => {
    if (addition(checks) < 0) throw new TypeError(`complaint validator: ${checks.output().trim()}`);
  });
  additions.push(addition);
}

function requireObject(what: string, value: unknown): void {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new TypeError(`complaint validator: ${what} is not an object`);
}

function jsonOf(what: string, file: object): string {
  requireObject(what, file);
  try {
    return JSON.stringify(file);
  } catch (cause) {
    throw new TypeError(`complaint validator: ${what} is no JSON`, { cause });
  }
}

/** Checks what was typed into one field. */
export function validateField(name: FieldName, value: string, options: ValidatorOptions = {}): FieldVerdict {
  requireObject("options", options);
  if (typeof value !== "string") throw new TypeError("validateField takes a string");
  const field = fields.of(name);
  const profile = profiles.of(options.profile === undefined ? "nl" : options.profile);
  if (value.length > mostBytes) return { ok: false, code: "too_long" }; // no payload has room for it
  const today = field >= dated ? dayNumber(options.today) : 0;
  const checks = running();
  try {
    const answer = checks.checkField(field, value, profile, today);
    if (answer === 0) return { ok: true, value };
    return answer < 0 ? { ok: true, value: checks.output() } : { ok: false, code: codeOf(answer, checks) };
  } catch (cause) {
    throw reloaded(cause);
  }
}

function codeOf(problem: number, checks: Instance): string {
  return (codes[problem] ??= checks.code(problem));
}

function firstOf(json: string | Uint8Array, count: number): string | Uint8Array {
  return typeof json === "string" ? json.slice(0, count) : json.subarray(0, count);
}

async function compile(source: BufferSource | WebAssembly.Module | undefined): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (source !== undefined) return WebAssembly.compile(source);
  const url = new URL("./complaint-validator.wasm", import.meta.url);
  if (url.protocol !== "file:") return WebAssembly.compileStreaming(fetch(url));
  const fileSystem = "node:fs/promises";
  const { readFile } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ fileSystem)) as FileReading;
  return WebAssembly.compile(await readFile(url));
}

function running(): Instance {
  if (!instance) throw new Error("complaint validator: await loadValidator() first");
  return instance;
}

function guarded<Answer>(check: (checks: Instance) => Answer): Answer {
  const checks = running();
  try {
    return check(checks);
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    throw reloaded(cause);
  }
}

// An instance that trapped is in an unknown state: it is thrown away, a new one takes its place, and the caller is told.
function reloaded(cause: unknown): Error {
  if (compiled) instance = new Instance(compiled);
  if (instance) for (const add of additions) add(instance);
  return new Error("complaint validator: the check failed and was reloaded; this value was not judged", { cause });
}

// Numbers of names, asked once; callers mostly give the name they gave before.
class Numbers {
  private readonly known = new Map<string, number>();
  private lastName: string | undefined;
  private lastNumber = 0;

  constructor(
    private readonly what: string,
    private readonly ask: (checks: Instance, name: string) => number,
  ) {}

  of(name: string): number {
    if (typeof name !== "string") throw new TypeError(`complaint validator: a ${this.what} is named by a string`);
    if (name === this.lastName) return this.lastNumber;
    const number = this.known.get(name) ?? guarded((checks) => this.ask(checks, name));
    if (number < 0) throw new TypeError(`complaint validator: there is no ${this.what} "${name}"`);
    this.known.set(name, number);
    this.lastName = name;
    this.lastNumber = number;
    return number;
  }
}

const forms = new Numbers("form", (checks, name) => checks.form(name));
const fields = new Numbers("field", (checks, name) => checks.field(name));
const profiles = new Numbers("profile", (checks, name) => checks.profile(name));

let lastToday: string | undefined;
let lastNumber = 0;

// "2026-11-22" -> 20261122. Callers mostly name the same day again.
function dayNumber(today: string | undefined): number {
  if (today === undefined) {
    const now = new Date();
    return now.getFullYear() * 10000 + (now.getMonth() + 1) * 100 + now.getDate();
  }
  if (today === lastToday) return lastNumber;
  if (typeof today !== "string" || !isDay(today))
    throw new RangeError("complaint validator: today is to be a day written YYYY-MM-DD");
  lastToday = today;
  lastNumber = Number(today.replaceAll("-", ""));
  return lastNumber;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
