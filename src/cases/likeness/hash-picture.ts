const width = 9;
const height = 8;

/**
 * A hash of 64 bits that is nearly the same for pictures that look nearly the same, whatever their size, format and quality: whether each of eight
 * by eight places is brighter than its neighbour (dHash). In hexadecimal; `null` for what cannot be read as a picture or has one colour alone.
 */
export async function hashPicture(path: string): Promise<string | null> {
  const { default: sharp } = await import("sharp");
  const brightness = await sharp(path, { limitInputPixels: 100_000_000, failOn: "none" })
    .rotate()
    .flatten({ background: "white" })
    .greyscale()
    .resize(width, height, { fit: "fill" })
    .raw()
    .toBuffer()
    .catch(() => null);
  if (brightness === null) return null;
  let hash = 0n;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width - 1; column++) {
      const place = row * width + column;
      hash = (hash << 1n) | ((brightness[place] ?? 0) > (brightness[place + 1] ?? 0) ? 1n : 0n);
    }
  }
  return hash === 0n ? null : hash.toString(16).padStart(16, "0");
}
