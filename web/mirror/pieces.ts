// The lines into which the browser broke a text: their words, and where they stand.

import { lineStart } from "./line_start.js";
import type { Rect } from "./scene_writer.js";

export interface Piece {
  readonly words: string;
  readonly rect: Rect; // in the viewport; from the font's ascent to its descent, up to the next word
  readonly advance: number; // how wide the words are by themselves; 0: not known
}

// A part of a line: its words, and how far from the line's beginning they stand.
interface Part {
  readonly words: string;
  readonly from: number;
  readonly width: number; // up to the next word
  readonly advance: number;
}

interface Known {
  readonly text: string;
  readonly widths: string;
  readonly lines: readonly (readonly Part[])[];
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

const isWhole = (width: number): boolean => Math.abs(width - Math.round(width)) < 0.001;

// Where the engine rounds every letter's width (WebKitGTK), a line drifts from what the font says: then each word, or eight letters of it, has its own place.
// `keeps`: white space stands as it is written, also at the line's end, where it hangs.
function partsOf(text: Text, from: number, to: number, line: Line, keeps: boolean): Part[] {
  const width = line.right - line.x;
  const written = text.data.slice(from, to);
  // White space as CSS has it: other spaces are letters.
  const words = keeps ? written.replace(/[ \t\n\r\f]+$/, "") : written.replace(/[ \t\n\r\f]+/g, " ").replace(/^ | $/g, "");
  if (!isWhole(width)) return [{ words, from: 0, width, advance: keeps ? 0 : width }];
  const found = [...written.matchAll(/[^ \t\n\r\f]{1,8}/g)].map(({ 0: word, index }) => {
    range.setStart(text, from + index);
    range.setEnd(text, from + index + word.length);
    const rect = range.getBoundingClientRect();
    return { word, from: rect.x - line.x, width: rect.width };
  });
  return found.map(({ word, from: start, width: advance }, at) => {
    const next = found[at + 1]?.from;
    return { words: word, from: start, width: next === undefined ? advance : next - start, advance };
  });
}

function linesOfText(text: Text, lines: readonly Line[], keeps: boolean): readonly (readonly Part[])[] {
  const starts = [0];
  for (let line = 1; line < lines.length; line++)
    starts.push(lineStart(text.data, line, starts[line - 1] ?? 0, text.length, (at) => lineAt(text, at, lines)));
  return lines.map((line, at) => partsOf(text, starts[at] ?? 0, starts[at + 1] ?? text.length, line, keeps));
}

export function pieces(text: Text, keeps: boolean): Piece[] {
  range.selectNodeContents(text);
  const lines = linesOf(range.getClientRects());
  const widths = lines.map(({ x, right }) => Math.round(10 * (right - x))).join(" ");
  let before = known.get(text);
  if (!before || before.text !== text.data || before.widths !== widths) {
    before = { text: text.data, widths, lines: linesOfText(text, lines, keeps) };
    known.set(text, before);
  }
  return lines.flatMap(({ x, y, bottom }, line) =>
    (before.lines[line] ?? []).flatMap(({ words, from, width, advance }) =>
      words === "" ? [] : [{ words, advance, rect: { x: x + from, y, width, height: bottom - y } }],
    ),
  );
}
