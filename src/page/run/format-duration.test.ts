import { expect, test } from "vitest";
import { formatDuration, formatElapsed } from "./format-duration.ts";
import { formatExpected } from "./format-expected.ts";
import { formatPosition } from "./format-position.ts";

test.each([
  [0.4, "0 ms"],
  [84, "84 ms"],
  [3200, "3.2 s"],
  [59_940, "59.9 s"],
  [59_990, "1 min 00 s"],
  [125_000, "2 min 05 s"],
])("says %d ms as %s", (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test("keeps the unit of a running time from its first second on", () => {
  expect([90, 990, 1200, 61_000].map(formatElapsed)).toEqual(["0.1 s", "1.0 s", "1.2 s", "1 min 01 s"]);
});

test("says a place in the queue in words", () => {
  expect([1, 2, 3, 4, 11, 22].map(formatPosition)).toEqual([
    "next in line",
    "2nd in line",
    "3rd in line",
    "4th in line",
    "11th in line",
    "22nd in line",
  ]);
});

test("says an expected time as roughly as it is known", () => {
  expect([-3_000, 400, 12_300, 59_400, 59_600, 150_000].map(formatExpected)).toEqual([
    "about 1 s",
    "about 1 s",
    "about 12 s",
    "about 59 s",
    "about 1 min",
    "about 3 min",
  ]);
});
