import type { FileAccess } from "./define-component.ts";
import type { FileData } from "./file-data.ts";
import { invalid } from "./invalid-value.ts";
import { describeFamily, headBytes, type MediaFamily, type MediaFormat, mediaFormatOf } from "./media-format.ts";

/** A file on disk whose first bytes are what its component takes. */
export interface MediaFile {
  /** Absolute. */
  readonly path: string;
  readonly format: MediaFormat;
}

/** Finds the file behind a page value and refuses one that is not of the family, whatever its name says. */
export async function checkMediaFile(file: FileData, family: MediaFamily, files: FileAccess): Promise<MediaFile> {
  const path = await files.pathOf(file);
  const format = mediaFormatOf(await readHead(path));
  if (!format?.families.includes(family)) return invalid(describeFamily(family), file.orig_name);
  return { path, format };
}

async function readHead(path: string): Promise<Uint8Array> {
  const { open } = await import("node:fs/promises");
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
