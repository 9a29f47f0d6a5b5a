import type { DataframeCell } from "./dataframe-value.ts";

/** A cell as a person reads it and edits it. */
export function showCell(cell: DataframeCell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell);
}
