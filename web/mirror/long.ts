// A value so long that its box scrolls and nobody counts its lines.

const longestValue = 20_000; // bytes
export const linesOfLongValue = 40;

export const isLong = (value: string): boolean =>
  value.length > longestValue / 3 && new TextEncoder().encode(value).length > longestValue;
