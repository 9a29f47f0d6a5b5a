import { invalid } from "../invalid-value.ts";
import { columnCountOf, type DataframeOptions, datatypesOf, rowCountOf } from "./dataframe-options.ts";
import { type DataframeCell, type DataframeValue, isBlank } from "./dataframe-value.ts";
import { convertCell, datatypeWords } from "./datatype.ts";

/** Rows by header. */
export type DataframeRows = { [header: string]: DataframeCell }[];
/** Columns by header. */
export type DataframeColumns = { [header: string]: DataframeCell[] };

/** What the function gets of a table: every cell as its column's type, and no empty rows at the end where rows may be added. */
export function toArgument(value: DataframeValue, options: DataframeOptions): DataframeRows | DataframeColumns | DataframeCell[][] {
  checkShape(value, options);
  const { headers } = value;
  const types = datatypesOf(options, headers.length);
  const convert = (cell: DataframeCell, column: number, row: number): DataframeCell => {
    const type = types[column] ?? "auto";
    const converted = convertCell(cell, type);
    return converted === undefined
      ? invalid(`a table with ${datatypeWords[type]} in column ${headers[column]}, row ${row + 1}`, cell)
      : converted;
  };
  const rows = rowsOf(value, options).map((cells, row) => cells.map((cell, column) => convert(cell, column, row)));
  if (options.type === "arrays") return rows;
  const repeated = headers.find((header, index) => headers.indexOf(header) !== index);
  if (repeated !== undefined) return invalid("a table whose headers differ from each other", headers);
  // fromEntries defines members, so that a column called __proto__ stays a column.
  if (options.type === "columns") {
    return Object.fromEntries(headers.map((header, column) => [header, rows.map((row) => row[column] as DataframeCell)]));
  }
  return rows.map((row) => Object.fromEntries(headers.map((header, column) => [header, row[column] as DataframeCell])));
}

/** Rows to write in are no data. */
function rowsOf({ data }: DataframeValue, options: DataframeOptions): DataframeValue["data"] {
  if (rowCountOf(options).isFixed) return data;
  return data.slice(0, data.findLastIndex((row) => !row.every(isBlank)) + 1);
}

function checkShape({ headers, data }: DataframeValue, options: DataframeOptions): void {
  const [rows, columns] = [rowCountOf(options), columnCountOf(options)];
  if (rows.isFixed && data.length !== rows.count) invalid(`a table of ${rows.count} rows`, `${data.length} rows`);
  if (!columns.isFixed) return;
  if (headers.length !== columns.count) invalid(`a table of ${columns.count} columns`, headers);
  if (options.headers?.some((header, index) => header !== headers[index])) {
    invalid(`a table with the columns ${options.headers.join(", ")}`, headers);
  }
}
