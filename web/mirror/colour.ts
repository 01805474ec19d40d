// Computed CSS colours as 0xRRGGBBAA.

const known = new Map<string, number>();

const byte = (value: number): number => Math.round(Math.min(255, Math.max(0, value)));

const packed = (red: number, green: number, blue: number, alpha: number): number =>
  ((byte(red) << 24) | (byte(green) << 16) | (byte(blue) << 8) | byte(alpha)) >>> 0;

const numbersIn = (text: string): number[] => (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);

export function colourOf(computed: string): number {
  const found = known.get(computed) ?? read(computed);
  known.set(computed, found);
  return found;
}

// "rgb(1, 2, 3)" and "color(srgb 0.1 0.2 0.3 / 0.5)" are what engines give; others are painted on one pixel and read back.
function read(computed: string): number {
  const [first = 0, second = 0, third = 0, alpha = 1] = numbersIn(computed.replace(/^color\(srgb/, ""));
  if (/^rgba?\(/.test(computed)) return packed(first, second, third, 255 * alpha);
  if (/^color\(srgb /.test(computed)) return packed(255 * first, 255 * second, 255 * third, 255 * alpha);
  return paintedPixel(computed);
}

function paintedPixel(colour: string): number {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d");
  if (!context) return 0;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return packed(red, green, blue, alpha);
}
