import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { componentContract } from "../../testing/component-contract.ts";
import { openTemporaryFiles } from "../../testing/temporary-files.ts";
import { decodePixels } from "../image/decode-pixels.ts";
import type { AnnotatedImageValue } from "./annotated-image.ts";
import { annotatedImage } from "./annotated-image.ts";
import { overlapOf } from "./compare-annotations.ts";

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());
const { files, media } = temporary;

const picture = { data: new Uint8Array(4 * 2 * 3).fill(90), width: 4, height: 2, channels: 3 };
const make = (annotations: unknown, image: unknown = picture) =>
  annotatedImage().postprocess({ image, annotations } as never, files) as Promise<AnnotatedImageValue>;
const box = (...edges: number[]) => [{ label: "cat", box: edges }];

describe("with a box and a mask", () => {
  const results = [
    [
      picture,
      [
        { label: "cat", box: [0, 0, 2, 2] },
        { label: "sky", mask: [1, 1, 1, 1, 0, 0, 0, 0] },
      ],
    ],
  ];
  test.each(componentContract(annotatedImage(), { files, media, results }))("$name", ({ run }) => run());
});

function maskPathOf({ annotations: [first] }: AnnotatedImageValue): Promise<string> {
  if (!first || !("mask" in first)) throw new Error("There is no mask.");
  return files.pathOf(first.mask);
}

async function alphaOf(value: AnnotatedImageValue): Promise<number[]> {
  const { data } = await decodePixels(await maskPathOf(value), "mask.png", "rgba");
  return [...data].filter((_, index) => index % 4 === 3);
}

test("puts the edges of a box in order", async () => {
  expect((await make(box(3, 2, 1, 0))).annotations).toEqual([{ label: "cat", box: [1, 0, 3, 2] }]);
});

test("makes a mask of numbers from 0 to 1, one for each pixel, as transparency", async () => {
  const mask = Float32Array.from([1, 0.5, 0, 0, 0, 0, 0, 1]);
  expect(await alphaOf(await make([{ label: "sky", mask }]))).toEqual([255, 128, 0, 0, 0, 0, 0, 255]);
});

test("makes a mask of grey pixels, and keeps one that is a picture", async () => {
  const grey = { data: [255, 0, 9, 0, 0, 0, 0, 0], width: 4, height: 2, channels: 1 };
  const value = await make([{ label: "sky", mask: grey }]);
  expect(await alphaOf(value)).toEqual([255, 0, 9, 0, 0, 0, 0, 0]);
  const bytes = new Uint8Array(await readFile(await maskPathOf(value)));
  const again = await make([{ label: "sky", mask: bytes }]);
  expect(await alphaOf(again)).toEqual([255, 0, 9, 0, 0, 0, 0, 0]);
});

test.each([
  [3, "must be { image, annotations }, or a list of both, got"],
  [[3], "must be { label, box } or { label, mask } as annotation 1, got 3"],
  [[{ box: [0, 0, 1, 1] }], "must be a text as the label of annotation 1, got nothing"],
  [[{ label: "a", box: [0, 0, 1] }], "must be four numbers, left, top, right and bottom, as the box of annotation 1, got [0,0,1]"],
  [[{ label: "a", mask: [1, 0] }], 'must be 4 × 2 numbers as the mask of annotation 1, one for each pixel, got "2 numbers"'],
  [[{ label: "a", mask: { data: [1], width: 4, height: 2, channels: 1 } }], "must be a list of numbers, pixels"],
  [[{ label: "a" }], "must be a list of numbers, pixels"],
])("refuses the annotations %j", async (annotations, message) => {
  await expect(make(annotations)).rejects.toThrow(message);
});

test("says which parts are missing and which were not expected", async () => {
  const [one, other] = [await make(box(0, 0, 2, 2)), await make(box(0, 0, 2, 1))];
  expect(annotatedImage().compare(one as never, other as never)).toEqual({
    same: false,
    score: 0,
    reason: "missing cat at 0, 0, 2, 2; unexpected cat at 0, 0, 2, 1",
  });
  expect(annotatedImage({ compare: { overlap: 0.5 } }).compare(one as never, other as never)).toEqual({ same: true, score: 1 });
});

test("pairs each box with the one that is most like it, in any order", async () => {
  const one = await make([...box(0, 0, 2, 2), ...box(2, 0, 4, 2)]);
  const other = await make([...box(2, 0, 4, 2), ...box(0, 0, 2, 2)]);
  expect(annotatedImage().compare(one as never, other as never)).toEqual({ same: true, score: 1 });
  expect(annotatedImage().compare(one as never, (await make(box(0, 0, 2, 2))) as never).score).toBeCloseTo(2 / 3);
});

test("measures overlap as intersection over union", () => {
  expect(overlapOf([0, 0, 2, 2], [1, 0, 3, 2])).toBeCloseTo(1 / 3);
  expect(overlapOf([0, 0, 1, 1], [5, 5, 6, 6])).toBe(0);
  expect(overlapOf([1, 1, 1, 1], [1, 1, 1, 1])).toBe(1);
});

test.each([
  [{ height: 0 }, "annotatedImage(): height must be a number of pixels above 0, got 0."],
  [{ compare: { overlap: 2 } }, "annotatedImage(): compare.overlap must be a number from 0 to 1, got 2."],
  [{ colorMap: { cat: 0 } }, "annotatedImage(): colorMap.cat must be a number from 1 to 8 or a CSS colour, got 0."],
])("refuses %j when it is made", (options, message) => {
  expect(() => annotatedImage(options as never)).toThrow(message);
});
