import type { Comparison } from "../component.ts";
import { compareBytes } from "../single-file-faces.ts";
import type { AnnotatedImageValue, Box, ImageAnnotation } from "./annotated-image-value.ts";

/** What does not count as a difference between two annotated pictures. */
export interface AnnotationComparison {
  /** Which share of two boxes must lie in both for them to be the same: their intersection over their union. Default 1. */
  readonly overlap?: number;
}

/** The share of two boxes that lies in both, from 0 to 1. */
export function overlapOf([left, top, right, bottom]: Box, [otherLeft, otherTop, otherRight, otherBottom]: Box): number {
  const width = Math.min(right, otherRight) - Math.max(left, otherLeft);
  const height = Math.min(bottom, otherBottom) - Math.max(top, otherTop);
  const shared = Math.max(width, 0) * Math.max(height, 0);
  const all = (right - left) * (bottom - top) + (otherRight - otherLeft) * (otherBottom - otherTop) - shared;
  // Two boxes without an area are the same where they are at one place.
  return all > 0 ? shared / all : Number(left === otherLeft && top === otherTop && right === otherRight && bottom === otherBottom);
}

function alikeness(one: ImageAnnotation, other: ImageAnnotation): number {
  if (one.label !== other.label) return 0;
  if ("box" in one) return "box" in other ? overlapOf(one.box, other.box) : 0;
  return "mask" in other && compareBytes(one.mask, other.mask).same ? 1 : 0;
}

/** The annotations that only one of two pictures has. Each is paired with the one that is most like it. */
export function differentAnnotations(
  expected: readonly ImageAnnotation[],
  actual: readonly ImageAnnotation[],
  { overlap = 1 }: AnnotationComparison = {},
) {
  const pairs = expected
    .flatMap((one, index) => actual.map((other, place) => ({ index, place, alike: alikeness(one, other) })))
    .filter(({ alike }) => alike > 0 && alike >= overlap)
    .toSorted((one, other) => other.alike - one.alike);
  const [found, used] = [new Set<number>(), new Set<number>()];
  for (const { index, place } of pairs) {
    if (found.has(index) || used.has(place)) continue;
    found.add(index);
    used.add(place);
  }
  return {
    missing: expected.filter((_, index) => !found.has(index)),
    unexpected: actual.filter((_, place) => !used.has(place)),
  };
}

/** Compares the pictures to the byte, then their annotations in any order; the score is the F1 of the annotations. */
export function compareAnnotatedImages(
  expected: AnnotatedImageValue,
  actual: AnnotatedImageValue,
  allowed?: AnnotationComparison,
): Comparison {
  const pictures = compareBytes(expected.image, actual.image);
  if (!pictures.same) return pictures;
  const { missing, unexpected } = differentAnnotations(expected.annotations, actual.annotations, allowed);
  if (missing.length + unexpected.length === 0) return { same: true, score: 1 };
  const all = expected.annotations.length + actual.annotations.length;
  const score = (all - missing.length - unexpected.length) / all;
  const reasons = [missing.length > 0 && `missing ${names(missing)}`, unexpected.length > 0 && `unexpected ${names(unexpected)}`];
  return { same: false, score, reason: reasons.filter(Boolean).join("; ") };
}

function names(annotations: readonly ImageAnnotation[]): string {
  return annotations.map(nameAnnotation).join(", ");
}

/** An annotation in words: its label, and where its box is. */
export function nameAnnotation(annotation: ImageAnnotation): string {
  if (!("box" in annotation)) return annotation.label;
  return `${annotation.label} at ${annotation.box.map((edge) => Math.round(edge)).join(", ")}`;
}
