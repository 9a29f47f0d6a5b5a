import { expect, test } from "vitest";
import type { CellBlock } from "./cell-range.ts";
import type { DataframeCell } from "./dataframe-value.ts";
import type { DataframeViewOptions } from "./dataframe-view-options.ts";
import { changeCells } from "./edit-table.ts";
import { pasteBlock } from "./paste-block.ts";

const options: DataframeViewOptions = {
  headers: ["a", "b"],
  rowCount: 2,
  datatypes: ["text", "number"],
  defaultDatatype: "auto",
  hasFixedRows: false,
  hasFixedColumns: false,
  maxHeight: 500,
  wrap: false,
  columnWidths: [],
  showSearch: false,
  compare: {},
};
const value = {
  headers: ["a", "b"],
  data: [
    ["x", 1],
    ["y", 2],
  ] as DataframeCell[][],
};
const at = (row: number, column: number): CellBlock => ({ top: row, bottom: row, start: column, end: column });

function paste(cells: string[][], block: CellBlock, changed: Partial<DataframeViewOptions> = {}, order = [0, 1]) {
  const { widened, changes, ...lost } = pasteBlock(cells, { value, options: { ...options, ...changed }, order, block });
  return { ...changeCells(widened, changes), ...lost };
}

test("writes over what is there, read as each column's type", () => {
  expect(paste([["7", "8"]], at(1, 0)).data).toEqual([
    ["x", 1],
    ["7", 8],
  ]);
});

test("adds the rows and columns that it needs where it may", () => {
  expect(
    paste(
      [
        ["1", "z"],
        ["n/a", ""],
      ],
      at(1, 1),
    ),
  ).toEqual({
    headers: ["a", "b", "3"],
    data: [
      ["x", 1, null],
      ["y", 1, "z"],
      [null, "n/a", null],
    ],
    lostRows: 0,
    lostColumns: 0,
  });
});

test("says what did not fit where the table is fixed", () => {
  const fixed = { hasFixedRows: true, hasFixedColumns: true };
  expect(
    paste(
      [
        ["1", "2"],
        ["3", "4"],
        ["5", "6"],
      ],
      at(1, 1),
      fixed,
    ),
  ).toEqual({
    headers: ["a", "b"],
    data: [
      ["x", 1],
      ["y", 1],
    ],
    lostRows: 2,
    lostColumns: 1,
  });
});

test("fills everything that is selected with one cell", () => {
  expect(paste([["9"]], { top: 0, bottom: 1, start: 0, end: 1 }).data).toEqual([
    ["9", 9],
    ["9", 9],
  ]);
});

test("writes into the rows that are shown, in their order", () => {
  expect(paste([["1"], ["2"], ["3"]], at(0, 1), {}, [1, 0]).data).toEqual([
    ["x", 2],
    ["y", 1],
    [null, 3],
  ]);
});
