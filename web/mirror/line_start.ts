// Where a line of a text begins, by halving: lines never go up again.

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

// The first UTF-16 offset from `from` up to `to` whose character stands on `line` or below; `lineAt` says which line one stands on.
export function lineStart(text: string, line: number, from: number, to: number, lineAt: (offset: number) => number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lineAt(middle) >= line) high = middle;
    else low = middle + 1;
  }
  return isLowSurrogate(text.charCodeAt(low)) ? low - 1 : low;
}
