import type { DataframeCell, DataframeValue } from "./dataframe-value.ts";
import { isBlank } from "./dataframe-value.ts";
import { showCell } from "./show-cell.ts";

export interface Sorting {
  readonly column: number;
  readonly direction: "ascending" | "descending";
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Places of the rows to be shown, in the order to show them. */
export function orderRows(data: DataframeValue["data"], query: string, sorting: Sorting | null): number[] {
  const all = Array.from(data.keys());
  const wanted = query.trim().toLowerCase();
  const found = wanted === "" ? all : all.filter((index) => data[index]?.some((cell) => showCell(cell).toLowerCase().includes(wanted)));
  if (sorting === null) return found;
  const cellAt = (index: number): DataframeCell => data[index]?.[sorting.column] ?? null;
  const sign = sorting.direction === "ascending" ? 1 : -1;
  return found.sort((one, other) => compareCells(cellAt(one), cellAt(other), sign));
}

/** Numbers before texts, and empty cells last whatever the direction. */
function compareCells(one: DataframeCell, other: DataframeCell, sign: number): number {
  const [isOneBlank, isOtherBlank] = [isBlank(one), isBlank(other)];
  if (isOneBlank || isOtherBlank) return Number(isOneBlank) - Number(isOtherBlank);
  if (typeof one === "number" && typeof other === "number") return sign * (one - other);
  if (typeof one === "number" || typeof other === "number") return sign * (typeof one === "number" ? -1 : 1);
  return sign * collator.compare(String(one), String(other));
}

/** What the next click on a column's button does: sort up, sort down, leave as it is. */
export function nextSorting(sorting: Sorting | null, column: number): Sorting | null {
  if (sorting?.column !== column) return { column, direction: "ascending" };
  return sorting.direction === "ascending" ? { column, direction: "descending" } : null;
}
