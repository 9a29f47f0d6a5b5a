import { checkMediaFile } from "../check-media-file.ts";
import type { FileAccess } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { decodePixels } from "./decode-pixels.ts";
import type { PixelMode, Pixels } from "./pixels.ts";

/** How a function gets a picture. */
export const pictureTypes = ["pixels", "path", "buffer"] as const;
export type PictureType = (typeof pictureTypes)[number];

interface PictureArguments {
  readonly pixels: Pixels;
  readonly path: string;
  readonly buffer: Uint8Array;
}

/** What a function gets of each picture, by the option `type`. */
export type PictureArgument<Options> = Options extends { readonly type: infer Type extends PictureType } ? PictureArguments[Type] : Pixels;

/** A picture of a page value as a function gets it; refuses a file that is no picture. */
export async function readPicture(
  file: FileData,
  { type = "pixels", mode = "rgb" }: { readonly type?: PictureType | undefined; readonly mode?: PixelMode | undefined },
  files: FileAccess,
): Promise<Pixels | string | Uint8Array> {
  const { path } = await checkMediaFile(file, "image", files);
  if (type === "path") return path;
  if (type === "pixels") return decodePixels(path, file.orig_name, mode);
  const { readFile } = await import("node:fs/promises");
  return new Uint8Array(await readFile(path));
}
