import { checkMediaFile } from "./check-media-file.ts";
import type { FileAccess } from "./define-component.ts";
import type { FileData } from "./file-data.ts";
import { invalid } from "./invalid-value.ts";
import { describeFamily, type MediaFamily, mediaFormatOf } from "./media-format.ts";
import { nameOf } from "./parse-file-data.ts";

/** Keeps what a function returned as a path or as encoded bytes; the format is read from the bytes, never from a name. */
export async function storeMediaResult(result: string | Uint8Array, family: MediaFamily, files: FileAccess): Promise<FileData> {
  if (typeof result === "string") {
    const stored = await files.store({ name: nameOf(result), content: { path: result } });
    await checkMediaFile(stored, family, files);
    return stored;
  }
  const format = mediaFormatOf(result);
  if (!format?.families.includes(family)) return invalid(`the bytes of ${describeFamily(family)}`, result);
  return files.store({ name: `${family}.${format.extension}`, content: result });
}
