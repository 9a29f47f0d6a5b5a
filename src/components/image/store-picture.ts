import type { FileAccess } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { invalid } from "../invalid-value.ts";
import { storeMediaResult } from "../store-media-result.ts";
import { encodePixels, type PictureFormat } from "./encode-pixels.ts";
import type { PixelsResult } from "./pixels.ts";

/** What a function may return for a picture: pixels, the path of a picture file, or such a file's bytes. */
export type ImageResult = PixelsResult | string | Uint8Array;

/** Keeps a picture that a function returned; pixels are written in the format, files stay as they are. */
export async function storePicture(result: ImageResult, format: PictureFormat, files: FileAccess): Promise<FileData> {
  if (typeof result === "string" || result instanceof Uint8Array) return storeMediaResult(result, "image", files);
  if (typeof result !== "object" || result === null || !("data" in result)) {
    return invalid("pixels { data, width, height, channels }, the path of a picture, or the bytes of one", result);
  }
  const content = await encodePixels(result, format);
  return files.store({ name: `image.${format === "jpeg" ? "jpg" : format}`, content });
}
