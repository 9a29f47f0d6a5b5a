import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { openTemporaryFiles } from "../../testing/temporary-files.ts";
import { storeSamplePicture } from "../image/sample-picture.ts";
import { video } from "../video/video.ts";
import { gallery } from "./gallery.ts";
import type { GalleryItem } from "./gallery-item.ts";

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());
const { files, media } = temporary;

const pictures = gallery({ label: "pictures" });
const [dusk, noon] = [await storeSamplePicture(files, "dusk.png"), await storeSamplePicture(files, "noon.png", 255)];
const clip = await video().sample(files);

test("gives the function each picture with its caption", async () => {
  const value = [{ image: dusk, caption: "Dusk" }];
  const [item] = await pictures.preprocess(value, files);
  expect(item).toMatchObject({ image: { width: 64, height: 48, channels: 3 }, caption: "Dusk" });
  const [path] = await gallery({ type: "path" }).preprocess(value, files);
  expect(path).toEqual({ image: await files.pathOf(dusk), caption: "Dusk" });
});

test("takes pictures alone, with a caption and as items, and videos", async () => {
  const path = await files.pathOf(dusk);
  const bytes = new Uint8Array(await readFile(path));
  const grey = { data: [0, 255], width: 2, height: 1, channels: 1 };
  const videoBytes = new Uint8Array(await readFile(await files.pathOf(clip)));
  const results = [path, bytes, grey, [path, "A"], { image: grey, caption: "B" }, { video: await files.pathOf(clip) }, videoBytes] as const;
  const value = (await pictures.postprocess(results, files)) as readonly GalleryItem[];
  expect(value.map((item) => [Object.keys(item)[0], item.caption])).toEqual([
    ["image", null],
    ["image", null],
    ["image", null],
    ["image", "A"],
    ["image", "B"],
    ["video", null],
    ["video", null],
  ]);
});

test("gives videos as paths where they are asked for, and refuses them elsewhere", async () => {
  const value = [{ video: clip, caption: null }];
  const both = gallery({ fileTypes: ["image", "video"] });
  expect(await both.preprocess(value, files)).toEqual([{ video: await files.pathOf(clip), caption: null }]);
  await expect(pictures.preprocess(value, files)).rejects.toThrow("pictures must be pictures, not videos");
});

test("refuses a file that is no picture, by its bytes", async () => {
  const text = await files.store({ name: "fake.png", content: Buffer.from("no picture") });
  await expect(pictures.preprocess([{ image: text, caption: null }], files)).rejects.toThrow("pictures must be a picture");
});

test.each([
  ["x", "pictures must be a list of { image, caption }"],
  [["x"], "pictures must be a list of { image, caption }"],
  [[{ image: "x" }], "pictures must be an uploaded file"],
  [[{ caption: "x" }], "pictures must be an uploaded file, got nothing"],
  [[{ image: dusk, caption: 7 }], "pictures must be items whose caption is a text"],
])("refuses %j", (value, message) => {
  expect(() => pictures.parse(value)).toThrow(message);
});

test.each([[7], [[]], [{}], [["a.png", "b", "c"]], [{ image: null }]])("refuses the result %j", async (item) => {
  await expect(pictures.postprocess([item] as never, files)).rejects.toThrow("must be a list of pictures");
});

test("stores each file with a flag, in order, and reads them back", async () => {
  const value: GalleryItem[] = [
    { image: noon, caption: "Noon" },
    { video: clip, caption: null },
  ];
  const stored = await pictures.flag(value, media);
  expect(stored).toMatchObject([{ image: { path: "value/0.png" }, caption: "Noon" }, { caption: null }]);
  expect(pictures.compare(value, await pictures.readFromFlag(stored, media))).toEqual({ same: true });
  await expect(pictures.readFromFlag("x", media)).rejects.toThrow("must be a list of stored pictures");
});

test("compares number, order, bytes and captions", () => {
  const [a, b] = [
    { image: dusk, caption: null },
    { image: noon, caption: null },
  ];
  expect(pictures.compare([a, b], [a]).reason).toBe("1 items instead of 2");
  expect(pictures.compare([a, b], [b, a]).reason).toMatch(/^item 1: noon\.png/);
  expect(pictures.compare([a], [{ ...a, caption: "x" }]).reason).toBe('item 1: the caption "x" is not null');
  expect(pictures.compare([a], [{ video: clip, caption: null }]).reason).toBe("item 1: a video is not a picture");
});

test.each([
  [{ columns: 0 }, "gallery(): columns must be a whole number from 1 up, got 0."],
  [{ fit: "fill" }, 'gallery(): fit must be "cover" or "contain", got "fill".'],
  [{ fileTypes: ["audio"] }, 'gallery(): fileTypes must be a list of "image" or "video", got ["audio"].'],
  [{ value: "x" }, "gallery(): value must be a list of pictures"],
])("refuses the options %j where they are written", (options, message) => {
  expect(() => gallery(options as never)).toThrow(message);
});
