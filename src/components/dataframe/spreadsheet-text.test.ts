import fc from "fast-check";
import { expect, test } from "vitest";
import { readSpreadsheetText, writeSpreadsheetText } from "./spreadsheet-text.ts";

test("writes a tab between cells, and quotes where a cell holds a tab, a line break or a quote", () => {
  const rows = [
    ["a", 1.5, true],
    ["two\nlines", 'say "hi"', null],
  ];
  expect(writeSpreadsheetText(rows)).toBe('a\t1.5\tTRUE\n"two\nlines"\t"say ""hi"""\t');
});

test.each([
  [
    "a\tb\r\nc\td\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ['"two\nlines"\tx', [["two\nlines", "x"]]],
  ['5" disk\tx', [['5" disk', "x"]]],
  ['"open\tx', [['"open', "x"]]],
  ["a\t", [["a", ""]]],
  ["a\n\nb", [["a"], [""], ["b"]]],
  ["", [[""]]],
])("reads %j", (text, cells) => {
  expect(readSpreadsheetText(text)).toEqual(cells);
});

test("reads what it writes", () => {
  const texts = fc.array(fc.array(fc.string({ unit: fc.constantFrom("a", '"', "\t", "\n", "\r", " ") }), { minLength: 2, maxLength: 3 }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(texts, (rows) => {
      expect(readSpreadsheetText(writeSpreadsheetText(rows))).toEqual(rows);
    }),
  );
});
