// What the element says itself, in the languages of the build. The words stand in assets/locales under "element." (in the entry: needed
// before a language file has come, and when none does) and "news." (in runtime.js).

import { languageIn } from "../glue/language.js";

export type Words = Readonly<Record<string, string>>;

const otherwise = "nl";

// The words under `key` in the best of the languages, with {names} filled in; a host's `own` come first.
export function say<Key extends string>(
  catalogue: Readonly<Record<string, Readonly<Record<Key, string>>>>,
  key: Key,
  language: string,
  { own, names = {} }: { readonly own?: Words | undefined; readonly names?: Words } = {},
): string {
  const spoken = languageIn(Object.keys(catalogue), language) ?? otherwise;
  const found = own?.[key] ?? catalogue[spoken]?.[key] ?? "";
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole);
}
