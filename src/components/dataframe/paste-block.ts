import type { CellBlock } from "./cell-range.ts";
import type { DataframeValue } from "./dataframe-value.ts";
import { type DataframeViewOptions, datatypeOf } from "./dataframe-view-options.ts";
import { readCell } from "./datatype.ts";
import { addColumn, type CellChange } from "./edit-table.ts";

interface PasteTarget {
  readonly value: DataframeValue;
  readonly options: DataframeViewOptions;
  /** The place in the data of each row that is shown. */
  readonly order: readonly number[];
  readonly block: CellBlock;
}

/** What a paste makes of a table. */
export interface Paste {
  /** With the columns that the pasted cells need, where columns may be added. */
  readonly widened: DataframeValue;
  readonly changes: readonly CellChange[];
  /** Rows and columns of the clipboard that the table has no room for. */
  readonly lostRows: number;
  readonly lostColumns: number;
}

/** Puts the cells of the clipboard over a table, from the first selected cell on. One cell fills all that is selected. */
export function pasteBlock(cells: readonly (readonly string[])[], { value, options, order, block }: PasteTarget): Paste {
  const top = Math.max(block.top, 0);
  const isFill = cells.length === 1 && cells[0]?.length === 1;
  const height = isFill ? block.bottom - top + 1 : cells.length;
  const width = isFill ? block.end - block.start + 1 : Math.max(...cells.map((row) => row.length));
  const lostRows = options.hasFixedRows ? Math.max(top + height - order.length, 0) : 0;
  const lostColumns = options.hasFixedColumns ? Math.max(block.start + width - value.headers.length, 0) : 0;
  let widened = value;
  while (widened.headers.length < block.start + width - lostColumns) widened = addColumn(widened, widened.headers.length - 1);
  const changes: CellChange[] = [];
  for (let row = 0; row < height - lostRows; row++) {
    for (let column = 0; column < width - lostColumns; column++) {
      const text = cells[isFill ? 0 : row]?.[isFill ? 0 : column];
      const place = block.start + column;
      // Rows behind the last one shown come into being behind all.
      const dataRow = order[top + row] ?? value.data.length + (top + row - order.length);
      if (text !== undefined) changes.push({ row: dataRow, column: place, cell: readCell(text, datatypeOf(options, place)) });
    }
  }
  return { widened, changes, lostRows, lostColumns };
}
