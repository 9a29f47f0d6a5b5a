import { expect, test } from "vitest";
import { choiceSchema, oneOf, readChoices } from "./choices.ts";

test("a choice without a label is its own label", () => {
  expect(readChoices("radio", ["a", ["Two", 2]])).toEqual([
    { label: "a", value: "a" },
    { label: "Two", value: 2 },
  ]);
});

test.each([
  [[], "radio(): choices must not be empty."],
  [undefined, "radio(): choices must not be empty."],
  ["abc", 'radio(): choices must be a list, got "abc".'],
  [["a", "b", "a"], 'radio(): choices must differ, got "a" twice.'],
  [[1, "1"], 'radio(): choices must differ, got "1" twice.'],
  [
    [
      ["Same", "a"],
      ["Same", "b"],
    ],
    'radio(): choices must differ, got "Same" twice.',
  ],
  [["a", 3, null], "radio(): choices[2] must be a text, a number or a [label, value] pair, got null."],
  [[["a", "b", "c"]], 'radio(): choices[0] must be a text, a number or a [label, value] pair, got ["a","b","c"].'],
  [[Number.NaN], "radio(): choices[0] must be a text, a number or a [label, value] pair, got NaN."],
])("refuses %j", (choices, message) => {
  expect(() => readChoices("radio", choices as never)).toThrow(message);
});

test("a long list of choices is counted, not written out", () => {
  const choices = readChoices(
    "radio",
    Array.from({ length: 30 }, (_, index) => index),
  );
  expect(oneOf(choices)).toBe("one of 0, 1, 2, 3, 4, 5, 6, 7 and 22 more");
});

test("the schema says the type that all choices share", () => {
  expect(choiceSchema(readChoices("radio", ["a", "b"]))).toEqual({ type: "string", enum: ["a", "b"] });
  expect(choiceSchema(readChoices("radio", ["a", 1]))).toEqual({ enum: ["a", 1] });
});
