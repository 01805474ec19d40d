// Marks of a scene as the painter reads them: 32-bit numbers, then texts in UTF-8. The kinds and their members are those of
// src/view/scene.h.
import type { Scene } from "../glue/painter.js";

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Corners {
  readonly radius: number; // CSS px
  readonly round: number; // bits: 1 top left, 2 top right, 4 bottom left, 8 bottom right
}

export interface Font {
  readonly size: number; // CSS px
  readonly weight: number;
  readonly colour: number; // 0xRRGGBBAA, as all of them
}

export interface Underline {
  readonly thickness: number;
  readonly offset: number; // from the baseline
  readonly colour: number;
}

const kinds = { box: 0, ring: 1, run: 2, sign: 3, tick: 4, hole: 5, clip: 6 } as const;

export class SceneWriter {
  #buffer = new ArrayBuffer(16_384);
  #wholes = new Uint32Array(this.#buffer);
  #floats = new Float32Array(this.#buffer);
  #count = 0;
  #texts: Uint8Array[] = [];
  #textSize = 0;
  readonly #encoder = new TextEncoder();

  begin(picture: Rect, density: number): void {
    this.#count = this.#textSize = 0;
    this.#texts = [];
    this.#float(picture.width, picture.height, density);
  }

  box(rect: Rect, fill: number, border: number, thickness: number, corners: Corners): void {
    this.#whole(kinds.box);
    this.#rect(rect);
    this.#whole(fill, border);
    this.#float(thickness, corners.radius);
    this.#whole(corners.round);
  }

  ring(rect: Rect, colour: number, thickness: number, offset: number, radius: number): void {
    this.#whole(kinds.ring);
    this.#rect(rect);
    this.#whole(colour);
    this.#float(thickness, offset, radius);
  }

  // `advance`: how wide the words are; 0: not known.
  run(words: string, rect: Rect, baseline: number, advance: number, font: Font, underline: Underline | undefined): void {
    this.#whole(kinds.run);
    this.#rect(rect);
    this.#float(baseline, advance, font.size);
    this.#whole(font.weight, font.colour);
    this.#float(underline?.thickness ?? 0, underline?.offset ?? 0);
    this.#whole(underline?.colour ?? 0);
    this.#text(words);
  }

  sign(words: string, rect: Rect, font: Font): void {
    this.#whole(kinds.sign);
    this.#rect(rect);
    this.#float(font.size);
    this.#whole(font.weight, font.colour);
    this.#text(words);
  }

  tick(rect: Rect, colour: number): void {
    this.#whole(kinds.tick);
    this.#rect(rect);
    this.#whole(colour);
  }

  hole(rect: Rect): void {
    this.#whole(kinds.hole);
    this.#rect(rect);
  }

  // Nothing: all of the picture again.
  clip(rect: Rect = { x: 0, y: 0, width: 0, height: 0 }): void {
    this.#whole(kinds.clip);
    this.#rect(rect);
  }

  finish(): Scene {
    const bytes = new Uint8Array(4 * this.#count + this.#textSize);
    bytes.set(new Uint8Array(this.#buffer, 0, 4 * this.#count));
    let at = 4 * this.#count;
    for (const text of this.#texts) {
      bytes.set(text, at);
      at += text.length;
    }
    return { bytes, numbers: this.#count };
  }

  #rect({ x, y, width, height }: Rect): void {
    this.#float(x, y, width, height);
  }

  #text(words: string): void {
    const bytes = this.#encoder.encode(words);
    this.#whole(this.#textSize, bytes.length);
    this.#texts.push(bytes);
    this.#textSize += bytes.length;
  }

  #whole(...values: number[]): void {
    this.#makeRoom(values.length);
    for (const value of values) this.#wholes[this.#count++] = value;
  }

  #float(...values: number[]): void {
    this.#makeRoom(values.length);
    for (const value of values) this.#floats[this.#count++] = value;
  }

  #makeRoom(more: number): void {
    if (4 * (this.#count + more) <= this.#buffer.byteLength) return;
    const old = new Uint8Array(this.#buffer);
    this.#buffer = new ArrayBuffer(2 * old.length);
    new Uint8Array(this.#buffer).set(old);
    this.#wholes = new Uint32Array(this.#buffer);
    this.#floats = new Float32Array(this.#buffer);
  }
}
