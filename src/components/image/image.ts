import { checkHeight, checkOneOf, checkSomeOf } from "../check-option.ts";
import { checkStreaming, defaultStreamEvery } from "../check-streaming.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { gradioImage } from "../gradio-face.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { singleFileFaces } from "../single-file-faces.ts";
import { checkPictureComparison, comparePictures, type PictureComparison } from "./compare-pictures.ts";
import { type PictureFormat, pictureFormats } from "./encode-pixels.ts";
import type { PixelMode, Pixels } from "./pixels.ts";
import { type PictureArgument, type PictureType, pictureTypes, readPicture } from "./read-picture.ts";
import { storeSamplePicture } from "./sample-picture.ts";
import { type ImageResult, storePicture } from "./store-picture.ts";

export type { Pixels, PixelsResult } from "./pixels.ts";
export type { ImageResult } from "./store-picture.ts";

const modes = ["rgb", "rgba", "grayscale"] as const;
const sources = ["upload", "clipboard", "webcam"] as const;

/** Options of `image()`. */
export interface ImageOptions extends ComponentOptions {
  /** Initial picture. */
  readonly value?: ImageResult;
  /** What the function gets: decoded pixels, the absolute path of the uploaded file, or its bytes. Default `"pixels"`. */
  readonly type?: PictureType;
  /** Channels of the pixels. Default `"rgb"`: transparent parts lie on white. */
  readonly mode?: PixelMode;
  /** Ways to bring a picture, beside dropping it. Default: all three. */
  readonly sources?: readonly (typeof sources)[number][];
  /** File format of pixels that the function returns; WebP is written without loss. Default `"png"`. */
  readonly format?: PictureFormat;
  /** Height of the picture's frame on the page, in CSS pixels. Default: three quarters of the width, at most 360. */
  readonly height?: number;
  /** Whether the camera gives picture after picture while it is on, each with a `stream` event, instead of one. Default `false`. */
  readonly streaming?: boolean;
  /** Seconds from one picture to the next, with `streaming`; more where sending one takes longer. Default 0.5. */
  readonly streamEvery?: number;
  readonly compare?: PictureComparison;
}

const kind = defineComponent<ImageOptions, FileData, Pixels | string | Uint8Array, ImageResult, "upload" | "select" | "stream">({
  ...singleFileFaces,
  name: "image",
  gradio: {
    type: "image",
    apiInfo: () => gradioImage,
    events: ["change", "input", "clear", "select", "upload"],
    props: ({ height, sources: from, format }) => ({ type: "filepath", height, sources: from, format }),
  },
  events: ["upload", "select", "stream"],
  checkOptions(options) {
    checkOneOf("image", "type", options.type, pictureTypes);
    checkOneOf("image", "mode", options.mode, modes);
    checkOneOf("image", "format", options.format, pictureFormats);
    checkSomeOf("image", "sources", options.sources, sources);
    checkHeight("image", options.height);
    checkStreaming("image", options, "webcam");
    checkPictureComparison("image", options.compare);
  },
  preprocess: (value, options, files) => readPicture(value, options, files),
  postprocess: (result, { format = "png" }, files) => storePicture(result, format, files),
  compareFiles: (expected, actual, { compare }, files) => comparePictures(expected, actual, compare, files),
  feature: () => ({ type: "image" }),
  sample: (_options, files) => storeSamplePicture(files),
  viewOptions: ({ sources: allowed = sources, height, streaming, streamEvery = defaultStreamEvery }) => ({
    sources: allowed,
    height,
    ...(streaming && { streamEvery }),
  }),
});

/**
 * A picture. The function gets its pixels, turned as the camera held it, and returns pixels, a path or an encoded file.
 * PNG, JPEG, WebP, GIF, AVIF and TIFF are read; SVG is refused, for it can carry scripts. A flag stores the uploaded file to
 * the byte. On the page two pictures are the same when their files are, to the byte; in a replay, when their pixels are.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` in a run, for a file that is no picture, is damaged, or has over 100 million pixels.
 * @example
 * const invert = new Interface(
 *   (picture) => ({ ...picture, data: picture.data.map((level) => 255 - level) }),
 *   image(),
 *   image(),
 * );
 */
export function image<const Options extends ImageOptions = ImageOptions>(
  options?: Options,
): Component<ArgumentOf<PictureArgument<Options>, Options>, ImageResult, FileData, "upload" | "select" | "stream", ImageOptions> {
  return kind.create<ArgumentOf<PictureArgument<Options>, Options>>(options ?? {});
}
