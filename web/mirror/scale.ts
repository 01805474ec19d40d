// The sizes of text at a text scale.

export interface Sizes {
  readonly body: number; // CSS px, as all of them
  readonly lead: number;
  readonly heading: number;
  readonly headingLine: number;
}

// Multiples of 4: what Dear ImGui draws exactly.
const scaled = (base: number, scale: number): number => 4 * Math.floor((base * scale) / 4 + 0.5);

const longestWord = 10.5; // em of a heading's type: "Persoonsgegevens"

// `width`: of the form in CSS px. Headings are no larger than their longest word allows, and no smaller than three quarters of the text.
export const sizesAt = (scale: number, width: number): Sizes => {
  const body = scaled(16, scale);
  const most = Math.max(scaled(12, scale), 4 * Math.floor(width / longestWord / 4));
  const heading = Math.min(scaled(28, scale), most);
  return { body, lead: Math.min(scaled(20, scale), most), heading, headingLine: heading + Math.round(8 * scale) };
};

// 1 to 2, from the computed font size of the form in CSS px.
export const scaleOf = (fontSize: number): number => Math.min(2, Math.max(1, fontSize / 16 || 1));

export const isNarrow = (width: number, sizes: Sizes): boolean => width < 30 * sizes.body;
