import { checkHeight, checkOneOf, checkSomeOf } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import type { CommonEvent } from "../component-event.ts";
import { defineComponent, type FileAccess } from "../define-component.ts";
import { type FileData, fileDataSchema } from "../file-data.ts";
import type { PixelMode } from "../image/pixels.ts";
import { type PictureArgument, type PictureType, pictureTypes, readPicture } from "../image/read-picture.ts";
import { storeSamplePicture } from "../image/sample-picture.ts";
import { type ImageResult, storePicture } from "../image/store-picture.ts";
import { invalid } from "../invalid-value.ts";
import { optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { parseFileData } from "../parse-file-data.ts";
import { showValue } from "../show-value.ts";
import { compareBytes, loadStored } from "../single-file-faces.ts";
import { composePicture } from "./compose-picture.ts";
import { gradioDrawing } from "./gradio-drawing.ts";
import { type EditorTool, editorTools } from "./image-editor-view-options.ts";

const modes = ["rgb", "rgba", "grayscale"] as const;
const sources = ["upload", "clipboard", "webcam"] as const;
const defaultColors = ["#000000", "#ffffff", "#d7372b", "#2f6fde", "#f2b705"];
/** A mask is read by its alpha; its colour is only what is seen. */
const maskColor = "#4f46e5";

/** A picture, what is drawn over it, and both together, as a page value. A type, so that it counts as JSON. */
export type ImageEditorValue = {
  readonly background: FileData | null;
  readonly layers: readonly FileData[];
  readonly composite: FileData | null;
};

/** What a function gets of each picture of an `imageEditor()`. */
export interface ImageEditorArgument<Picture> {
  /** `null` for a drawing on a blank canvas. */
  readonly background: Picture | null;
  /** From the lowest to the highest, transparent where nothing is drawn; as pixels they have four channels. */
  readonly layers: readonly Picture[];
  /** Background and layers together. */
  readonly composite: Picture | null;
}

/** What a function may return: a picture, or its parts; a composite that is left out is made of them. */
export type ImageEditorResult =
  | ImageResult
  | {
      readonly background?: ImageResult | null;
      readonly layers?: readonly ImageResult[];
      readonly composite?: ImageResult | null;
    };

/** Options of `imageEditor()`. */
export interface ImageEditorOptions extends ComponentOptions {
  /** Initial picture. */
  readonly value?: ImageEditorResult;
  /** What the function gets of each picture: decoded pixels, the absolute path of its file, or its bytes. Default `"pixels"`. */
  readonly type?: PictureType;
  /** Channels of the pixels of background and composite. Default `"rgb"`: transparent parts lie on white. */
  readonly mode?: PixelMode;
  /** Ways to bring a picture, beside dropping it. Default: all three. */
  readonly sources?: readonly (typeof sources)[number][];
  /** Default: all three. */
  readonly tools?: readonly EditorTool[];
  /** Thickness of brush and eraser to choose from, in pixels of the picture. Default: three by the picture's size. */
  readonly brushSizes?: readonly number[];
  /** Colours to choose from, as `"#rrggbb"`. Default: five, and any other. */
  readonly colors?: readonly string[];
  /** Whether people can add layers to the first. Default `true`. */
  readonly layers?: boolean;
  /** Whether the brush only marks where: one layer, one colour, half transparent on the page. Default `false`. */
  readonly mask?: boolean;
  /** Width and height of the blank canvas that can be drawn on without a picture, in pixels; `null` for none. Default 800 and 600. */
  readonly canvasSize?: readonly [width: number, height: number] | null;
  /** Height of the picture on the page at most, in CSS pixels. Default 400. */
  readonly height?: number;
}

const isColor = (color: unknown) => typeof color === "string" && /^#[\da-f]{6}$/i.test(color);
const isSize = (size: unknown): size is number => typeof size === "number" && size > 0 && size <= 10_000;

const picture = (value: unknown): FileData | null => (value === null || value === undefined ? null : parseFileData(value));

function parse(value: unknown): ImageEditorValue {
  if (typeof value !== "object" || value === null) return invalid("a drawing { background, layers, composite }", value);
  const { background, layers = [], composite } = value as { readonly [name: string]: unknown };
  if (!Array.isArray(layers)) return invalid("a drawing whose layers are a list", value);
  const drawing = { background: picture(background), layers: layers.map(parseFileData), composite: picture(composite) };
  if (!("background" in value || "layers" in value || "composite" in value))
    return invalid("a drawing { background, layers, composite }", value);
  return drawing;
}

async function store(result: ImageEditorResult, files: FileAccess): Promise<ImageEditorValue> {
  const isParts = typeof result === "object" && result !== null && ("background" in result || "layers" in result || "composite" in result);
  if (!isParts) {
    const file = await storePicture(result as ImageResult, "png", files);
    return { background: file, layers: [], composite: file };
  }
  const { background, layers = [], composite } = result;
  if (!Array.isArray(layers)) return invalid("a picture, or { background, layers, composite } with a list of layers", result);
  const keep = async (given: ImageResult | null | undefined) =>
    given === null || given === undefined ? null : storePicture(given, "png", files);
  const stored = {
    background: await keep(background),
    layers: await Promise.all(layers.map((layer) => storePicture(layer, "png", files))),
  };
  const parts = [...(stored.background ? [stored.background] : []), ...stored.layers];
  const whole = (await keep(composite)) ?? (parts.length > 1 ? await composePicture(parts, files) : (parts[0] ?? null));
  return { ...stored, composite: whole };
}

type AnyArgument = ImageEditorArgument<Awaited<ReturnType<typeof readPicture>>>;

const kind = defineComponent<ImageEditorOptions, ImageEditorValue, AnyArgument, ImageEditorResult>({
  name: "imageEditor",
  gradio: {
    type: "imageeditor",
    apiInfo: () => gradioDrawing,
    events: ["change", "input", "clear", "upload"],
    props: ({ height }) => ({ type: "filepath", height }),
  },
  checkOptions({ type, mode, sources: from, tools, brushSizes, colors, canvasSize, height }) {
    checkOneOf("imageEditor", "type", type, pictureTypes);
    checkOneOf("imageEditor", "mode", mode, modes);
    checkSomeOf("imageEditor", "sources", from, sources);
    checkSomeOf("imageEditor", "tools", tools, editorTools);
    checkHeight("imageEditor", height);
    if (brushSizes !== undefined && !(Array.isArray(brushSizes) && brushSizes.length > 0 && brushSizes.every(isSize))) {
      throw optionError("imageEditor", `brushSizes must be a list of numbers of pixels above 0, got ${showValue(brushSizes)}`);
    }
    if (colors !== undefined && !(Array.isArray(colors) && colors.length > 0 && colors.every(isColor))) {
      throw optionError("imageEditor", `colors must be a list of colours such as "#d7372b", got ${showValue(colors)}`);
    }
    const isCanvas =
      Array.isArray(canvasSize) && canvasSize.length === 2 && canvasSize.every((side) => isSize(side) && Number.isInteger(side));
    if (canvasSize !== undefined && canvasSize !== null && !isCanvas) {
      throw optionError(
        "imageEditor",
        `canvasSize must be [width, height] in whole pixels up to 10000, or null, got ${showValue(canvasSize)}`,
      );
    }
  },
  isEmpty: ({ background, layers, composite }) => background === null && layers.length === 0 && composite === null,
  parse,
  async preprocess({ background, layers, composite }, { type, mode }, files) {
    const read = async (file: FileData | null, channels = mode) => file && readPicture(file, { type, mode: channels }, files);
    const [below, whole, ...drawn] = await Promise.all([
      read(background),
      read(composite),
      ...layers.map((layer) => readPicture(layer, { type, mode: "rgba" }, files)),
    ]);
    return { background: below, layers: drawn, composite: whole };
  },
  postprocess: (result, _options, files) => store(result, files),
  async flag({ background, layers, composite }, _options, media) {
    const save = async (file: FileData | null) => file && media.save(file);
    return {
      background: await save(background),
      layers: await Promise.all(layers.map((layer) => media.save(layer))),
      composite: await save(composite),
    };
  },
  async readFromFlag(stored, _options, media) {
    const { background, layers, composite } = (stored ?? {}) as { readonly [name: string]: unknown };
    if (!Array.isArray(layers)) return invalid("a stored drawing", stored);
    const load = async (reference: unknown) => (reference === null ? null : loadStored(reference, media));
    return {
      background: await load(background),
      layers: await Promise.all(layers.map((layer) => loadStored(layer, media))),
      composite: await load(composite),
    };
  },
  compare(expected, actual) {
    if (expected.layers.length !== actual.layers.length) {
      return { same: false, reason: `${actual.layers.length} layers instead of ${expected.layers.length}` };
    }
    const list = ({ background, layers, composite }: ImageEditorValue) => [background, ...layers, composite];
    const others = list(actual);
    for (const [index, wanted] of list(expected).entries()) {
      const came = others[index] ?? null;
      if (wanted === null && came === null) continue;
      if (wanted === null || came === null) return { same: false, reason: wanted === null ? "has a picture too many" : "lacks a picture" };
      const comparison = compareBytes(wanted, came);
      if (!comparison.same) return comparison;
    }
    return { same: true };
  },
  feature: () => ({
    type: "record",
    fields: { background: { type: "image" }, layers: { type: "list", of: { type: "image" } }, composite: { type: "image" } },
  }),
  schema: () => {
    const optional = { anyOf: [fileDataSchema, { type: "null" }] };
    return { type: "object", properties: { background: optional, layers: { type: "array", items: fileDataSchema }, composite: optional } };
  },
  sample: async (_options, files) => {
    const data = new Uint8Array(64 * 48 * 4);
    for (let x = 8; x < 56; x += 1) for (let y = 22; y < 26; y += 1) data.set([215, 55, 43, 255], (y * 64 + x) * 4);
    const stroke = { data, width: 64, height: 48, channels: 4 };
    return store({ background: await files.pathOf(await storeSamplePicture(files)), layers: [stroke] }, files);
  },
  viewOptions({ sources: from = sources, tools = editorTools, brushSizes, colors, layers = true, mask = false, canvasSize, height = 400 }) {
    return {
      sources: from,
      tools,
      brushSizes,
      colors: mask ? [maskColor] : (colors ?? defaultColors),
      isAnyColor: !mask && colors === undefined,
      layers: layers && !mask,
      mask,
      canvasSize: canvasSize === undefined ? [800, 600] : canvasSize,
      height,
    };
  },
});

/**
 * A picture to draw on, with brush, eraser, crop and layers, by pointer, pen or finger. The function gets `{ background, layers,
 * composite }`, each picture as for `image()`, layers with alpha; it returns a picture, or these parts. A background that was
 * not cropped is the uploaded file to the byte. Compares as the same when all its pictures are the same to the byte.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` in a run, for a file that is no picture.
 * @example
 * new Interface(({ layers: [mask] }) => mask?.data.filter((level, index) => index % 4 === 3 && level > 0).length ?? 0, imageEditor({ mask: true }), "number");
 */
export function imageEditor<const Options extends ImageEditorOptions = ImageEditorOptions>(
  options?: Options,
): Component<
  ArgumentOf<ImageEditorArgument<PictureArgument<Options>>, Options>,
  ImageEditorResult,
  ImageEditorValue,
  CommonEvent,
  ImageEditorOptions
> {
  return kind.create(options ?? {}) as never;
}
