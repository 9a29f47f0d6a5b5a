import { describe, expect, test } from "vitest";
import { componentContract } from "../../testing/component-contract.ts";
import { noFiles, noMedia } from "../../testing/no-files.ts";
import { label } from "./label.ts";
import { showConfidence } from "./show-confidence.ts";

const surroundings = { files: noFiles, media: noMedia };

describe("of every form of result", () => {
  const results = ["cat", 7, { cat: 1 }, { label: "cat" }, { label: "cat", confidences: [{ label: "dog", confidence: 0.5 }] }];
  test.each(componentContract(label(), { ...surroundings, results }))("$name", ({ run }) => run());
});

test("sorts the confidences and takes the surest class for the answer", async () => {
  expect(await label().postprocess({ dog: 0.2, cat: 0.7, fox: 0.1 }, noFiles)).toEqual({
    label: "cat",
    confidences: [
      { label: "cat", confidence: 0.7 },
      { label: "dog", confidence: 0.2 },
      { label: "fox", confidence: 0.1 },
    ],
  });
});

test("keeps only the top classes", async () => {
  const value = await label({ numTopClasses: 1 }).postprocess({ dog: 0.2, cat: 0.7 }, noFiles);
  expect(value).toEqual({ label: "cat", confidences: [{ label: "cat", confidence: 0.7 }] });
});

test("takes a class that is called label", async () => {
  expect(await label().postprocess({ label: 0.9, other: 0.1 }, noFiles)).toMatchObject({ label: "label" });
});

test.each([
  [{}, "must be a class, or a confidence for each class, got {}"],
  [{ cat: Number.NaN }, "must be a finite number as the confidence, got NaN"],
  [{ cat: "0.9" }, 'must be a finite number as the confidence, got "0.9"'],
  [["cat"], 'must be a class, or a confidence for each class, got ["cat"]'],
  [true, "must be a class, or a confidence for each class, got true"],
])("refuses the result %j", async (result, message) => {
  await expect(label().postprocess(result as never, noFiles)).rejects.toThrow(message);
});

test("two results are the same when their top class is", () => {
  const sure = { label: "cat", confidences: [{ label: "cat", confidence: 0.9 }] };
  expect(label().compare({ label: "cat" }, sure)).toEqual({ same: true });
  expect(label().compare({ label: "dog" }, sure)).toEqual({ same: false, reason: '"cat" is not "dog"' });
});

test.each([
  [1, "100%"],
  [0.999997, ">99.9%"],
  [0.123456, "12.3%"],
  [0.00001, "<0.1%"],
  [0, "0%"],
  [-3.33333, "-3.333"],
  [12, "12"],
])("shows a confidence of %f as %s", (confidence, shown) => {
  expect(showConfidence(confidence)).toBe(shown);
});

test("can take the expected class anywhere among the surest", () => {
  const actual = {
    label: "dog",
    confidences: [
      ["dog", 0.5],
      ["fox", 0.3],
      ["cat", 0.2],
    ].map(([name, confidence]) => ({ label: String(name), confidence: Number(confidence) })),
  };
  const cat = { label: "cat", confidences: [] };
  expect(label().compare(cat, actual)).toEqual({ same: false, reason: '"dog" is not "cat", which has 0.2' });
  expect(label({ compare: { within: 2 } }).compare(cat, actual)).toEqual({
    same: false,
    reason: '"cat", which has 0.2, is not among "dog", "fox"',
  });
  expect(label({ compare: { within: 3 } }).compare(cat, actual).same).toBe(true);
  expect(() => label({ compare: { within: 0 } })).toThrow("label(): compare.within must be a whole number from 1 up, got 0.");
});
