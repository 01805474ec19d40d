// Draws the app's icon (assets/icons/icon.svg) as PNG: a home screen wants pixels. Shapes on a grid of 64 x 64, each pixel the
// mean of 16 samples.

import { deflateSync } from "node:zlib";

const blue = [0x0b, 0x5c, 0x8a];
const white = [0xff, 0xff, 0xff];
const grid = 64;

const bubble = [
  [16, 16],
  [48, 16],
  [48, 40],
  [32, 40],
  [22, 49],
  [22, 40],
  [16, 40],
];
const tick = [
  [24, 28],
  [30, 34],
  [41, 22],
];
const tickWidth = 4;

// By the even-odd rule.
function isInside(polygon, x, y) {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [polygon[i], polygon[j]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

// Distance along and across a segment; ends are square, as SVG's butt caps are.
function isOnSegment([ax, ay], [bx, by], x, y) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  const along = ((x - ax) * dx + (y - ay) * dy) / length;
  const across = Math.abs((x - ax) * dy - (y - ay) * dx) / length;
  return along >= 0 && along <= length && across <= tickWidth / 2;
}

const isOnTick = (x, y) => isOnSegment(tick[0], tick[1], x, y) || isOnSegment(tick[1], tick[2], x, y) || isMiter(x, y);

// The corner between the two strokes, outwards.
const isMiter = (x, y) => Math.hypot(x - tick[1][0], y - tick[1][1]) <= tickWidth / 2;

function isOnGround(x, y, radius) {
  const dx = Math.max(radius - x, x - (grid - radius), 0);
  const dy = Math.max(radius - y, y - (grid - radius), 0);
  return Math.hypot(dx, dy) <= radius;
}

// Red, green, blue and opacity (0 or 1) at a point of the grid.
function sample(x, y, { radius, scale }) {
  if (!isOnGround(x, y, radius)) return [0, 0, 0, 0];
  const [u, v] = [(x - grid / 2) / scale + grid / 2, (y - grid / 2) / scale + grid / 2];
  if (!isInside(bubble, u, v)) return [...blue, 1];
  return isOnTick(u, v) ? [...blue, 1] : [...white, 1];
}

function pixel(column, row, size, shape) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < 16; ++i) {
    const x = ((column + ((i % 4) + 0.5) / 4) * grid) / size;
    const y = ((row + (Math.floor(i / 4) + 0.5) / 4) * grid) / size;
    const [r, g, b, a] = sample(x, y, shape);
    [r * a, g * a, b * a, a].forEach((value, at) => (sum[at] += value));
  }
  const opaque = sum[3] || 1;
  return [sum[0] / opaque, sum[1] / opaque, sum[2] / opaque, (sum[3] / 16) * 255].map(Math.round);
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes) => (bytes.reduce((c, byte) => crcTable[(c ^ byte) & 255] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

// A PNG of `size` x `size` pixels. A maskable icon fills its square and keeps its picture within the middle 80 %.
export function drawIcon(size, maskable = false) {
  const shape = maskable ? { radius: 0, scale: 0.8 } : { radius: 14, scale: 1 };
  const rows = [];
  for (let row = 0; row < size; ++row) {
    const line = [0]; // no filter
    for (let column = 0; column < size; ++column) line.push(...pixel(column, row, size, shape));
    rows.push(Buffer.from(line));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8); // 8 bits, red green blue opacity
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
