import { afterAll, expect, test } from "vitest";
import { openTemporaryFiles } from "../../testing/temporary-files.ts";
import { storeSamplePicture } from "../image/sample-picture.ts";
import { imageSlider } from "./image-slider.ts";

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());
const { files, media } = temporary;

const slider = imageSlider({ label: "pair" });
const [before, after] = [await storeSamplePicture(files, "before.png"), await storeSamplePicture(files, "after.png", 255)];

test("gives the function both pictures, as pixels or by option", async () => {
  const [first, second] = await slider.preprocess([before, after], files);
  expect([first.width, second.channels]).toEqual([64, 3]);
  expect(await imageSlider({ type: "path" }).preprocess([before, after], files)).toEqual([
    await files.pathOf(before),
    await files.pathOf(after),
  ]);
});

test("takes two pictures in any form that an image takes", async () => {
  const pixels = { data: [0, 255], width: 2, height: 1, channels: 1 };
  const value = await slider.postprocess([pixels, await files.pathOf(after)], files);
  expect(value).toMatchObject([{ mime_type: "image/png" }, { orig_name: "after.png" }]);
});

test("counts as empty until both are there", async () => {
  expect(slider.isEmpty([before, null])).toBe(true);
  expect(slider.isEmpty([before, after])).toBe(false);
  expect(slider.parse([before, null])).toEqual([before, null]);
  expect(await imageSlider({ optional: true }).preprocess([before, null], files)).toBe(null);
});

test.each([["x"], [[]], [[before]], [[before, after, before]], [{ 0: before, 1: after }]])("refuses what is no pair", (value) => {
  expect(() => slider.parse(value)).toThrow("pair must be two pictures [before, after]");
});

test("refuses a result that is no pair, or holds what is no picture", async () => {
  await expect(slider.postprocess(["a.png"] as never, files)).rejects.toThrow("must be two pictures");
  await expect(slider.postprocess([null, null] as never, files)).rejects.toThrow("must be pixels");
});

test("stores both with a flag and reads them back", async () => {
  const stored = await slider.flag([before, after], media);
  expect(stored).toMatchObject([{ path: "value/0.png" }, { path: "value/1.png" }]);
  expect(slider.compare([before, after], (await slider.readFromFlag(stored, media)) as never)).toEqual({ same: true });
  await expect(slider.readFromFlag("x", media)).rejects.toThrow("must be two stored pictures");
});

test("says which of the two differs", () => {
  expect(slider.compare([before, after], [before, before]).reason).toMatch(/^After: before\.png/);
  expect(slider.compare([before, after], [null, after]).reason).toBe("Before: one picture is missing");
});

test.each([
  [{ position: 101 }, "imageSlider(): position must be a number from 0 to 100, got 101."],
  [{ names: ["A"] }, 'imageSlider(): names must be two texts [before, after], got ["A"].'],
  [{ value: "x" }, 'imageSlider(): value must be two pictures [before, after], got "x".'],
])("refuses the options %j where they are written", (options, message) => {
  expect(() => imageSlider(options as never)).toThrow(message);
});
