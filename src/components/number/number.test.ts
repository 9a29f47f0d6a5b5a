import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { number } from "./number.ts";

test("takes numbers only", async () => {
  const age = number({ label: "age", minimum: 0, maximum: 120, step: 1 });
  expect(await age.preprocess(age.parse(42), noFiles)).toBe(42);
  expect(() => age.parse("42")).toThrow('age must be a number, got "42".');
  expect(() => age.parse(Number.POSITIVE_INFINITY)).toThrow("age must be a number, got Infinity.");
  await expect(age.preprocess(-1, noFiles)).rejects.toThrow("age must be at least 0, got -1.");
  await expect(age.preprocess(121, noFiles)).rejects.toThrow("age must be at most 120, got 121.");
  await expect(age.preprocess(0.5, noFiles)).rejects.toThrow("age must be a multiple of 1, got 0.5.");
  await expect(age.preprocess("NaN", noFiles)).rejects.toThrow('age must be a finite number, got "NaN".');
});

test("rounds the argument before it looks at the ends", async () => {
  expect(await number({ precision: 0, minimum: 1 }).preprocess(0.6, noFiles)).toBe(1);
});

test("keeps results that JSON has no word for", async () => {
  expect(await number().postprocess(Number.NaN, noFiles)).toBe("NaN");
  expect(await number().postprocess(Number.NEGATIVE_INFINITY, noFiles)).toBe("-Infinity");
  expect(Object.is(await number().postprocess(-0, noFiles), 0)).toBe(true);
});

test("refuses a result that only looks like a number", async () => {
  await expect(number().postprocess("7" as never, noFiles)).rejects.toThrow('must be a number, got "7"');
});

test("finds results within the tolerance the same", () => {
  expect(number().compare(1, 1.01)).toEqual({ same: false, reason: "1.01 is not 1" });
  expect(number({ compare: { tolerance: 0.1 } }).compare(1, 1.01)).toEqual({ same: true });
  expect(number({ compare: { relative: 0.01 } }).compare(200, 202)).toEqual({ same: true });
  expect(number({ compare: { relative: 0.01 } }).compare("Infinity", 5)).toEqual({ same: false, reason: "5 is not Infinity" });
  expect(number({ compare: { relative: 1 } }).compare("Infinity", "-Infinity").same).toBe(false);
  expect(number().compare("NaN", "NaN")).toEqual({ same: true });
});

test("describes what comes out more widely than what goes in", () => {
  expect(number({ minimum: 0, precision: 0 }).schema("input")).toEqual({ type: "integer", minimum: 0, maximum: undefined });
  expect(number().schema("output")).toEqual({ anyOf: [{ type: "number" }, { enum: ["NaN", "Infinity", "-Infinity"] }] });
});

test.each([
  [{ minimum: 2, maximum: 1 }, "number(): minimum must not be above maximum, got 2 and 1."],
  [{ minimum: Number.NaN }, "number(): minimum must be a finite number, got NaN."],
  [{ step: 0 }, "number(): step must be a number above 0, got 0."],
  [{ precision: 1.5 }, "number(): precision must be a whole number from 0 to 100, got 1.5."],
  [{ value: "7" as never }, 'number(): value must be a number, got "7".'],
  [{ value: 7, maximum: 5 }, "number(): value must be at most 5, got 7."],
  [{ compare: { tolerance: -1 } }, "number(): compare.tolerance must be a number from 0 up, got -1."],
  [{ label: " " }, 'number(): label must be a text that is not empty, got " ".'],
])("refuses %j when it is made", (options, message) => {
  expect(() => number(options)).toThrow(message);
});
