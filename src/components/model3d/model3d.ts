import { checkHeight, checkOneOf } from "../check-option.ts";
import { parseColor } from "../color-picker/parse-color.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent, type FileAccess } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { gradioFile } from "../gradio-face.ts";
import { invalid } from "../invalid-value.ts";
import { optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { showValue } from "../show-value.ts";
import { singleFileFaces } from "../single-file-faces.ts";
import { type OneFileResult, storeFileResult } from "../store-file-result.ts";
import { headBytes, modelFormatOf } from "./model-format.ts";
import { sampleCube } from "./sample-cube.ts";

const types = ["path", "buffer"] as const;
const family = "a 3D model (GLB, glTF, OBJ or STL)";

/** Where a model is first seen from. */
export interface CameraPlace {
  /** Around the model, in degrees; 0 is its front. Default 30. */
  readonly azimuth?: number;
  /** Above the model, in degrees from -90 to 90. Default 20. */
  readonly elevation?: number;
  /** From its middle, in times the radius of a ball around it. Default: as near as the whole model is seen. */
  readonly distance?: number;
}

/** Options of `model3d()`. */
export interface Model3dOptions extends ComponentOptions {
  /** Initial model: a path, bytes, or `{ name, content }`. */
  readonly value?: OneFileResult;
  /** What the function gets: the absolute path of the uploaded file, or its bytes. Default `"path"`. */
  readonly type?: (typeof types)[number];
  readonly camera?: CameraPlace;
  /** Colour behind the model, as `colorPicker()` takes it. Default: the page's own, light or dark. */
  readonly clearColor?: string;
  /** Height of the model's frame on the page, in CSS pixels. Default: three quarters of the width, at most 360. */
  readonly height?: number;
}

/** What the view gets of the options. */
export interface Model3dViewOptions {
  readonly camera: { readonly azimuth: number; readonly elevation: number; readonly distance?: number | undefined };
  readonly clearColor?: string | undefined;
  readonly height?: number | undefined;
}

type Model3dArgument<Options> = Options extends { readonly type: "buffer" } ? Uint8Array : string;

function checkCamera({ azimuth = 0, elevation = 0, distance = 1 }: CameraPlace): void {
  const isWithin = (value: unknown, minimum: number, maximum: number) => typeof value === "number" && value >= minimum && value <= maximum;
  if (!isWithin(azimuth, -360, 360)) throw optionError("model3d", `camera.azimuth must be degrees from -360 to 360, got ${azimuth}`);
  if (!isWithin(elevation, -90, 90)) throw optionError("model3d", `camera.elevation must be degrees from -90 to 90, got ${elevation}`);
  if (!isWithin(distance, 0.01, 1000)) throw optionError("model3d", `camera.distance must be from 0.01 to 1000 radii, got ${distance}`);
}

async function findModel(file: FileData, files: FileAccess): Promise<string> {
  const path = await files.pathOf(file);
  const { open } = await import("node:fs/promises");
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(headBytes), 0, headBytes, 0);
    const { size } = await handle.stat();
    return modelFormatOf(buffer.subarray(0, bytesRead), size) ? path : invalid(family, file.orig_name);
  } finally {
    await handle.close();
  }
}

const kind = defineComponent<Model3dOptions, FileData, string | Uint8Array, OneFileResult, "upload">({
  ...singleFileFaces,
  name: "model3d",
  gradio: {
    type: "model3d",
    apiInfo: () => gradioFile,
    events: ["change", "clear", "upload"],
    props: ({ height }) => ({ height }),
  },
  events: ["upload"],
  checkOptions({ type, camera = {}, clearColor, height }) {
    checkOneOf("model3d", "type", type, types);
    checkHeight("model3d", height);
    checkCamera(camera);
    if (clearColor !== undefined && !(typeof clearColor === "string" && parseColor(clearColor))) {
      throw optionError("model3d", `clearColor must be a colour such as "#3f51b5", got ${showValue(clearColor)}`);
    }
  },
  async preprocess(value, { type = "path" }, files) {
    const path = await findModel(value, files);
    if (type === "path") return path;
    const { readFile } = await import("node:fs/promises");
    return new Uint8Array(await readFile(path));
  },
  async postprocess(result, _options, files) {
    if (result instanceof Uint8Array) {
      const format = modelFormatOf(result, result.length);
      return format ? files.store({ name: `model.${format}`, content: result }) : invalid(`the bytes of ${family}`, result);
    }
    const stored = await storeFileResult(result, files);
    await findModel(stored, files);
    return stored;
  },
  feature: () => ({ type: "file" }),
  sample: (_options, files) => files.store({ name: "cube.glb", content: sampleCube() }),
  viewOptions: ({ camera: { azimuth = 30, elevation = 20, distance } = {}, clearColor, height }) => ({
    camera: { azimuth, elevation, distance },
    clearColor: clearColor === undefined ? undefined : parseColor(clearColor),
    height,
  }),
});

/**
 * A 3D model in one GLB, glTF, OBJ or STL file, to be turned by mouse, touch and keyboard. The function gets the file's path, or
 * its bytes, and returns a path, bytes, or `{ name, content }`. What a model says lies in other files, such as an OBJ's materials,
 * is left out. Two models compare as the same when their files are the same to the byte.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` in a run, for a file that is no such model.
 * @example
 * import { statSync } from "node:fs";
 *
 * new Interface((path) => statSync(path).size, model3d({ camera: { elevation: 45 } }), number({ unit: "bytes" }));
 */
export function model3d<const Options extends Model3dOptions = Model3dOptions>(
  options?: Options,
): Component<ArgumentOf<Model3dArgument<Options>, Options>, OneFileResult, FileData, "upload", Model3dOptions> {
  return kind.create(options ?? {}) as never;
}
