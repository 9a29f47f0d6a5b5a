import type { FileData } from "../file-data.ts";
import type { PixelsResult } from "../image/pixels.ts";
import type { ImageResult } from "../image/store-picture.ts";
import { invalid } from "../invalid-value.ts";
import { parseFileData } from "../parse-file-data.ts";

/** A rectangle in pixels of the picture: left, top, right, bottom. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A part of a picture as the page holds it: a box, or a picture of the same size that is opaque where the part is. */
export type ImageAnnotation = { readonly label: string; readonly box: Box } | { readonly label: string; readonly mask: FileData };

/** A picture with its parts, as the page holds it. A type, so that it counts as JSON. */
export type AnnotatedImageValue = { readonly image: FileData; readonly annotations: readonly ImageAnnotation[] };

/**
 * A part as a function returns it. A mask is a list of numbers from 0 to 1, row by row, one for each pixel of the picture; or
 * pixels of one channel, in which 255 is the part; or a picture whose transparency says where the part is.
 */
export type AnnotationResult =
  | { readonly label: string; readonly box: ArrayLike<number> }
  | { readonly label: string; readonly mask: ArrayLike<number> | PixelsResult | ImageResult };

/** What a function may return for an `annotatedImage()`. */
export type AnnotatedImageResult =
  | { readonly image: ImageResult; readonly annotations: readonly AnnotationResult[] }
  | readonly [image: ImageResult, annotations: readonly AnnotationResult[]];

type Members = { readonly [member: string]: unknown };

export const isObject = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);

/** Checks a page value from anyone. */
export function parseAnnotatedImage(value: unknown): AnnotatedImageValue {
  if (!isObject(value) || !Array.isArray(value.annotations)) return invalid("a picture { image, annotations }", value);
  return { image: parseFileData(value.image), annotations: value.annotations.map(parseAnnotation) };
}

function parseAnnotation(annotation: unknown, index: number): ImageAnnotation {
  const { label, box, mask } = isObject(annotation) ? annotation : invalid(`an object as annotation ${index + 1}`, annotation);
  const name = parseLabel(label, index);
  return box === undefined ? { label: name, mask: parseFileData(mask) } : { label: name, box: parseBox(box, index) };
}

export function parseLabel(label: unknown, index: number): string {
  return typeof label === "string" ? label : invalid(`a text as the label of annotation ${index + 1}`, label);
}

/** Four numbers, of which the smaller ones are put first. */
export function parseBox(box: unknown, index: number): Box {
  const numbers = typeof box === "object" && box !== null ? Array.from(box as ArrayLike<unknown>) : [];
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) {
    return invalid(`four numbers, left, top, right and bottom, as the box of annotation ${index + 1}`, box);
  }
  const [x1, y1, x2, y2] = numbers as [number, number, number, number];
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}
