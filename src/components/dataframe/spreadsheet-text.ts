import type { DataframeCell } from "./dataframe-value.ts";
import { showCell } from "./show-cell.ts";

/** Cells as spreadsheets put them on the clipboard: a tab between cells, a line for each row, quotes where a cell holds one of these. */
export function writeSpreadsheetText(rows: readonly (readonly DataframeCell[])[]): string {
  return rows.map((row) => row.map(writeCell).join("\t")).join("\n");
}

function writeCell(cell: DataframeCell): string {
  if (typeof cell === "boolean") return String(cell).toUpperCase();
  const text = showCell(cell);
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Reads what a spreadsheet put on the clipboard. A quote counts only where a cell begins; elsewhere it is a quote. */
export function readSpreadsheetText(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  while (cell.lastIndex < text.length || cell.lastIndex === 0) {
    const match = cell.exec(text);
    if (!match) break;
    const [, quoted, plain = "", end] = match;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "") break;
    if (end === "\t") {
      // A tab at the very end has one more cell behind it.
      if (cell.lastIndex === text.length) rows.at(-1)?.push("");
    } else if (cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}
