import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCell, storedCell, textCell } from "./csv-cell.ts";

describe("text", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["-12", "'-12"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["\nx", "'\nx"],
    ["＝1", "'＝1"],
    ["'=1+1", "''=1+1"],
    ["'tis", "'tis"],
    ["1+1=2", "1+1=2"],
    ["", ""],
  ])("%j is the cell %j, and is read back exactly", (text, cell) => {
    expect(textCell(text)).toBe(cell);
    expect(readCell(cell)).toBe(text);
  });

  test("any text is read back exactly, and no cell of text begins as a formula", () => {
    const risky = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "a") });
    fc.assert(
      fc.property(fc.oneof(risky, fc.string({ unit: "grapheme" })), (text) => {
        expect(readCell(textCell(text))).toBe(text);
        expect(textCell(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  [-12, "-12"],
  [1.5, "1.5"],
  [1e21, "1e+21"],
  [true, "true"],
  [false, "false"],
  [null, ""],
  ["-Infinity", "'-Infinity"],
  [["a", 1], '["a",1]'],
  [{ a: null }, '{"a":null}'],
])("the stored value %j is the cell %j", (stored, cell) => {
  expect(storedCell(stored)).toBe(cell);
});

test("a file is its path, guarded as any text, and inside a list its whole reference", () => {
  const file = {
    path: "=im/0.png",
    orig_name: "a.png",
    size: 3,
    mime_type: "image/png",
    sha256: "00",
    meta: { _type: "hardcase.MediaReference" },
  };
  expect(storedCell({ ...file, path: "im/0.png" })).toBe("im/0.png");
  expect(storedCell(file)).toBe("'=im/0.png");
  expect(JSON.parse(storedCell([file]))).toEqual([file]);
});
