import { checkHeight, checkOneOf } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { type FileData, fileDataSchema } from "../file-data.ts";
import { type PictureFormat, pictureFormats } from "../image/encode-pixels.ts";
import type { PixelMode, Pixels } from "../image/pixels.ts";
import { type PictureArgument, type PictureType, pictureTypes, readPicture } from "../image/read-picture.ts";
import { storeSamplePicture } from "../image/sample-picture.ts";
import { type ImageResult, storePicture } from "../image/store-picture.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { parseFileData } from "../parse-file-data.ts";
import { showValue } from "../show-value.ts";
import { compareBytes, loadStored } from "../single-file-faces.ts";
import { gradioPictures } from "./gradio-pictures.ts";

const modes = ["rgb", "rgba", "grayscale"] as const;

/** Two pictures as a page value; one of them is `null` while a person has chosen only the other. A type, so that it counts as JSON. */
export type ImageSliderValue = readonly [before: FileData | null, after: FileData | null];

/** Options of `imageSlider()`. */
export interface ImageSliderOptions extends ComponentOptions {
  /** Initial pictures. */
  readonly value?: readonly [before: ImageResult, after: ImageResult];
  /** What the function gets of each: decoded pixels, the absolute path of its file, or its bytes. Default `"pixels"`. */
  readonly type?: PictureType;
  /** Channels of the pixels. Default `"rgb"`: transparent parts lie on white. */
  readonly mode?: PixelMode;
  /** File format of pixels that the function returns; WebP is written without loss. Default `"png"`. */
  readonly format?: PictureFormat;
  /** Where the handle stands at first, in percent from the left. Default 50. */
  readonly position?: number;
  /** What the pictures are called. Default `["Before", "After"]`. */
  readonly names?: readonly [before: string, after: string];
  /** Height of the pictures' frame on the page, in CSS pixels. Default: three quarters of the width, at most 360. */
  readonly height?: number;
}

const isPair = (value: unknown): value is readonly [unknown, unknown] => Array.isArray(value) && value.length === 2;
const pair = (value: unknown) => (isPair(value) ? value : invalid("two pictures [before, after]", value));

type Picture = Pixels | string | Uint8Array;

const kind = defineComponent<
  ImageSliderOptions,
  ImageSliderValue,
  readonly [Picture, Picture] | null,
  readonly [ImageResult, ImageResult],
  "upload"
>({
  name: "imageSlider",
  gradio: {
    type: "imageslider",
    apiInfo: () => gradioPictures,
    events: ["change", "input", "clear", "upload"],
    props: ({ height, position }) => ({ type: "filepath", height, slider_position: position }),
  },
  events: ["upload"],
  checkOptions({ value, type, mode, format, position, names, height }) {
    checkOneOf("imageSlider", "type", type, pictureTypes);
    checkOneOf("imageSlider", "mode", mode, modes);
    checkOneOf("imageSlider", "format", format, pictureFormats);
    checkHeight("imageSlider", height);
    if (position !== undefined && !(typeof position === "number" && position >= 0 && position <= 100)) {
      throw optionError("imageSlider", `position must be a number from 0 to 100, got ${showValue(position)}`);
    }
    if (names !== undefined && !(isPair(names) && names.every((name) => typeof name === "string" && name !== ""))) {
      throw optionError("imageSlider", `names must be two texts [before, after], got ${showValue(names)}`);
    }
    checkInitialValue("imageSlider", value, pair);
  },
  isEmpty: (value) => value.includes(null),
  parse(value) {
    const [before, after] = pair(value);
    return [before === null ? null : parseFileData(before), after === null ? null : parseFileData(after)];
  },
  async preprocess([before, after], { type, mode }, files) {
    if (before === null || after === null) return null;
    return Promise.all([readPicture(before, { type, mode }, files), readPicture(after, { type, mode }, files)]);
  },
  async postprocess(result, { format = "png" }, files) {
    const [before, after] = pair(result);
    return Promise.all([storePicture(before as ImageResult, format, files), storePicture(after as ImageResult, format, files)]);
  },
  flag: ([before, after], _options, media) => Promise.all([before, after].map(async (file) => (file === null ? null : media.save(file)))),
  async readFromFlag(stored, _options, media) {
    const load = async (reference: unknown) => (reference === null ? null : loadStored(reference, media));
    const [before, after] = isPair(stored) ? stored : invalid("two stored pictures", stored);
    return Promise.all([load(before), load(after)]);
  },
  compare(expected, actual, { names = ["Before", "After"] }) {
    for (const index of [0, 1] as const) {
      const [wanted, came] = [expected[index], actual[index]];
      if (wanted === null && came === null) continue;
      const { same, reason } = wanted && came ? compareBytes(wanted, came) : { same: false, reason: "one picture is missing" };
      if (!same) return { same, reason: `${names[index]}: ${reason}` };
    }
    return { same: true };
  },
  feature: () => ({ type: "list", of: { type: "image" } }),
  schema(_options, direction) {
    const picture = direction === "output" ? { anyOf: [fileDataSchema, { type: "null" }] } : fileDataSchema;
    return { type: "array", prefixItems: [picture, picture], minItems: 2, maxItems: 2 };
  },
  sample: async (_options, files) => [await storeSamplePicture(files, "before.png"), await storeSamplePicture(files, "after.png", 255)],
  viewOptions: ({ position = 50, names = ["Before", "After"], height }) => ({ position, names, height }),
});

/**
 * Two pictures over each other, one uncovering the other. The function gets and returns `[before, after]`, each as for `image()`.
 * Two pairs compare as the same when both their files are the same to the byte.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` in a run, for a file that is no picture.
 * @example
 * new Interface((picture) => [picture, { ...picture, data: picture.data.map((level) => 255 - level) }] as const, "image", imageSlider());
 */
export function imageSlider<const Options extends ImageSliderOptions = ImageSliderOptions>(
  options?: Options,
): Component<
  ArgumentOf<readonly [before: PictureArgument<Options>, after: PictureArgument<Options>], Options>,
  readonly [before: ImageResult, after: ImageResult],
  ImageSliderValue,
  "upload",
  ImageSliderOptions
> {
  return kind.create<ArgumentOf<readonly [before: PictureArgument<Options>, after: PictureArgument<Options>], Options>>(options ?? {});
}
