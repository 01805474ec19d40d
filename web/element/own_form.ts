// A form of the host's own: its definition, what its country changes, and its words, given as properties (docs/forms.md). What is not
// given is the package's.

import { loadForm, loadLocale, loadProfile } from "../glue/assets.js";
import type { FormFiles, JsonFile } from "../glue/wire.js";

type Property = "definition" | "profileData" | "words";

const isFile = (value: unknown): value is JsonFile => typeof value === "object" && value !== null && !Array.isArray(value);

export abstract class OwnForm extends HTMLElement {
  readonly #own: Partial<Record<Property, JsonFile>> = {};

  // Like a file of assets/forms; undefined: the form that the attribute names.
  get definition(): JsonFile | undefined {
    return this.#own.definition;
  }

  set definition(value: JsonFile | undefined) {
    this.#take("definition", value);
  }

  // Like a file of assets/profiles; undefined: the profile that the attribute names.
  get profileData(): JsonFile | undefined {
    return this.#own.profileData;
  }

  set profileData(value: JsonFile | undefined) {
    this.#take("profileData", value);
  }

  // Like a file of assets/locales. They come before the package's own words of the language.
  get words(): JsonFile | undefined {
    return this.#own.words;
  }

  set words(value: JsonFile | undefined) {
    this.#take("words", value);
  }

  protected abstract ownFormChanged(): void;
  protected abstract complainOf(property: string, message: string): void;

  protected get hasOwnForm(): boolean {
    return Object.keys(this.#own).length > 0;
  }

  protected async filesOf(form: string, profile: string, language: string): Promise<FormFiles> {
    const [definition, country, locale] = await Promise.all([
      this.#own.definition ?? loadForm(form),
      this.#own.profileData ?? loadProfile(profile),
      this.localeOf(language),
    ]);
    return { form: definition, profile: country, locale };
  }

  protected async localeOf(language: string): Promise<JsonFile> {
    const locale = await loadLocale(language);
    const { words } = this.#own;
    return words ? { ...locale, ...words, words: { ...(locale["words"] as JsonFile), ...(words["words"] as JsonFile) } } : locale;
  }

  #take(property: Property, value: unknown): void {
    if (value === undefined || value === null) delete this.#own[property];
    else if (isFile(value)) this.#own[property] = value;
    else return this.complainOf(property, "is not an object");
    this.ownFormChanged();
  }
}
