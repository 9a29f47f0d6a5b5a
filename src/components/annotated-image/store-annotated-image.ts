import type { FileAccess } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { encodePixels } from "../image/encode-pixels.ts";
import { loadSharp } from "../image/load-sharp.ts";
import type { PixelsResult } from "../image/pixels.ts";
import { storePicture } from "../image/store-picture.ts";
import { invalid } from "../invalid-value.ts";
import { type AnnotatedImageValue, type ImageAnnotation, isObject, parseBox, parseLabel } from "./annotated-image-value.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

const expected = "{ image, annotations }, or a list of both";

/** Keeps a function's picture and its masks so that the page can fetch them. */
export async function storeAnnotatedImage(result: unknown, files: FileAccess): Promise<AnnotatedImageValue> {
  const [image, annotations] = Array.isArray(result) ? result : isObject(result) ? [result.image, result.annotations] : [];
  if (image === undefined || !Array.isArray(annotations)) return invalid(expected, result);
  return annotateStored(await storePicture(image as never, "png", files), annotations, files);
}

/** Keeps the masks of a picture that is kept already. */
export async function annotateStored(image: FileData, annotations: readonly unknown[], files: FileAccess): Promise<AnnotatedImageValue> {
  const size = once(() => sizeOf(image, files));
  const parts: ImageAnnotation[] = [];
  for (const [index, annotation] of annotations.entries()) parts.push(await storeAnnotation(annotation, index, size, files));
  return { image, annotations: parts };
}

async function storeAnnotation(annotation: unknown, index: number, size: () => Promise<Size>, files: FileAccess): Promise<ImageAnnotation> {
  if (!isObject(annotation)) return invalid(`{ label, box } or { label, mask } as annotation ${index + 1}`, annotation);
  const label = parseLabel(annotation.label, index);
  if (annotation.box !== undefined) return { label, box: parseBox(annotation.box, index) };
  const { mask } = annotation;
  if (typeof mask === "string" || (mask instanceof Uint8Array && isPicture(mask))) {
    return { label, mask: await storePicture(mask, "png", files) };
  }
  const content = await encodePixels(await toAlpha(mask, index, size), "png");
  return { label, mask: await files.store({ name: "mask.png", content }) };
}

/** An encoded picture begins with a signature that no mask of zeros and ones has. */
const isPicture = ([first = 0]: Uint8Array): boolean => first > 1;

/** A mask as white pixels, opaque where the part is: a browser cuts colour out by it. */
async function toAlpha(mask: unknown, index: number, size: () => Promise<Size>): Promise<PixelsResult> {
  const wanted = `a list of numbers, pixels { data, width, height, channels: 1 } or a picture as the mask of annotation ${index + 1}`;
  if (isObject(mask) && "data" in mask) {
    const { data, width, height, channels } = mask as unknown as PixelsResult;
    if (channels !== 1 || data?.length !== width * height) return invalid(wanted, mask);
    return whiteWith(data, { width, height }, 1);
  }
  if (!Array.isArray(mask) && !(ArrayBuffer.isView(mask) && "length" in mask)) return invalid(wanted, mask);
  const { width, height } = await size();
  const numbers = mask as ArrayLike<number>;
  if (numbers.length !== width * height) {
    return invalid(`${width} × ${height} numbers as the mask of annotation ${index + 1}, one for each pixel`, `${numbers.length} numbers`);
  }
  return whiteWith(numbers, { width, height }, 255);
}

function whiteWith(alpha: ArrayLike<number>, { width, height }: Size, scale: number): PixelsResult {
  const data = new Uint8ClampedArray(width * height * 2).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) data[pixel * 2 + 1] = (alpha[pixel] ?? 0) * scale;
  return { data, width, height, channels: 2 };
}

/** As the browser shows it: turned as the camera says. */
async function sizeOf(file: FileData, files: FileAccess): Promise<Size> {
  const sharp = await loadSharp();
  const { width, height, orientation = 1 } = await sharp(await files.pathOf(file), { limitInputPixels: false }).metadata();
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
