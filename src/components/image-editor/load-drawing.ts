import type { FileData } from "../file-data.ts";
import { type Drawing, newDrawing } from "./drawing.ts";
import type { ImageEditorValue } from "./image-editor.ts";

/** Loads the pictures of a value to draw on; throws an `Error` to show. */
export async function loadDrawing({ background, layers, composite }: ImageEditorValue): Promise<Drawing> {
  // Where only the whole is known, that is what is drawn on.
  const base = background ?? (layers.length === 0 ? composite : null);
  const [shown, ...pictures] = await Promise.all([base && loadPicture(base), ...layers.map(loadPicture)]);
  const measured = shown ?? pictures[0];
  return newDrawing(shown ?? null, measured?.naturalWidth || 1, measured?.naturalHeight || 1, pictures.filter(isLoaded));
}

const isLoaded = (picture: HTMLImageElement | null): picture is HTMLImageElement => picture !== null;

async function loadPicture({ url, orig_name }: FileData): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = url;
  try {
    await picture.decode();
    return picture;
  } catch {
    throw new Error(`This browser cannot show ${orig_name}. Choose a PNG, JPEG or WebP.`);
  }
}
