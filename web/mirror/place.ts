// Puts the mirror's elements over the rectangles that the view painted. Rectangles are in CSS px from the form's top left
// corner; an element stands relative to the frame of the element that it is in.

import { floatsPerNode } from "../glue/abi.js";
import type { Item, PartName } from "./item.js";

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly frame: Rect;
  readonly parts: Readonly<Record<PartName, Rect>>;
  readonly native: number; // bits of view::Native
}

const nativeBits: Readonly<Record<PartName, number>> = { label: 1, hint: 2, problem: 4, control: 8, count: 16 };
const partNames = ["label", "hint", "problem", "control", "count"] as const;

// Node number `index` of the module's float array: frame, label, hint, problem, control, count, bits.
export function readPlaced(floats: Float32Array, index: number): Placed {
  const base = index * floatsPerNode;
  const at = (offset: number): number => floats[base + offset] ?? 0;
  const rect = (n: number): Rect => ({ x: at(4 * n), y: at(4 * n + 1), width: at(4 * n + 2), height: at(4 * n + 3) });
  const parts = { label: rect(1), hint: rect(2), problem: rect(3), control: rect(4), count: rect(5) };
  return { frame: rect(0), parts, native: at(24) };
}

function setStyle(element: HTMLElement, name: string, value: string): void {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}

function put(element: HTMLElement, rect: Rect, origin: Rect): void {
  setStyle(element, "left", `${rect.x - origin.x}px`);
  setStyle(element, "top", `${rect.y - origin.y}px`);
  setStyle(element, "width", `${rect.width}px`);
  setStyle(element, "height", `${rect.height}px`);
}

// An element that is its own label: the words stand inside its frame.
function pad(element: HTMLElement, frame: Rect, label: Rect): void {
  const left = label.x - frame.x;
  const top = label.y - frame.y;
  const right = frame.width - left - label.width;
  const bottom = frame.height - top - label.height;
  setStyle(element, "padding", [top, right, bottom, left].map((side) => `${Math.max(0, side)}px`).join(" "));
}

// A box made as wide as its words: where the browser's are a fraction wider, they must not break.
function keepOnOneLine(item: Item, label: Rect, line: number): void {
  const element = item.parts.label;
  if (!element || (item.node.role !== "link" && item.node.role !== "button")) return;
  setStyle(element, "white-space", label.height < 1.5 * line ? "nowrap" : "normal");
}

function putPart(item: Item, name: PartName, placed: Placed): void {
  const element = item.parts[name];
  if (!element) return;
  element.classList.toggle("shown", (placed.native & nativeBits[name]) !== 0);
  if (element === item.root) return name === "label" ? pad(element, placed.frame, placed.parts.label) : undefined;
  if (item.node.role !== "link") return put(element, placed.parts[name], placed.frame);
  put(element, placed.frame, placed.frame);
  pad(element, placed.frame, placed.parts.label);
}

const noOrigin: Rect = { x: 0, y: 0, width: 0, height: 0 };

// `busy`: a node whose input method is at work keeps its place. `line`: the height of a line of body text, CSS px.
export function placeAll(items: readonly Item[], floats: Float32Array, busy: string | undefined, line: number): void {
  const frames = new Map<string, Rect>();
  for (const [index, item] of items.entries()) {
    const placed = readPlaced(floats, index);
    frames.set(item.node.id, placed.frame);
    if (item.node.id === busy) continue;
    put(item.root, placed.frame, frames.get(item.node.parent ?? "") ?? noOrigin);
    for (const name of partNames) putPart(item, name, placed);
    keepOnOneLine(item, placed.parts.label, line);
  }
}

const placedProperties = ["left", "top", "width", "height", "padding", "white-space"];

// Back to the browser's own flow.
export function unplaceAll(items: readonly Item[]): void {
  for (const item of items)
    for (const element of [item.root, ...Object.values(item.parts)]) {
      for (const name of placedProperties) element.style.removeProperty(name);
      element.classList.remove("shown");
    }
}
