import { expect, test } from "vitest";
import { uniqueNames } from "./unique-names.ts";

test.each([
  [["a", "b"], [], ["a", "b"]],
  [["x", "x", "x"], [], ["x", "x 2", "x 3"]],
  [["x", "x", "x 2"], [], ["x", "x 3", "x 2"]],
  [["timestamp", "a"], ["timestamp"], ["timestamp 2", "a"]],
  [["__proto__", "__proto__"], [], ["__proto__", "__proto__ 2"]],
])("%j beside %j becomes %j", (names, reserved, unique) => {
  expect(uniqueNames(names, reserved)).toEqual(unique);
});
