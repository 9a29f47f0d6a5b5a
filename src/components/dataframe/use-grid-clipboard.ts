import { useEffect } from "preact/hooks";
import { blockOf } from "./cell-range.ts";
import type { DataframeCell } from "./dataframe-value.ts";
import { changeCells } from "./edit-table.ts";
import { pasteBlock } from "./paste-block.ts";
import { readSpreadsheetText, writeSpreadsheetText } from "./spreadsheet-text.ts";
import type { TableGrid } from "./use-table-grid.ts";

/** Copies, cuts and pastes what is selected, as text that spreadsheets understand. */
export function useGridClipboard(grid: TableGrid, onError: (message: string | null) => void): void {
  useEffect(() => {
    // A table is no text field, so browsers tell the document, not the table, of these.
    const listen = (event: ClipboardEvent) => {
      if (document.activeElement !== grid.element.current || grid.range === null || !event.clipboardData) return;
      if (event.type === "paste") paste(grid, event.clipboardData.getData("text/plain"), onError);
      else {
        const text = selectedText(grid);
        event.clipboardData.setData("text/plain", text);
        grid.onEvent?.("copy", { value: text });
        if (event.type === "cut" && grid.isEditable) grid.fill(null);
      }
      event.preventDefault();
    };
    const events = ["copy", "cut", "paste"] as const;
    for (const name of events) document.addEventListener(name, listen);
    return () => {
      for (const name of events) document.removeEventListener(name, listen);
    };
  });
}

function selectedText(grid: TableGrid): string {
  if (grid.range === null) return "";
  const { top, bottom, start, end } = blockOf(grid.range);
  const rows: DataframeCell[][] = [];
  for (let row = top; row <= bottom; row++) {
    rows.push(Array.from({ length: end - start + 1 }, (_, index) => grid.cellAt({ row, column: start + index })));
  }
  return writeSpreadsheetText(rows);
}

/** The whole table with its head, in the order in which it is shown. */
export function tableText({ value, order }: Pick<TableGrid, "value" | "order">): string {
  return writeSpreadsheetText([value.headers, ...order.map((row) => value.data[row] ?? [])]);
}

function paste(grid: TableGrid, text: string, onError: (message: string | null) => void): void {
  if (!grid.isEditable || grid.range === null || text === "") return;
  const cells = readSpreadsheetText(text);
  const { value, options, order } = grid;
  const block = blockOf(grid.range);
  const { widened, changes, lostRows, lostColumns } = pasteBlock(cells, { value, options, order, block });
  if (widened === value) grid.change(changes);
  else grid.history.change(changeCells(widened, changes));
  const top = Math.max(block.top, 0);
  const [width, height] = [Math.max(...cells.map((row) => row.length)), cells.length];
  if (width > 1 || height > 1) {
    const focus = { row: top + height - lostRows - 1, column: block.start + width - lostColumns - 1 };
    grid.setRange({ anchor: { row: top, column: block.start }, focus });
  }
  onError(lostRows + lostColumns === 0 ? null : `${lost(lostRows, lostColumns)} did not fit into the table.`);
}

function lost(rows: number, columns: number): string {
  const count = (number: number, word: string) => (number === 0 ? [] : [`${number} ${word}${number === 1 ? "" : "s"}`]);
  return [...count(rows, "pasted row"), ...count(columns, "pasted column")].join(" and ");
}
