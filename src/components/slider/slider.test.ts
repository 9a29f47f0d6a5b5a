import { describe, expect, test } from "vitest";
import { componentContract } from "../../testing/component-contract.ts";
import { noFiles, noMedia } from "../../testing/no-files.ts";
import { slider } from "./slider.ts";

const surroundings = { files: noFiles, media: noMedia };

describe("with a step that does not reach the maximum", () => {
  test.each(componentContract(slider(1, 10, 4, { step: 3 }), surroundings))("$name", ({ run }) => run());
});

test("starts at its value, else at the minimum", async () => {
  expect(await slider(0, 1, 0.5).initial(noFiles)).toBe(0.5);
  expect(await slider(-1, 1).initial(noFiles)).toBe(-1);
  expect(await slider().initial(noFiles)).toBe(0);
});

test("takes what lies between its ends, and on its step where one is given", async () => {
  const size = slider(0, 10, 0, { label: "size", step: 2.5 });
  expect(await size.preprocess(7.5, noFiles)).toBe(7.5);
  await expect(size.preprocess(11, noFiles)).rejects.toThrow("size must be at most 10, got 11.");
  await expect(size.preprocess(3, noFiles)).rejects.toThrow("size must be a multiple of 2.5, got 3.");
  expect(await slider(0, 1).preprocess(0.123456, noFiles)).toBe(0.123456);
});

test.each([
  [slider(), 1],
  [slider(0, 1000), 1],
  [slider(1, 100), 1],
  [slider(0, 1), 0.01],
  [slider(0, 5), 0.01],
  [slider(0, 100, 2.5), 1],
  [slider(-0.5, 20.5), 0.1],
  [slider(0, 1, 0, { step: 0.25 }), 0.25],
])("moves its handle by a sensible step: case %#", (component, step) => {
  expect((component.viewOptions() as { step: number }).step).toBe(step);
});

test("refuses ends and values that cannot hold together", () => {
  expect(() => slider(1, 0)).toThrow("slider(): minimum must not be above maximum, got 1 and 0.");
  expect(() => slider(1, 1)).toThrow("slider(): maximum must be above minimum, got 1 twice.");
  expect(() => slider(0, 1, 2)).toThrow("slider(): value must be at most 1, got 2.");
  expect(() => slider(0, 1, 0, { step: -1 })).toThrow("slider(): step must be a number above 0, got -1.");
});
