// The values that some of the element's attributes take.

export const themes = ["auto", "light", "dark", "contrast"] as const;
export const painters = ["auto", "canvas", "native"] as const;
