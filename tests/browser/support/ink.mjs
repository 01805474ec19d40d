// Where text stands in a picture: how far one picture of it must be moved to lie on another.

const median = (values) => values.toSorted()[values.length >> 1];

// How far each pixel of the box is from the box's usual colour, added up by column and by row.
function profilesOf(picture, { x, y, width, height }) {
  const columns = new Float32Array(width);
  const rows = new Float32Array(height);
  const cut = new Float32Array(width * height);
  for (let j = 0; j < height; ++j)
    for (let i = 0; i < width; ++i) cut[j * width + i] = picture.light[(y + j) * picture.width + x + i] ?? 0;
  const ground = median(cut);
  for (let j = 0; j < height; ++j)
    for (let i = 0; i < width; ++i) {
      const ink = Math.abs(cut[j * width + i] - ground);
      columns[i] += ink;
      rows[j] += ink;
    }
  return { columns, rows };
}

function scaled(profile) {
  const total = profile.reduce((sum, value) => sum + value, 0);
  return total === 0 ? profile : profile.map((value) => value / total);
}

const furthest = 4; // px

// The shift, in px, at which the second profile differs least from the first.
function shiftBetween(first, second) {
  const [a, b] = [scaled(first), scaled(second)];
  let best = { shift: 0, difference: Infinity };
  for (const shift of [0, 1, -1, 2, -2, 3, -3, 4, -4]) {
    let difference = 0;
    for (let i = furthest; i < a.length - furthest; ++i) difference += Math.abs(a[i] - b[i + shift]);
    if (difference < best.difference - 1e-9) best = { shift, difference };
  }
  return best.shift;
}

const sum = (profile) => profile.reduce((total, value) => total + value, 0);

// How the text in `box` (px of both pictures) lies in one and in the other. `ink` of 0: there is nothing to see.
export function compareInk(first, second, box) {
  const [a, b] = [profilesOf(first, box), profilesOf(second, box)];
  return {
    ink: [sum(a.columns), sum(b.columns)],
    right: shiftBetween(a.columns, b.columns),
    down: shiftBetween(a.rows, b.rows),
  };
}

// A box of CSS px as whole device px, a little larger, within the picture.
export function deviceBox({ x, y, width, height }, density, picture, margin = furthest) {
  const left = Math.max(0, Math.floor(x * density) - margin);
  const top = Math.max(0, Math.floor(y * density) - margin);
  const right = Math.min(picture.width, Math.ceil((x + width) * density) + margin);
  const bottom = Math.min(picture.height, Math.ceil((y + height) * density) + margin);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
