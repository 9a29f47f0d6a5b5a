import type { DataframeValue } from "./dataframe-value.ts";
import { showCell } from "./show-cell.ts";

/** Of one character in a cell and in a header, of a cell's padding, and of the button in a header, in CSS pixels. */
const [characterWidth, headerCharacterWidth, padding, headerButton] = [7.5, 8.2, 26, 28];
const [narrowest, widest] = [72, 320];
/** Of the room, so that a phone shows that there is another column. */
const widestShare = 0.7;
/** Rows that are looked at: more would hold up a long table. */
const rowsMeasured = 100;

/** Widths of the columns in CSS pixels: as given, else by what stands in them, and stretched where there is room left. */
export function columnWidths({ headers, data }: DataframeValue, given: readonly number[], room: number): number[] {
  const most = room > 0 ? Math.min(widest, room * widestShare) : widest;
  const natural = headers.map((header, column) => {
    const longest = data.slice(0, rowsMeasured).reduce((most, row) => Math.max(most, showCell(row[column] ?? null).length), 0);
    const width = Math.max(longest * characterWidth, header.length * headerCharacterWidth + headerButton) + padding;
    return given[column] ?? Math.max(Math.min(width, most), narrowest);
  });
  const isFree = (column: number): boolean => given[column] === undefined;
  const spare = room - sum(natural);
  const free = sum(natural.filter((_, column) => isFree(column)));
  if (spare <= 0 || free === 0) return natural;
  return natural.map((width, column) => (isFree(column) ? width + (spare * width) / free : width));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Room for the largest row number. */
export function numberWidth(rows: number): number {
  return Math.max(40, String(rows).length * characterWidth + 20);
}
