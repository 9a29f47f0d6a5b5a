import { CopyButton } from "../view/copy-button.tsx";
import { blockOf, type CellPosition } from "./cell-range.ts";
import { addColumn, addRow, removeColumns, removeRows } from "./edit-table.ts";
import { selectedRows } from "./grid-keyboard.ts";
import { tableText } from "./use-grid-clipboard.ts";
import type { TableGrid } from "./use-table-grid.ts";

interface TableBarProps {
  readonly grid: TableGrid;
  /** Of the table. */
  readonly id: string;
  readonly reveal: (position: CellPosition) => void;
}

/** Under a table: how large it is, and what changes that. */
export function TableBar({ grid, id, reveal }: TableBarProps) {
  const { value, options, isEditable, range, size, history } = grid;
  const rows = selectedRows(grid);
  const block = range && blockOf(range);
  const columns = block ? block.end - block.start + 1 : 0;
  const isFound = grid.query.trim() !== "";

  const putRow = () => {
    // Under the selected row, unless the table shows other rows or another order than it has.
    const isAsItIs = grid.sorting === null && !isFound;
    const last = rows.at(-1);
    const after = isAsItIs && last !== undefined ? last : value.data.length - 1;
    grid.search("");
    history.change(addRow(value, after));
    const position = { row: isAsItIs ? after + 1 : value.data.length, column: block?.start ?? 0 };
    grid.select(position);
    reveal(position);
  };
  const putColumn = () => {
    const after = block?.end ?? size.columns - 1;
    history.change(addColumn(value, after));
    grid.unsort();
    grid.openCell({ row: -1, column: after + 1 }, String(size.columns + 1));
  };
  const takeColumns = () => {
    if (!block) return;
    history.change(removeColumns(value, block.start, columns));
    grid.unsort();
  };
  const takeRows = () => {
    history.change(removeRows(value, new Set(rows)));
    grid.takeFocus();
  };
  return (
    <div class="dataframe-bar">
      <output class="dataframe-size" for={id}>
        {isFound ? `${count(size.rows)} of ${counted(value.data.length, "row")}` : counted(value.data.length, "row")},{" "}
        {counted(size.columns, "column")}
      </output>
      {isEditable && !options.hasFixedRows && (
        <>
          <button type="button" class="button button-text dataframe-action" onClick={putRow}>
            Add row
          </button>
          {rows.length > 0 && (
            <button type="button" class="button button-text dataframe-action" onClick={takeRows}>
              {rows.length === 1 ? "Remove row" : `Remove ${count(rows.length)} rows`}
            </button>
          )}
        </>
      )}
      {isEditable && !options.hasFixedColumns && (
        <>
          <button type="button" class="button button-text dataframe-action" onClick={putColumn}>
            Add column
          </button>
          {columns > 0 && columns < size.columns && (
            <button type="button" class="button button-text dataframe-action" onClick={takeColumns}>
              {columns === 1 ? "Remove column" : `Remove ${count(columns)} columns`}
            </button>
          )}
        </>
      )}
      {value.data.length > 0 && (
        <CopyButton
          text={() => {
            const text = tableText(grid);
            grid.onEvent?.("copy", { value: text });
            return text;
          }}
        />
      )}
    </div>
  );
}

const count = (number: number): string => number.toLocaleString("en");
const counted = (number: number, word: string): string => `${count(number)} ${word}${number === 1 ? "" : "s"}`;
