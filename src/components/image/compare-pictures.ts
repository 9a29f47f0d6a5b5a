import { checkMediaFile } from "../check-media-file.ts";
import type { Comparison } from "../component.ts";
import type { FileAccess } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { optionError } from "../option-error.ts";
import { showValue } from "../show-value.ts";
import { decodePixels } from "./decode-pixels.ts";
import type { Pixels } from "./pixels.ts";

/** What does not count as a difference between two pictures of one size. */
export interface PictureComparison {
  /** How far apart two colours may lie and still be the same, where black and white are 1 apart. Default 0. */
  readonly threshold?: number;
  /** The share of the pixels that may differ: 0.01 is one per cent. Default 0. */
  readonly share?: number;
}

export function checkPictureComparison(kind: string, { threshold = 0, share = 0 }: PictureComparison = {}): void {
  for (const [name, value] of Object.entries({ threshold, share })) {
    if (!(value >= 0 && value <= 1)) throw optionError(kind, `compare.${name} must be a number from 0 to 1, got ${showValue(value)}`);
  }
}

/** Compares the pixels of two files; the score is the share of them that are the same. */
export async function comparePictures(
  expected: FileData,
  actual: FileData,
  { threshold = 0, share = 0 }: PictureComparison = {},
  files: FileAccess,
): Promise<Comparison> {
  const [wanted, came] = await Promise.all([readPixels(expected, files), readPixels(actual, files)]);
  const { width, height } = wanted;
  if (came.width !== width || came.height !== height) {
    return { same: false, reason: `${came.width} × ${came.height} pixels are not ${width} × ${height}` };
  }
  const { default: pixelmatch } = await import("pixelmatch");
  const different = pixelmatch(wanted.data, came.data, null, width, height, { threshold, includeAA: true });
  const total = width * height;
  const score = 1 - different / total;
  if (different <= share * total) return { same: true, score };
  return { same: false, score, reason: `${different} of ${total} pixels differ (${((different / total) * 100).toPrecision(2)} %)` };
}

async function readPixels(file: FileData, files: FileAccess): Promise<Pixels> {
  const { path } = await checkMediaFile(file, "image", files);
  return decodePixels(path, file.orig_name, "rgba");
}
