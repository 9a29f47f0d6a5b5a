import { checkMediaFile } from "../check-media-file.ts";
import { checkHeight, checkOneOf, checkSomeOf } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent, type FileAccess } from "../define-component.ts";
import { fileDataSchema } from "../file-data.ts";
import { type PictureFormat, pictureFormats } from "../image/encode-pixels.ts";
import type { PixelMode, Pixels } from "../image/pixels.ts";
import { type PictureArgument, type PictureType, pictureTypes, readPicture } from "../image/read-picture.ts";
import { storeSamplePicture } from "../image/sample-picture.ts";
import { type ImageResult, storePicture } from "../image/store-picture.ts";
import { invalid } from "../invalid-value.ts";
import { mediaFormatOf } from "../media-format.ts";
import { checkInitialValue, checkWholeOption } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { parseFileData } from "../parse-file-data.ts";
import { loadStored } from "../single-file-faces.ts";
import { storeMediaResult } from "../store-media-result.ts";
import { compareItems } from "./compare-items.ts";
import { fileOfItem, type GalleryItem, withItemFile } from "./gallery-item.ts";
import { gradioGallery } from "./gradio-gallery.ts";

export type { GalleryItem } from "./gallery-item.ts";

const fileTypes = ["image", "video"] as const;
const modes = ["rgb", "rgba", "grayscale"] as const;
const fits = ["cover", "contain"] as const;

/** Options of `gallery()`. */
export interface GalleryOptions extends ComponentOptions {
  /** Initial items. */
  readonly value?: readonly GalleryItemResult[];
  /** What the function gets of each picture: decoded pixels, the absolute path of its file, or its bytes. Default `"pixels"`. */
  readonly type?: PictureType;
  /** Channels of the pixels. Default `"rgb"`: transparent parts lie on white. */
  readonly mode?: PixelMode;
  /** File format of pixels that the function returns; WebP is written without loss. Default `"png"`. */
  readonly format?: PictureFormat;
  /** What people may upload. Default: pictures. A function may return both whatever stands here. */
  readonly fileTypes?: readonly (typeof fileTypes)[number][];
  /** Items side by side, fewer where there is no room. Default: as many as fit. */
  readonly columns?: number;
  /** How a picture fills its square: `"cover"` cuts it, `"contain"` leaves room. Default `"cover"`. */
  readonly fit?: (typeof fits)[number];
  /** Height of the grid in CSS pixels, which then scrolls. Default: as high as its items. */
  readonly height?: number;
  /** Whether an item opens large. Default `true`. */
  readonly preview?: boolean;
}

/** An item that a function returns: a picture as for `image()`, one with a caption, or a video by its path or bytes. */
export type GalleryItemResult =
  | ImageResult
  | readonly [item: ImageResult, caption: string | null]
  | { readonly image: ImageResult; readonly caption?: string | null }
  | { readonly video: string | Uint8Array; readonly caption?: string | null };

type VideoArgument<Options> = Options extends { readonly fileTypes: readonly (infer Type)[] }
  ? "video" extends Type
    ? { readonly video: string; readonly caption: string | null }
    : never
  : never;

/** What the function gets: each picture by the option `type`, each video as the absolute path of its file. */
type GalleryArgument<Options> = ({ readonly image: PictureArgument<Options>; readonly caption: string | null } | VideoArgument<Options>)[];

type AnyArgument = (
  | { readonly image: Pixels | string | Uint8Array; readonly caption: string | null }
  | { readonly video: string; readonly caption: string | null }
)[];

function parseItem(value: unknown): GalleryItem {
  if (typeof value !== "object" || value === null) return invalid("a list of { image, caption }", value);
  const { image, video, caption = null } = value as { readonly [name: string]: unknown };
  if (caption !== null && typeof caption !== "string") return invalid("items whose caption is a text", value);
  if (video !== undefined && video !== null) return { video: parseFileData(video), caption };
  return { image: parseFileData(image), caption };
}

const expectedResult = "a list of pictures, [picture, caption], { image, caption } or { video, caption }";

async function storeItem(result: GalleryItemResult, format: PictureFormat, files: FileAccess): Promise<GalleryItem> {
  const { media, caption } = readResult(result);
  if (caption !== null && typeof caption !== "string") return invalid("items whose caption is a text", result);
  if (typeof result === "object" && "video" in result) return { video: await storeMediaResult(result.video, "video", files), caption };
  if (media instanceof Uint8Array && mediaFormatOf(media)?.families.includes("image") === false) {
    return { video: await storeMediaResult(media, "video", files), caption };
  }
  return { image: await storePicture(media as ImageResult, format, files), caption };
}

function readResult(result: unknown): { readonly media: unknown; readonly caption: unknown } {
  if (typeof result === "string" || result instanceof Uint8Array) return { media: result, caption: null };
  if (typeof result !== "object" || result === null) return invalid(expectedResult, result);
  if (Array.isArray(result))
    return result.length === 2 ? { media: result[0], caption: result[1] ?? null } : invalid(expectedResult, result);
  if ("data" in result) return { media: result, caption: null };
  const { image, video, caption } = result as { readonly [name: string]: unknown };
  const media = video ?? image;
  return media === undefined || media === null ? invalid(expectedResult, result) : { media, caption: caption ?? null };
}

const kind = defineComponent<GalleryOptions, readonly GalleryItem[], AnyArgument, readonly GalleryItemResult[], "select" | "upload">({
  name: "gallery",
  gradio: {
    type: "gallery",
    apiInfo: () => gradioGallery,
    events: ["change", "select", "upload"],
    props: ({ columns, height, fit, fileTypes: from }) => ({ type: "filepath", columns, height, object_fit: fit, file_types: from }),
  },
  events: ["select", "upload"],
  checkOptions(options) {
    checkOneOf("gallery", "type", options.type, pictureTypes);
    checkOneOf("gallery", "mode", options.mode, modes);
    checkOneOf("gallery", "format", options.format, pictureFormats);
    checkOneOf("gallery", "fit", options.fit, fits);
    checkSomeOf("gallery", "fileTypes", options.fileTypes, fileTypes);
    checkWholeOption("gallery", "columns", options.columns, 1);
    checkHeight("gallery", options.height);
    checkInitialValue("gallery", options.value, (given) => (Array.isArray(given) ? given : invalid(expectedResult, given)));
  },
  isEmpty: (value) => value.length === 0,
  parse: (value) => (Array.isArray(value) ? value.map(parseItem) : invalid("a list of { image, caption }", value)),
  preprocess: (value, options, files) =>
    Promise.all(
      value.map(async (item) => {
        if ("image" in item) return { image: await readPicture(item.image, options, files), caption: item.caption };
        if (!options.fileTypes?.includes("video")) return invalid("pictures, not videos", item.video.orig_name);
        return { video: (await checkMediaFile(item.video, "video", files)).path, caption: item.caption };
      }),
    ),
  postprocess: (result, { format = "png" }, files) =>
    Array.isArray(result) ? Promise.all(result.map((item) => storeItem(item, format, files))) : invalid(expectedResult, result),
  flag: (value, _options, media) => Promise.all(value.map(async (item) => withItemFile(item, await media.save(fileOfItem(item))))),
  async readFromFlag(stored, _options, media) {
    if (!Array.isArray(stored)) return invalid("a list of stored pictures", stored);
    const readItem = async (item: unknown): Promise<GalleryItem> => {
      const { image, video, caption = null } = (item ?? {}) as { readonly [name: string]: unknown };
      if (caption !== null && typeof caption !== "string") return invalid("stored pictures whose caption is a text", item);
      return video === undefined ? { image: await loadStored(image, media), caption } : { video: await loadStored(video, media), caption };
    };
    return Promise.all(stored.map(readItem));
  },
  compare(expected, actual) {
    if (expected.length !== actual.length) return { same: false, reason: `${actual.length} items instead of ${expected.length}` };
    for (const [index, item] of expected.entries()) {
      const comparison = compareItems(item, actual[index] as GalleryItem);
      if (!comparison.same) return { same: false, reason: `item ${index + 1}: ${comparison.reason}` };
    }
    return { same: true };
  },
  feature({ fileTypes: allowed = [] }) {
    const files = allowed.includes("video")
      ? ({ image: { type: "image" }, video: { type: "video" } } as const)
      : { image: { type: "image" } as const };
    return { type: "list", of: { type: "record", fields: { ...files, caption: { type: "text" } } } };
  },
  schema(_options, direction) {
    const item = (name: "image" | "video") => ({
      type: "object",
      required: direction === "output" ? [name, "caption"] : [name],
      properties: { [name]: fileDataSchema, caption: { type: ["string", "null"] } },
    });
    return { type: "array", items: { anyOf: [item("image"), item("video")] } };
  },
  sample: async (_options, files) => [
    { image: await storeSamplePicture(files, "dusk.png"), caption: "Dusk" },
    { image: await storeSamplePicture(files, "noon.png", 255), caption: null },
  ],
  viewOptions: ({ fileTypes: allowed = ["image"], columns, fit = "cover", height, preview = true }) => ({
    fileTypes: allowed,
    columns,
    fit,
    height,
    preview,
  }),
});

/**
 * Pictures in a grid, each with a caption or `null`, that open large. The function gets `{ image, caption }` of each and returns
 * pictures as for `image()`, alone, as `[picture, caption]` or as `{ image, caption }`; videos as `{ video, caption }`.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` in a run, for a file that is no picture, or a video where `fileTypes` has none.
 * @example
 * new Interface(
 *   (pictures) => pictures.map(({ image: path, caption }) => [path, caption?.toUpperCase() ?? "Untitled"] as const),
 *   gallery({ type: "path" }),
 *   gallery({ columns: 3 }),
 * );
 */
export function gallery<const Options extends GalleryOptions = GalleryOptions>(
  options?: Options,
): Component<
  ArgumentOf<GalleryArgument<Options>, Options>,
  readonly GalleryItemResult[],
  readonly GalleryItem[],
  "select" | "upload",
  GalleryOptions
> {
  return kind.create<ArgumentOf<GalleryArgument<Options>, Options>>(options ?? {});
}
