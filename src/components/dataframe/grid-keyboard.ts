import { blockOf, type CellPosition, moveByKey, rangeAt } from "./cell-range.ts";
import { datatypeOf } from "./dataframe-view-options.ts";
import type { TableGrid } from "./use-table-grid.ts";

interface GridKeyboardOptions {
  readonly pageRows: number;
  readonly reveal: (position: CellPosition) => void;
  readonly onSubmit: () => void;
}

/** Handles a key while the table itself, and no editor in it, has the keyboard. */
export function gridKeyHandler(grid: TableGrid, { pageRows, reveal, onSubmit }: GridKeyboardOptions) {
  return (event: KeyboardEvent): void => {
    if (event.target !== grid.element.current || event.isComposing || grid.size.columns === 0) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const range = grid.range ?? rangeAt({ row: 0, column: 0 });
    const moved = event.altKey ? null : moveByKey(event, event.shiftKey ? range.focus : range.anchor, grid.size, pageRows);
    if (moved) {
      grid.select(grid.range ? moved : range.anchor, event.shiftKey);
      reveal(grid.range ? moved : range.anchor);
    } else if (event.key === "Enter" && isCommand) onSubmit();
    else if (isCommand ? !command(grid, event) : !plain(grid, event, range.anchor)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Keys with Ctrl or Command; says whether it was one of the table's. */
function command(grid: TableGrid, { key, shiftKey }: KeyboardEvent): boolean {
  const name = key.toLowerCase();
  if (name === "a") grid.selectAll();
  else if (grid.isEditable && name === "z" && !shiftKey) grid.history.undo();
  else if (grid.isEditable && (name === "y" || name === "z")) grid.history.redo();
  else return false;
  return true;
}

function plain(grid: TableGrid, { key, shiftKey, altKey }: KeyboardEvent, at: CellPosition): boolean {
  if (altKey) return false;
  if (key === "Escape") {
    if (grid.open === null) return false;
    grid.closeCell();
  } else if (at.row === -1 && key === "Enter") grid.sort(at.column);
  else if (grid.isEditable && at.row >= 0 && datatypeOf(grid.options, at.column) === "boolean" && (key === " " || key === "Enter")) {
    grid.fill(grid.cellAt(at) !== true);
  } else if (key === "Enter" || key === "F2") {
    if (grid.open === null) grid.openCell(at);
    else grid.closeCell();
  } else if (key === " " && shiftKey) grid.selectRow(Math.max(at.row, 0));
  else if (!grid.isEditable) return false;
  else if (key === "Delete" || key === "Backspace") grid.fill(null);
  else if (key.length === 1 && at.row >= 0) grid.openCell(at, key);
  else return false;
  return true;
}

/** The rows that buttons for rows are about. */
export function selectedRows(grid: TableGrid): number[] {
  if (grid.range === null) return [];
  const { top, bottom } = blockOf(grid.range);
  return grid.order.slice(Math.max(top, 0), bottom + 1);
}
