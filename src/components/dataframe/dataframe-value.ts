import { invalid } from "../invalid-value.ts";

/** What a cell holds; `null` is an empty one. */
export type DataframeCell = string | number | boolean | null;

/** A table as the page holds it: as many cells in each row as there are headers. A type, so that it counts as JSON. */
export type DataframeValue = {
  readonly headers: readonly string[];
  readonly data: readonly (readonly DataframeCell[])[];
};

const expected = "a table { headers, data }";

/** Checks a table from anyone; short rows are filled up with empty cells. */
export function parseDataframe(value: unknown): DataframeValue {
  const { headers, data } = (typeof value === "object" && value !== null ? value : {}) as { headers?: unknown; data?: unknown };
  if (!Array.isArray(headers) || !Array.isArray(data)) return invalid(expected, value);
  if (!headers.every((header) => typeof header === "string")) return invalid(`${expected} whose headers are texts`, headers);
  return { headers: [...headers], data: data.map((row, index) => parseRow(row, index, headers)) };
}

function parseRow(row: unknown, index: number, headers: readonly string[]): DataframeCell[] {
  if (!Array.isArray(row)) return invalid(`${expected} with a list of cells in row ${index + 1}`, row);
  if (row.length > headers.length) return invalid(`${expected} with at most ${headers.length} cells in row ${index + 1}`, row);
  const cells = headers.map((_, column): unknown => row[column] ?? null);
  const wrong = cells.findIndex((cell) => !isCell(cell));
  if (wrong >= 0) return invalid(`a text, a number, a boolean or null in column ${headers[wrong]}, row ${index + 1}`, cells[wrong]);
  return cells as DataframeCell[];
}

function isCell(cell: unknown): cell is DataframeCell {
  return cell === null || typeof cell === "string" || typeof cell === "boolean" || (typeof cell === "number" && Number.isFinite(cell));
}

/** Whether nothing stands in a cell. */
export const isBlank = (cell: DataframeCell | undefined): boolean => cell === null || cell === undefined || cell === "";
