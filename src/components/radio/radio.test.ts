import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { radio } from "./radio.ts";

const operation = radio(["add", "subtract"], { label: "operation" });

test("takes its choices and nothing else", async () => {
  expect(await operation.preprocess(operation.parse("add"), noFiles)).toBe("add");
  expect(() => operation.parse("power")).toThrow('operation must be one of "add", "subtract", got "power".');
  expect(() => radio([1, 2], { label: "size" }).parse("1")).toThrow('size must be one of 1, 2, got "1".');
});

test("refuses a result that is none of its choices", async () => {
  await expect(operation.postprocess("power" as never, noFiles)).rejects.toThrow('must be one of "add", "subtract", got "power"');
});

test("starts with nothing chosen unless a value is given", async () => {
  expect(await operation.initial(noFiles)).toBe(null);
  expect(await radio([["Small", "s"], "m"], { value: "s" }).initial(noFiles)).toBe("s");
});

test("refuses what cannot be a list of choices when it is made", () => {
  expect(() => radio([])).toThrow("radio(): choices must not be empty.");
  expect(() => radio(["a"], { value: "b" as never })).toThrow('radio(): value must be one of "a", got "b".');
});
