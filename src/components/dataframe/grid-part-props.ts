import type { VirtualItem } from "@tanstack/virtual-core";
import type { CellPosition } from "./cell-range.ts";
import type { TableGrid } from "./use-table-grid.ts";

/** What the head and each row of a table get. */
export interface GridPartProps {
  readonly grid: TableGrid;
  /** Of the table; ids of cells begin with it. */
  readonly id: string;
  /** The columns in sight. */
  readonly columns: readonly VirtualItem[];
  /** Of the column with the row numbers, in CSS pixels. */
  readonly numberWidth: number;
  readonly totalWidth: number;
  readonly reveal: (position: CellPosition) => void;
}

/** Of the element of a cell that is in sight. */
export const cellId = (id: string, { row, column }: CellPosition): string => `${id}-${row}-${column}`;
