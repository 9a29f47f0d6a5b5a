/** A grey picture, as `image({ mode: "grayscale" })` gives it: one 8-bit value a pixel, row by row. */
export interface GreyPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Side of the square that the model sees, and of the box that the digit is fitted into, in pixels; both as in MNIST. */
const side = 28;
const box = 20;
export const pixelsPerDigit = side * side;

/** Values from 0 (ground) to 1 (ink), row by row. */
interface Ink {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/**
 * The digit alone, as in MNIST: cut out of a picture of any size, fitted into 20 × 20 pixels, its centre of mass in the
 * middle of 28 × 28. Ink is 1 and ground 0, whichever of the two is dark in the picture; a blank picture is all ground.
 */
export function normalizeDigit(picture: GreyPicture): Float32Array {
  return centre(fitIntoBox(inkOf(picture)));
}

/** How far each pixel stands from the ground, which is what lies along the edges of the picture. */
function inkOf({ data, width, height }: GreyPicture): Ink {
  const edge = data.filter((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });
  const ground = edge.reduce((sum, light) => sum + light, 0) / edge.length;
  const ink = Float32Array.from(data, (light) => Math.max(0, ground > 127 ? ground - light : light - ground));
  const strongest = ink.reduce((most, one) => Math.max(most, one), 0);
  // A picture without contrast is a blank, not noise to be blown up.
  const values = strongest < 32 ? ink.fill(0) : ink.map((one) => one / strongest);
  return { values, width, height };
}

/** Cuts the digit out and shrinks or enlarges it, so that its longer side has 20 pixels. */
function fitIntoBox(ink: Ink): Ink {
  let [left, top, right, bottom] = [ink.width, ink.height, 0, 0];
  for (const [at, value] of ink.values.entries()) {
    if (value < 0.3) continue;
    const [x, y] = [at % ink.width, Math.floor(at / ink.width)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
  }
  if (right === 0) return { values: new Float32Array(box * box), width: box, height: box };

  const step = Math.max(right - left, bottom - top) / box;
  const width = Math.max(1, Math.round((right - left) / step));
  const height = Math.max(1, Math.round((bottom - top) / step));
  const values = Float32Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [left + (at % width) * step, top + Math.floor(at / width) * step];
    return average(ink, [x, Math.min(right, x + step)], [y, Math.min(bottom, y + step)]);
  });
  return { values, width, height };
}

/** Mean over a rectangle, of which the edges may cut through pixels. */
function average({ values, width }: Ink, [left, right]: readonly [number, number], [top, bottom]: readonly [number, number]): number {
  let sum = 0;
  for (let y = Math.floor(top); y < bottom; y++) {
    const share = Math.min(bottom, y + 1) - Math.max(top, y);
    for (let x = Math.floor(left); x < right; x++) {
      sum += (values[y * width + x] ?? 0) * share * (Math.min(right, x + 1) - Math.max(left, x));
    }
  }
  return sum / ((right - left) * (bottom - top));
}

/** Lays the digit on 28 × 28 pixels of ground, its centre of mass in the middle as far as it has room. */
function centre({ values, width, height }: Ink): Float32Array {
  let [mass, massX, massY] = [0, 0, 0];
  for (const [at, value] of values.entries()) {
    mass += value;
    massX += value * ((at % width) + 0.5);
    massY += value * (Math.floor(at / width) + 0.5);
  }
  const startOf = (moment: number, length: number) =>
    Math.min(side - length, Math.max(0, Math.round(side / 2 - (mass === 0 ? length / 2 : moment / mass))));
  const [startX, startY] = [startOf(massX, width), startOf(massY, height)];

  const pixels = new Float32Array(pixelsPerDigit);
  for (let y = 0; y < height; y++) pixels.set(values.subarray(y * width, (y + 1) * width), (startY + y) * side + startX);
  return pixels;
}
