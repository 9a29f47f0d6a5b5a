import type { FileAccess } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { loadSharp } from "../image/load-sharp.ts";
import { invalid } from "../invalid-value.ts";

/** Lays pictures over each other and keeps the result as a PNG; all but the lowest may not be larger than it. */
export async function composePicture(pictures: readonly FileData[], files: FileAccess): Promise<FileData> {
  const sharp = await loadSharp();
  const [lowest, ...others] = await Promise.all(pictures.map((picture) => files.pathOf(picture)));
  const content = await sharp(lowest)
    .autoOrient()
    .composite(others.map((input) => ({ input })))
    .png()
    .toBuffer()
    .catch(() =>
      invalid(
        "layers that are not larger than the background",
        pictures.map(({ orig_name }) => orig_name),
      ),
    );
  return files.store({ name: "composite.png", content });
}
