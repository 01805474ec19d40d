// Reads a screenshot: PNG with 8 bits a channel, not interlaced, as browsers write it. Gives brightness, one number a pixel.
import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";

const channelsOf = { 0: 1, 2: 3, 6: 4 };

function chunksOf(bytes) {
  const chunks = [];
  for (let at = 8; at < bytes.length;) {
    const size = bytes.readUInt32BE(at);
    chunks.push({ type: bytes.toString("latin1", at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + size) });
    at += 12 + size;
  }
  return chunks;
}

function paeth(a, b, c) {
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (toA <= toB && toA <= toC) return a;
  return toB <= toC ? b : c;
}

const predictors = [() => 0, (a) => a, (_, b) => b, (a, b) => (a + b) >> 1, paeth];

function unfilter(raw, height, stride, step) {
  const out = Buffer.alloc(height * stride);
  for (let y = 0; y < height; ++y) {
    const predict = predictors[raw[y * (stride + 1)]];
    for (let x = 0; x < stride; ++x) {
      const at = y * stride + x;
      const a = x >= step ? out[at - step] : 0;
      const b = y > 0 ? out[at - stride] : 0;
      const c = x >= step && y > 0 ? out[at - stride - step] : 0;
      out[at] = raw[y * (stride + 1) + 1 + x] + predict(a, b, c);
    }
  }
  return out;
}

export function readPicture(bytes) {
  const chunks = chunksOf(bytes);
  const head = chunks.find(({ type }) => type === "IHDR").data;
  const [width, height, step] = [head.readUInt32BE(0), head.readUInt32BE(4), channelsOf[head[9]]];
  assert.ok(head[8] === 8 && step && head[12] === 0, "a kind of PNG that this does not read");
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  const samples = unfilter(raw, height, width * step, step);
  const light = new Float32Array(width * height);
  for (let i = 0; i < light.length; ++i)
    light[i] =
      step < 3 ? samples[i * step] : 0.299 * samples[i * step] + 0.587 * samples[i * step + 1] + 0.114 * samples[i * step + 2];
  return { width, height, light };
}
