import { invalid } from "../invalid-value.ts";
import { loadSharp } from "./load-sharp.ts";
import type { PixelsResult } from "./pixels.ts";

/** Formats that pixels can be written in. */
export const pictureFormats = ["png", "jpeg", "webp"] as const;
export type PictureFormat = (typeof pictureFormats)[number];

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

/** Encodes pixels as a picture file, off the event loop. */
export async function encodePixels(pixels: PixelsResult, format: PictureFormat): Promise<Uint8Array> {
  const { data, width, height, channels } = pixels;
  if (!isSize(width) || !isSize(height)) return invalid("pixels whose width and height are whole numbers above 0", { width, height });
  if (channels !== 1 && channels !== 2 && channels !== 3 && channels !== 4) return invalid("pixels of 1, 2, 3 or 4 channels", { channels });
  const length = width * height * channels;
  if (data?.length !== length) {
    return invalid(`pixels whose data holds width × height × channels = ${width} × ${height} × ${channels} = ${length} numbers`, data);
  }
  const sharp = await loadSharp();
  const picture = sharp(toBytes(data), { raw: { width, height, channels }, limitInputPixels: false });
  // Without this, grey pixels would be written as three equal channels.
  if (channels < 3) picture.toColourspace("b-w");
  if (format === "jpeg") picture.flatten({ background: "#ffffff" });
  return picture.toFormat(format, format === "webp" ? { lossless: true } : {}).toBuffer();
}

function toBytes(data: ArrayLike<number>): Uint8Array | Uint8ClampedArray {
  if (data instanceof Uint8Array || data instanceof Uint8ClampedArray) return data;
  return Uint8ClampedArray.from(data);
}
