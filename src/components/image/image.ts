import { checkMediaFile } from "../check-media-file.ts";
import { checkHeight, checkOneOf, checkSomeOf } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { invalid } from "../invalid-value.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { singleFileFaces } from "../single-file-faces.ts";
import { storeMediaResult } from "../store-media-result.ts";
import { decodePixels } from "./decode-pixels.ts";
import { encodePixels, type PictureFormat, pictureFormats } from "./encode-pixels.ts";
import type { PixelMode, Pixels, PixelsResult } from "./pixels.ts";

export type { Pixels, PixelsResult } from "./pixels.ts";

const types = ["pixels", "path", "buffer"] as const;
const modes = ["rgb", "rgba", "grayscale"] as const;
const sources = ["upload", "clipboard", "webcam"] as const;

/** What a function may return for an `image()`: pixels, the path of a picture file, or such a file's bytes. */
export type ImageResult = PixelsResult | string | Uint8Array;

/** Options of `image()`. */
export interface ImageOptions extends ComponentOptions {
  /** Initial picture. */
  readonly value?: ImageResult;
  /** What the function gets: decoded pixels, the absolute path of the uploaded file, or its bytes. Default `"pixels"`. */
  readonly type?: (typeof types)[number];
  /** Channels of the pixels. Default `"rgb"`: transparent parts lie on white. */
  readonly mode?: PixelMode;
  /** Ways to bring a picture, beside dropping it. Default: all three. */
  readonly sources?: readonly (typeof sources)[number][];
  /** File format of pixels that the function returns; WebP is written without loss. Default `"png"`. */
  readonly format?: PictureFormat;
  /** Height of the picture's frame on the page, in CSS pixels. Default: three quarters of the width, at most 360. */
  readonly height?: number;
}

interface ImageArguments {
  readonly pixels: Pixels;
  readonly path: string;
  readonly buffer: Uint8Array;
}

type ImageArgument<Options> = Options extends { readonly type: infer Type extends keyof ImageArguments } ? ImageArguments[Type] : Pixels;

const kind = defineComponent<ImageOptions, FileData, ImageArguments[keyof ImageArguments], ImageResult, "upload" | "select" | "stream">({
  ...singleFileFaces,
  name: "image",
  events: ["upload", "select", "stream"],
  checkOptions(options) {
    checkOneOf("image", "type", options.type, types);
    checkOneOf("image", "mode", options.mode, modes);
    checkOneOf("image", "format", options.format, pictureFormats);
    checkSomeOf("image", "sources", options.sources, sources);
    checkHeight("image", options.height);
  },
  async preprocess(value, { type = "pixels", mode = "rgb" }, files) {
    const { path } = await checkMediaFile(value, "image", files);
    if (type === "path") return path;
    if (type === "pixels") return decodePixels(path, value.orig_name, mode);
    const { readFile } = await import("node:fs/promises");
    return new Uint8Array(await readFile(path));
  },
  async postprocess(result, { format = "png" }, files) {
    if (typeof result === "string" || result instanceof Uint8Array) return storeMediaResult(result, "image", files);
    if (typeof result !== "object" || !("data" in result)) {
      return invalid("pixels { data, width, height, channels }, the path of a picture, or the bytes of one", result);
    }
    const content = await encodePixels(result, format);
    return files.store({ name: `image.${format === "jpeg" ? "jpg" : format}`, content });
  },
  async sample(_options, files) {
    return files.store({ name: "gradient.png", content: await encodePixels(gradient(64, 48), "png") });
  },
  viewOptions: ({ sources: allowed = sources, height }) => ({ sources: allowed, height }),
});

function gradient(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([(255 * x) / width, (255 * y) / height, 128], (y * width + x) * 3);
  }
  return { data, width, height, channels: 3 };
}

/**
 * A picture. The function gets its pixels, turned as the camera held it, and returns pixels, a path or an encoded file.
 * PNG, JPEG, WebP, GIF, AVIF and TIFF are read; SVG is refused, for it can carry scripts. A flag stores the uploaded file to
 * the byte. Two pictures compare as the same when their files are the same to the byte.
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
): Component<ArgumentOf<ImageArgument<Options>, Options>, ImageResult, FileData, "upload" | "select" | "stream", ImageOptions> {
  return kind.create<ArgumentOf<ImageArgument<Options>, Options>>(options ?? {});
}
