import type { FileAccess } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { encodePixels } from "./encode-pixels.ts";
import type { Pixels } from "./pixels.ts";

/** A small gradient, for documentation and tests; `blue` (0 to 255) tells several apart. */
export async function storeSamplePicture(files: FileAccess, name = "gradient.png", blue = 128): Promise<FileData> {
  return files.store({ name, content: await encodePixels(gradient(64, 48, blue), "png") });
}

function gradient(width: number, height: number, blue: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([(255 * x) / width, (255 * y) / height, blue], (y * width + x) * 3);
  }
  return { data, width, height, channels: 3 };
}
