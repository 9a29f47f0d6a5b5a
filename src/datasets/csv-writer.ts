import { stringify } from "csv-stringify/sync";

/** One line of CSV, ended by a line feed; cells are quoted only where they must be. */
export function csvLine(cells: readonly string[]): string {
  // A cell that begins with a byte order mark is quoted, or a reader would take the mark for the file's own.
  return stringify([[...cells]], { quoted_match: /^\uFEFF/ });
}
