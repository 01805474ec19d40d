// The best of the languages there are for a BCP 47 tag: "nl-BE" is answered with "nl"; nothing when there is none.
export function languageIn(known: readonly string[], tag: string): string | undefined {
  const wanted = tag.toLowerCase();
  return [wanted, wanted.split("-")[0] ?? ""].find((name) => known.includes(name));
}
