import { useMemo, useRef, useState } from "preact/hooks";
import type { InputProps } from "../view/view-props.ts";
import { blockOf, type CellPosition, type CellRange, clampPosition, rangeAt } from "./cell-range.ts";
import type { DataframeCell, DataframeValue } from "./dataframe-value.ts";
import { type DataframeViewOptions, datatypeOf } from "./dataframe-view-options.ts";
import { readCell } from "./datatype.ts";
import { type CellChange, changeCells, renameColumn } from "./edit-table.ts";
import { nextSorting, orderRows, type Sorting } from "./order-rows.ts";
import { showCell } from "./show-cell.ts";
import { useEditHistory } from "./use-edit-history.ts";

export interface TableGridProps {
  readonly value: DataframeValue;
  readonly options: DataframeViewOptions;
  /** `null` where the table can only be read. */
  readonly onChange: ((value: DataframeValue) => void) | null;
  readonly onEvent: InputProps<DataframeValue>["onEvent"] | undefined;
}

/** A cell whose whole text is shown; it can be edited where the table can. */
export interface OpenCell {
  readonly position: CellPosition;
  /** What the editor begins with: the cell's text, or the key that opened it. */
  readonly text: string;
}

/** What a table on the page knows and can do. Positions are those of the table as it is sorted and searched. */
export type TableGrid = ReturnType<typeof useTableGrid>;

export function useTableGrid({ value, options, onChange, onEvent }: TableGridProps) {
  const [query, setQuery] = useState("");
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [chosen, setRange] = useState<CellRange | null>(null);
  const [open, setOpen] = useState<OpenCell | null>(null);
  const element = useRef<HTMLDivElement>(null);
  const history = useEditHistory(value, onChange ?? ignore);
  const { headers, data } = value;
  const isEditable = onChange !== null;
  // Not by the cells: a row must not run away while it is edited.
  const order = useMemo(() => orderRows(data, query, sorting), [history.generation, query, sorting, data.length, headers.length]);
  const size = { rows: order.length, columns: headers.length };
  const range = chosen && { anchor: clampPosition(chosen.anchor, size), focus: clampPosition(chosen.focus, size) };

  const rowOf = (row: number): number => order[row] ?? data.length;
  const cellAt = ({ row, column }: CellPosition): DataframeCell =>
    row === -1 ? (headers[column] ?? null) : (data[rowOf(row)]?.[column] ?? null);
  const textAt = (position: CellPosition): string => showCell(cellAt(position));

  function select(position: CellPosition, isExtended = false): void {
    const to = clampPosition(position, size);
    setOpen(null);
    setRange(isExtended && range ? { anchor: range.anchor, focus: to } : rangeAt(to));
    if (isExtended || to.row < 0) return;
    onEvent?.("select", { index: [rowOf(to.row), to.column], value: cellAt(to), header: headers[to.column] ?? "" });
  }

  function change(changes: readonly CellChange[]): void {
    const real = changes.filter(({ row, column, cell }) => (data[row]?.[column] ?? null) !== cell);
    const [first] = real;
    if (first === undefined) return;
    history.change(changeCells(value, real));
    const { row, column, cell } = first;
    onEvent?.("edit", { index: [row, column], value: cell, previous: data[row]?.[column] ?? null, count: real.length });
  }

  /** Opens a cell with its text, or with what was typed. */
  function openCell(position: CellPosition, text?: string): void {
    if (position.row === -1 && (!isEditable || options.hasFixedColumns)) return;
    setRange(rangeAt(position));
    setOpen({ position, text: text ?? textAt(position) });
  }

  /** Writes what was typed into a cell. */
  function write(position: CellPosition, text: string): void {
    if (text === textAt(position)) return;
    if (position.row === -1) history.change(renameColumn(value, position.column, text));
    else change([{ row: rowOf(position.row), column: position.column, cell: readCell(text, datatypeOf(options, position.column)) }]);
  }

  /** Sets all selected cells. */
  function fill(cell: DataframeCell): void {
    if (range === null) return;
    const { top, bottom, start, end } = blockOf(range);
    const changes: CellChange[] = [];
    for (let row = Math.max(top, 0); row <= bottom; row++) {
      for (let column = start; column <= end; column++) changes.push({ row: rowOf(row), column, cell });
    }
    change(changes);
  }

  return {
    element,
    value,
    options,
    isEditable,
    onEvent,
    history,
    size,
    order,
    query,
    sorting,
    range,
    open,
    rowOf,
    cellAt,
    textAt,
    select,
    change,
    openCell,
    closeCell: () => setOpen(null),
    write,
    fill,
    setRange,
    search(wanted: string) {
      setQuery(wanted);
      setOpen(null);
    },
    sort: (column: number) => setSorting(nextSorting(sorting, column)),
    unsort: () => setSorting(null),
    selectColumn: (column: number) => setRange({ anchor: { row: -1, column }, focus: { row: size.rows - 1, column } }),
    selectRow: (row: number) => setRange({ anchor: { row, column: 0 }, focus: { row, column: size.columns - 1 } }),
    selectAll: () => setRange({ anchor: { row: 0, column: 0 }, focus: { row: size.rows - 1, column: size.columns - 1 } }),
    /** Gives the keyboard back to the table after an editor. */
    takeFocus: () => element.current?.focus({ preventScroll: true }),
  };
}

function ignore(): void {}
