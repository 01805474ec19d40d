// The palette by the host's wish and the person's settings.

export type Theme = "light" | "dark" | "contrast" | "contrast-dark";

export interface Preferences {
  readonly dark: boolean;
  readonly contrast: boolean;
}

export function themeFor(attribute: string | null, { dark, contrast }: Preferences): Theme {
  if (attribute === "light" || attribute === "dark") return attribute;
  if (attribute === "contrast" || contrast) return dark ? "contrast-dark" : "contrast";
  return dark ? "dark" : "light";
}
