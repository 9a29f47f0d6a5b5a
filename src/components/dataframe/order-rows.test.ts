import { expect, test } from "vitest";
import type { DataframeCell } from "./dataframe-value.ts";
import { nextSorting, orderRows } from "./order-rows.ts";

const data: DataframeCell[][] = [
  ["b10", 3],
  ["b9", null],
  ["a", 20],
  ["", "n/a"],
];

test("sorts numbers as numbers, before texts, with empty cells last in both directions", () => {
  expect(orderRows(data, "", { column: 1, direction: "ascending" })).toEqual([0, 2, 3, 1]);
  expect(orderRows(data, "", { column: 1, direction: "descending" })).toEqual([3, 2, 0, 1]);
  expect(orderRows(data, "", { column: 0, direction: "ascending" })).toEqual([2, 1, 0, 3]);
});

test("finds rows by any of their cells, whatever the case", () => {
  expect(orderRows(data, " B ", null)).toEqual([0, 1]);
  expect(orderRows(data, "20", null)).toEqual([2]);
});

test("sorts up, then down, then not", () => {
  const up = nextSorting(null, 1);
  expect(up).toEqual({ column: 1, direction: "ascending" });
  expect(nextSorting(up, 0)).toEqual({ column: 0, direction: "ascending" });
  expect(nextSorting(nextSorting(up, 1), 1)).toBe(null);
});
