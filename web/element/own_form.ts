// A form of the host's own: its definition, what its country changes, and its words, given as properties (docs/forms.md). What is not
// given is the package's. What is wrong with a file the module tells, when it starts.

import { AssetError } from "../glue/asset_error.js";
import { loadForm, loadLocale, loadProfile } from "../glue/assets.js";
import { digestField } from "../glue/digest.js";
import type { FormFiles, JsonFile } from "../glue/wire.js";
import { Reflected } from "./reflected.js";
import type { Words } from "./words.js";

type Property = "definition" | "profileData" | "words";

interface Own {
  readonly given: JsonFile | undefined; // as the host reads it again
  readonly file: JsonFile; // as it was then
}

const isObject = (value: unknown): value is JsonFile => typeof value === "object" && value !== null && !Array.isArray(value);

// What JSON makes of it: null of what is no JSON (a function, a cycle), which the module refuses.
function asFile(value: unknown): JsonFile {
  try {
    return JSON.parse(JSON.stringify(value) ?? "null") as JsonFile;
  } catch {
    return null as unknown as JsonFile;
  }
}

// RFC 9530, as the package's own words have it.
async function digestOf(text: string): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  return digestField(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

// A clause of the form's own is known by a digest of its own; of plain http the host gives it.
async function withDigest(words: JsonFile, form: string): Promise<JsonFile> {
  const clause = words[`${form}.personal_data.clause`];
  const key = `${form}.consent.digest`;
  if (typeof clause !== "string") return words;
  const digest = await digestOf(clause);
  return digest === undefined ? words : { ...words, [key]: digest };
}

export abstract class OwnForm extends Reflected {
  readonly #own: Partial<Record<Property, Own>> = {};
  #changes = 0;

  /** Like a file of assets/forms; undefined: the form that the attribute names. */
  get definition(): JsonFile | undefined {
    return this.#own.definition?.given;
  }

  set definition(value: JsonFile | undefined) {
    this.#take("definition", value);
  }

  /** Like a file of assets/profiles; undefined: the profile that the attribute names. */
  get profileData(): JsonFile | undefined {
    return this.#own.profileData?.given;
  }

  set profileData(value: JsonFile | undefined) {
    this.#take("profileData", value);
  }

  /** Like a file of assets/locales, in its language. They come before the package's own words of that language. */
  get words(): JsonFile | undefined {
    return this.#own.words?.given;
  }

  set words(value: JsonFile | undefined) {
    this.#take("words", value);
  }

  protected abstract ownFormChanged(): void;

  // The host's own words of the element itself, as far as it gave any.
  protected get ownWords(): Words | undefined {
    const file: unknown = this.#own.words?.file;
    return isObject(file) && isObject(file["words"]) ? (file["words"] as Words) : undefined;
  }

  protected get hasOwnForm(): boolean {
    return Object.keys(this.#own).length > 0;
  }

  // Another one after every change.
  protected get ownVersion(): number {
    return this.#changes;
  }

  protected async filesOf(form: string, profile: string, language: string): Promise<FormFiles> {
    const own = this.#own.definition?.file;
    const [definition, country, locale] = await Promise.all([
      own === undefined ? loadForm(form) : own,
      this.#own.profileData ? this.#own.profileData.file : loadProfile(profile),
      this.localeOf(language),
    ]);
    if (own !== undefined) requireClause(definition, locale);
    return { form: definition, profile: country, locale };
  }

  protected async localeOf(language: string): Promise<JsonFile> {
    const own = this.#own.words?.file;
    if (own === undefined) return loadLocale(language);
    if (!isObject(own) || !isObject(own["words"])) return own; // the module tells what is wrong
    const spoken = typeof own["language"] === "string" ? own["language"] : language;
    const theirs = await loadLocale(spoken).catch((): JsonFile => ({}));
    const form = String(this.#own.definition?.file?.["form"] ?? this.getAttribute("form") ?? "complaint");
    return { ...theirs, ...own, words: { ...(theirs["words"] as JsonFile), ...(await withDigest(own["words"], form)) } };
  }

  #take(property: Property, value: JsonFile | null | undefined): void {
    if (value === undefined || value === null) delete this.#own[property];
    else this.#own[property] = { given: value, file: asFile(value) };
    this.#changes += 1;
    this.ownFormChanged();
  }
}

// Nobody agrees to, or is told of, what the package's company does with the data of another's form.
function requireClause(definition: JsonFile, locale: JsonFile): void {
  const form = String(definition?.["form"]);
  const clause = `${form}.personal_data.clause`;
  const words = isObject(locale) && isObject(locale["words"]) ? locale["words"] : {};
  if (isObject(definition) && definition["agreement"] !== "none" && words[clause] === undefined)
    throw new AssetError("form", `words /words lack "${clause}", which "agreement" needs`);
}
