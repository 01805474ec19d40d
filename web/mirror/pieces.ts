// The lines into which the browser broke a text: their words, and where they stand.

import type { Rect } from "./scene_writer.js";

export interface Piece {
  readonly words: string;
  readonly rect: Rect; // in the viewport; from the font's ascent to its descent
}

interface Known {
  readonly text: string;
  readonly widths: string;
  readonly starts: readonly number[];
}

const known = new WeakMap<Text, Known>();
const range = document.createRange();

interface Line {
  x: number;
  right: number;
  readonly y: number;
  readonly bottom: number;
}

// Rectangles that stand beside each other are one line.
function linesOf(rects: Iterable<DOMRect>): Line[] {
  const lines: Line[] = [];
  for (const rect of rects) {
    const last = lines[lines.length - 1];
    if (last && rect.y < (last.y + last.bottom) / 2) {
      last.x = Math.min(last.x, rect.x);
      last.right = Math.max(last.right, rect.right);
    } else if (rect.width > 0) {
      lines.push({ x: rect.x, right: rect.right, y: rect.y, bottom: rect.bottom });
    }
  }
  return lines;
}

// Which line the character stands on; collapsed white space stands on that of the character before it.
function lineAt(text: Text, offset: number, lines: readonly Line[]): number {
  for (let at = offset; at >= 0; at--) {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const rect = [...range.getClientRects()].pop();
    if (!rect || rect.width === 0) continue;
    const middle = (rect.top + rect.bottom) / 2;
    const line = lines.findIndex(({ bottom }) => middle < bottom);
    return line < 0 ? lines.length - 1 : line;
  }
  return 0;
}

// The first offset whose character stands on `line` or below; lines never go up again.
function startOf(text: Text, line: number, from: number, lines: readonly Line[]): number {
  let low = from;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lineAt(text, middle, lines) >= line) high = middle;
    else low = middle + 1;
  }
  const unit = text.data.charCodeAt(low);
  return unit >= 0xdc00 && unit <= 0xdfff ? low - 1 : low;
}

function startsOf(text: Text, lines: readonly Line[]): readonly number[] {
  const widths = lines.map(({ x, right }) => Math.round(10 * (right - x))).join(" ");
  const before = known.get(text);
  if (before && before.text === text.data && before.widths === widths) return before.starts;
  const starts = [0];
  for (let line = 1; line < lines.length; line++) starts.push(startOf(text, line, starts[line - 1] ?? 0, lines));
  known.set(text, { text: text.data, widths, starts });
  return starts;
}

// `keeps`: its white space stands as it is written.
export function pieces(text: Text, keeps: boolean): Piece[] {
  range.selectNodeContents(text);
  const lines = linesOf(range.getClientRects());
  const starts = startsOf(text, lines);
  return lines.flatMap(({ x, right, y, bottom }, line) => {
    const written = text.data.slice(starts[line], starts[line + 1]);
    const words = keeps ? written.replace(/\s+$/, "") : written.replace(/[ \t\n\r\f]+/g, " ").trim();
    return words === "" ? [] : [{ words, rect: { x, y, width: right - x, height: bottom - y } }];
  });
}
