// The palette by the host's wish and the person's settings. A host may choose light or dark; more contrast is the person's to ask for.

export type Theme = "light" | "dark" | "contrast" | "contrast-dark";

export interface Preferences {
  readonly dark: boolean;
  readonly contrast: boolean;
}

export function themeFor(attribute: string | null, { dark, contrast }: Preferences): Theme {
  const isDark = attribute === "light" || attribute === "dark" ? attribute === "dark" : dark;
  if (attribute === "contrast" || contrast) return isDark ? "contrast-dark" : "contrast";
  return isDark ? "dark" : "light";
}

const darkQuery = "(prefers-color-scheme: dark)";
const contrastQuery = "(prefers-contrast: more)";

export const themeNow = (attribute: string | null): Theme =>
  themeFor(attribute, { dark: matchMedia(darkQuery).matches, contrast: matchMedia(contrastQuery).matches });

// Calls when the person's settings change.
export function watchTheme(changed: () => void, signal: AbortSignal): void {
  for (const query of [darkQuery, contrastQuery]) matchMedia(query).addEventListener("change", changed, { signal });
}
