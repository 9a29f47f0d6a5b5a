import { expect, test } from "vitest";
import { readByteRange } from "./byte-range.ts";

test.each([
  ["bytes=0-3", { start: 0, end: 3 }],
  ["bytes=4-", { start: 4, end: 9 }],
  ["bytes=-3", { start: 7, end: 9 }],
  ["bytes=-30", { start: 0, end: 9 }],
  ["bytes=8-100", { start: 8, end: 9 }],
  ["bytes=10-", "outside"],
  ["bytes=-0", "outside"],
  ["bytes=5-4", undefined],
  ["bytes=-", undefined],
  ["bytes=0-1,3-4", undefined],
  ["lines=0-1", undefined],
  ["bytes=a-b", undefined],
  [undefined, undefined],
])("reads %s of ten bytes as %j", (header, range) => {
  expect(readByteRange(header, 10)).toEqual(range);
});

test("finds nothing in an empty file", () => {
  expect(readByteRange("bytes=0-", 0)).toBe("outside");
  expect(readByteRange("bytes=-5", 0)).toBe("outside");
});
