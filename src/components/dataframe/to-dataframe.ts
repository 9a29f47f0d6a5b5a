import { invalid } from "../invalid-value.ts";
import { type DataframeCell, type DataframeValue, parseDataframe } from "./dataframe-value.ts";

/** What a function may put into a cell. Dates become ISO 8601 texts, and NaN an empty cell. */
export type DataframeCellResult = string | number | bigint | boolean | Date | null | undefined;

/**
 * What a function may return for a `dataframe()`: rows as objects by header, rows as lists of cells, an object with a list of
 * cells for each header, or `{ headers, data }`.
 */
export type DataframeResult = readonly object[] | { readonly [header: string]: ArrayLike<DataframeCellResult> } | DataframeValue;

const expected = "rows as objects or as lists, columns as lists, or { headers, data }";

type Cells = ArrayLike<unknown>;
type Members = { readonly [header: string]: unknown };

const isObject = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is Cells =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value && Symbol.iterator in value);

/** A function's result as a table. Lists of cells get the given headers, and numbers where those end. */
export function toDataframe(result: unknown, headers: readonly string[]): DataframeValue {
  if (Array.isArray(result)) return result.every(isList) && result.length > 0 ? fromLists(result, headers) : fromObjects(result, headers);
  if (!isObject(result) || result instanceof Map) return invalid(expected, result);
  if (Array.isArray(result.headers) && Array.isArray(result.data) && result.data.every(isList)) return fromTable(result);
  const columns = Object.entries(result);
  if (columns.length === 0 || !columns.every(([, cells]) => isList(cells))) return invalid(expected, result);
  return fromColumns(columns as [string, Cells][]);
}

function fromObjects(rows: readonly unknown[], headers: readonly string[]): DataframeValue {
  // A set keeps the order in which headers first come.
  const found = new Set<string>();
  for (const row of rows) {
    if (!isObject(row)) return invalid(expected, row);
    for (const header of Object.keys(row)) found.add(header);
  }
  const isKnown = found.size === 0 || headers.some((header) => found.has(header));
  const names = [...new Set([...(isKnown ? headers : []), ...found])];
  const data = rows.map((row, index) =>
    names.map((name) => toCell(Object.hasOwn(row as Members, name) ? (row as Members)[name] : null, name, index)),
  );
  return { headers: names, data };
}

function fromLists(rows: readonly Cells[], headers: readonly string[]): DataframeValue {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), headers.length);
  const names = Array.from({ length: width }, (_, column) => headers[column] ?? String(column + 1));
  return { headers: names, data: rows.map((row, index) => names.map((name, column) => toCell(row[column], name, index))) };
}

function fromTable({ headers, data }: Members): DataframeValue {
  const names = (headers as unknown[]).map((header) => (typeof header === "number" ? String(header) : header));
  const rows = (data as Cells[]).map((row, index) => Array.from(row, (cell, column) => toCell(cell, String(names[column]), index)));
  return parseDataframe({ headers: names, data: rows });
}

function fromColumns(columns: readonly [string, Cells][]): DataframeValue {
  const length = columns.reduce((longest, [, cells]) => Math.max(longest, cells.length), 0);
  const data = Array.from({ length }, (_, index) => columns.map(([name, cells]) => toCell(cells[index], name, index)));
  return { headers: columns.map(([name]) => name), data };
}

function toCell(cell: unknown, header: string, index: number): DataframeCell {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "string" || typeof cell === "boolean") return cell;
  // JSON has neither NaN, which stands for a missing number, nor infinities.
  if (typeof cell === "number") return Number.isNaN(cell) ? null : Number.isFinite(cell) ? cell + 0 : String(cell);
  if (typeof cell === "bigint") return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell);
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString();
  return invalid(`a table with a text, a number, a boolean, a date or nothing in column ${header}, row ${index + 1}`, cell);
}
