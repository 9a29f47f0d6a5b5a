import { afterAll, expect, test } from "vitest";
import { openTemporaryFiles } from "../../testing/temporary-files.ts";
import { decodePixels } from "../image/decode-pixels.ts";
import { storeSamplePicture } from "../image/sample-picture.ts";
import { type ImageEditorValue, imageEditor } from "./image-editor.ts";
import { sizesFor } from "./sizes-for.ts";

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());
const { files, media } = temporary;

const editor = imageEditor({ label: "drawing" });
const flat = (color: readonly number[], width = 4, height = 2) => ({
  data: Array.from({ length: width * height }, () => color).flat(),
  width,
  height,
  channels: color.length,
});
const red = flat([255, 0, 0]);
const half = { ...flat([0, 0, 255, 0]), data: [...flat([0, 0, 255, 255], 2, 2).data, ...flat([0, 0, 255, 0], 2, 2).data] };

test("gives the function background and whole by the mode, and layers with alpha", async () => {
  const value = await editor.postprocess({ background: red, layers: [half] }, files);
  const { background, layers, composite } = await editor.preprocess(value as never, files);
  expect(background).toMatchObject({ width: 4, height: 2, channels: 3 });
  expect(layers).toMatchObject([{ width: 4, height: 2, channels: 4 }]);
  expect(composite?.channels).toBe(3);
});

test("gives paths where they are asked for", async () => {
  const file = await storeSamplePicture(files);
  const value = { background: file, layers: [], composite: file };
  const path = await files.pathOf(file);
  expect(await imageEditor({ type: "path" }).preprocess(value, files)).toEqual({ background: path, layers: [], composite: path });
});

test("takes a picture alone as background and whole", async () => {
  const value = await editor.postprocess(red, files);
  expect(value?.background).toEqual(value?.composite);
  expect(value?.layers).toEqual([]);
});

test("makes the whole of background and layers", async () => {
  const value = (await editor.postprocess({ background: red, layers: [half] }, files)) as ImageEditorValue;
  const { data } = await decodePixels(await files.pathOf(value.composite as never), "whole", "rgb");
  const pixels = [...data];
  expect(pixels.slice(0, 3)).toEqual([0, 0, 255]);
  expect(pixels.slice(-3)).toEqual([255, 0, 0]);
});

test("keeps a whole that is given, and takes one part alone", async () => {
  const value = (await editor.postprocess({ composite: red, layers: [] }, files)) as ImageEditorValue;
  expect(value.background).toBe(null);
  expect(value.composite).not.toBe(null);
});

test("refuses layers that are larger than the background", async () => {
  const result = { background: red, layers: [flat([0, 0, 0, 255], 8, 8)] };
  await expect(editor.postprocess(result, files)).rejects.toThrow("must be layers that are not larger than the background");
});

test("counts as empty without any picture", async () => {
  expect(editor.isEmpty({ background: null, layers: [], composite: null })).toBe(true);
  expect(editor.isEmpty({ background: null, layers: [], composite: await storeSamplePicture(files) })).toBe(false);
});

test.each([
  ["x", "drawing must be a drawing { background, layers, composite }"],
  [{}, "drawing must be a drawing { background, layers, composite }"],
  [{ background: 7 }, "drawing must be an uploaded file, got 7."],
  [{ layers: "x" }, "drawing must be a drawing whose layers are a list"],
])("refuses %j", (value, message) => {
  expect(() => editor.parse(value)).toThrow(message);
});

test("stores every picture with a flag, and reads them back", async () => {
  const value = (await editor.postprocess({ background: red, layers: [half] }, files)) as ImageEditorValue;
  const stored = await editor.flag(value, media);
  expect(editor.compare(value, (await editor.readFromFlag(stored, media)) as never)).toEqual({ same: true });
  await expect(editor.readFromFlag("x", media)).rejects.toThrow("must be a stored drawing");
});

test("compares background, layers and whole by bytes", async () => {
  const value = (await editor.postprocess({ background: red, layers: [half] }, files)) as ImageEditorValue;
  const [layer] = value.layers;
  expect(editor.compare(value, { ...value, layers: [] }).reason).toBe("0 layers instead of 1");
  expect(editor.compare(value, { ...value, background: null }).reason).toBe("lacks a picture");
  expect(editor.compare(value, { ...value, composite: layer as never }).same).toBe(false);
});

test("offers sizes that suit the picture", () => {
  expect(sizesFor({ width: 800, height: 600 })).toEqual([8, 20, 50]);
  expect(sizesFor({ width: 10, height: 10 })).toEqual([1]);
});

test.each([
  [{ colors: ["red"] }, 'imageEditor(): colors must be a list of colours such as "#d7372b", got ["red"].'],
  [{ brushSizes: [0] }, "imageEditor(): brushSizes must be a list of numbers of pixels above 0, got [0]."],
  [{ canvasSize: [800] }, "imageEditor(): canvasSize must be [width, height] in whole pixels up to 10000, or null, got [800]."],
  [{ tools: ["text"] }, 'imageEditor(): tools must be a list of "brush" or "eraser" or "crop", got ["text"].'],
])("refuses the options %j where they are written", (options, message) => {
  expect(() => imageEditor(options as never)).toThrow(message);
});
