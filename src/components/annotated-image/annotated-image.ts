import { checkHeight } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent, type Json, type MediaAccess } from "../define-component.ts";
import { fileDataSchema } from "../file-data.ts";
import { storeSamplePicture } from "../image/sample-picture.ts";
import { invalid } from "../invalid-value.ts";
import { checkLabelColors, type LabelColors } from "../label-colors.ts";
import { optionError } from "../option-error.ts";
import { showValue } from "../show-value.ts";
import { loadStored } from "../single-file-faces.ts";
import {
  type AnnotatedImageResult,
  type AnnotatedImageValue,
  type ImageAnnotation,
  isObject,
  parseAnnotatedImage,
  parseBox,
  parseLabel,
} from "./annotated-image-value.ts";
import { type AnnotationComparison, compareAnnotatedImages } from "./compare-annotations.ts";
import { annotateStored, storeAnnotatedImage } from "./store-annotated-image.ts";

export type { AnnotatedImageResult, AnnotatedImageValue, AnnotationResult, Box, ImageAnnotation } from "./annotated-image-value.ts";
export type { AnnotationComparison } from "./compare-annotations.ts";

/** Options of `annotatedImage()`. */
export interface AnnotatedImageOptions extends ComponentOptions {
  /** Initial picture. */
  readonly value?: AnnotatedImageResult;
  /** Colours of labels; the others get the page's own in turn. */
  readonly colorMap?: LabelColors;
  /** Whether the labels stand above the picture with their colours. Default `true`. */
  readonly showLegend?: boolean;
  /** Height of the picture's frame on the page, in CSS pixels. Default: three quarters of the width, at most 360. */
  readonly height?: number;
  readonly compare?: AnnotationComparison;
}

async function flag({ image, annotations }: AnnotatedImageValue, _options: unknown, media: MediaAccess): Promise<Json> {
  const stored = await media.save(image);
  const parts: Json[] = [];
  // One after the other, so that the stored files are numbered in the order of the list.
  for (const one of annotations) {
    parts.push("box" in one ? { label: one.label, box: one.box } : { label: one.label, mask: await media.save(one.mask) });
  }
  return { image: stored, annotations: parts };
}

async function readFromFlag(stored: Json, _options: unknown, media: MediaAccess): Promise<AnnotatedImageValue> {
  if (!isObject(stored) || !Array.isArray(stored.annotations)) return invalid("a stored picture with annotations", stored);
  const annotations = stored.annotations.map(async (one: unknown, index): Promise<ImageAnnotation> => {
    if (!isObject(one)) return invalid("a stored annotation", one);
    const label = parseLabel(one.label, index);
    return one.box === undefined ? { label, mask: await loadStored(one.mask, media) } : { label, box: parseBox(one.box, index) };
  });
  return { image: await loadStored(stored.image, media), annotations: await Promise.all(annotations) };
}

const kind = defineComponent<AnnotatedImageOptions, AnnotatedImageValue, AnnotatedImageValue, AnnotatedImageResult, "select">({
  name: "annotatedImage",
  place: "output",
  events: ["select"],
  checkOptions({ colorMap, height, compare }) {
    checkLabelColors("annotatedImage", colorMap);
    checkHeight("annotatedImage", height);
    const overlap = compare?.overlap ?? 1;
    if (!(overlap >= 0 && overlap <= 1)) {
      throw optionError("annotatedImage", `compare.overlap must be a number from 0 to 1, got ${showValue(overlap)}`);
    }
  },
  parse: parseAnnotatedImage,
  preprocess: (value) => value,
  postprocess: (result, _options, files) => storeAnnotatedImage(result, files),
  flag,
  readFromFlag,
  compare: (expected, actual, { compare }) => compareAnnotatedImages(expected, actual, compare),
  feature: () => ({
    type: "record",
    fields: {
      image: { type: "image" },
      annotations: {
        type: "list",
        of: {
          type: "record",
          fields: { label: { type: "text" }, box: { type: "list", of: { type: "number" } }, mask: { type: "image" } },
        },
      },
    },
  }),
  schema: () => ({
    type: "object",
    required: ["image", "annotations"],
    properties: {
      image: fileDataSchema,
      annotations: {
        type: "array",
        items: {
          type: "object",
          required: ["label"],
          properties: {
            label: { type: "string" },
            box: { type: "array", items: { type: "number" }, minItems: 4, maxItems: 4 },
            mask: fileDataSchema,
          },
        },
      },
    },
  }),
  async sample(_options, files) {
    const image = await storeSamplePicture(files);
    const diagonal = Float32Array.from({ length: 64 * 48 }, (_, pixel) => Number(Math.abs((pixel % 64) - pixel / 64) < 6));
    return annotateStored(
      image,
      [
        { label: "corner", box: [4, 4, 24, 18] },
        { label: "diagonal", mask: diagonal },
      ],
      files,
    );
  },
  viewOptions: ({ colorMap = {}, showLegend = true, height, compare = {} }) => ({
    colorMap: { ...colorMap },
    showLegend,
    height,
    compare: { ...compare },
  }),
});

/**
 * A picture with its parts: boxes, or masks of any shape, each with a label. An output only. Hovering over a label, or choosing
 * it by the keyboard, shows its parts alone.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the options cannot hold together.
 * @example
 * new Interface(
 *   (picture) => ({ image: picture, annotations: [{ label: "left half", box: [0, 0, picture.width / 2, picture.height] }] }),
 *   image(),
 *   annotatedImage({ colorMap: { "left half": 3 } }),
 * );
 */
export function annotatedImage(
  options: AnnotatedImageOptions = {},
): Component<AnnotatedImageValue, AnnotatedImageResult, AnnotatedImageValue, "select", AnnotatedImageOptions> {
  return kind.create(options);
}
