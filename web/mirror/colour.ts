// Any CSS colour as "#rrggbb", for the view's palette.

const hex = (value: number): string =>
  Math.round(Math.min(255, Math.max(0, value)))
    .toString(16)
    .padStart(2, "0");

// Computed colours come as "rgb(r, g, b)" where they can; newer colour spaces are painted on one pixel and read back.
export function hexOf(computed: string): string {
  const rgb = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)/.exec(computed);
  const channels = rgb ? rgb.slice(1, 4).map(Number) : paintedPixel(computed);
  return `#${channels.map(hex).join("")}`;
}

function paintedPixel(colour: string): number[] {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d");
  if (!context) return [0, 0, 0];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
}
