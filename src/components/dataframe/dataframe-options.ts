import { checkOneOf } from "../check-option.ts";
import type { NumberTolerance } from "../compare-numbers.ts";
import { checkTolerance } from "../compare-numbers.ts";
import type { ComponentOptions } from "../component.ts";
import { checkInitialValue, checkWholeOption, optionError } from "../option-error.ts";
import { showValue } from "../show-value.ts";
import { type Datatype, datatypes } from "./datatype.ts";
import { type DataframeResult, toDataframe } from "./to-dataframe.ts";

export const argumentTypes = ["rows", "columns", "arrays"] as const;

/** How many rows or columns a table has, and whether a person may add and remove some. A number alone may change. */
export type TableCount = number | readonly [count: number, change: "fixed" | "dynamic"];

/** What does not count as a difference between two tables. */
export interface DataframeComparison extends NumberTolerance {
  /** Whether the same rows in another order are the same table. Default `false`. */
  readonly ignoreOrder?: boolean;
}

/** Options of `dataframe()`. */
export interface DataframeOptions extends ComponentOptions {
  /** Initial table. */
  readonly value?: DataframeResult;
  /**
   * What the function gets: a list of objects with a member for each header, an object with a list for each header, or a list
   * of lists. Default `"rows"`.
   */
  readonly type?: (typeof argumentTypes)[number];
  /** Names of the columns. Default: `"1"`, `"2"`, `"3"`. */
  readonly headers?: readonly string[];
  /** What the columns hold, one for all or one each; it is checked when the function is called. Default `"auto"`. */
  readonly datatype?: Datatype | readonly Datatype[];
  /** Rows at first. Default `[3, "dynamic"]`. */
  readonly rowCount?: TableCount;
  /** Columns at first. Default: as many as `headers`, and fixed; else `[3, "dynamic"]`. */
  readonly colCount?: TableCount;
  /** Height that the table may have before it scrolls, in CSS pixels. Default 500. */
  readonly maxHeight?: number;
  /** Whether long texts go over several lines, rather than being cut. Default `false`. */
  readonly wrap?: boolean;
  /** Widths of the first columns in CSS pixels. Default: by what stands in them. */
  readonly columnWidths?: readonly number[];
  /** Whether a field above the table finds rows. Default `false`. */
  readonly showSearch?: boolean;
  readonly compare?: DataframeComparison;
}

export interface ReadCount {
  readonly count: number;
  readonly isFixed: boolean;
}

const readCount = (given: TableCount): ReadCount =>
  typeof given === "number" ? { count: given, isFixed: false } : { count: given[0], isFixed: given[1] === "fixed" };

/** How many rows an untouched table has, and whether that may change. */
export function rowCountOf({ rowCount = 3 }: DataframeOptions): ReadCount {
  return readCount(rowCount);
}

/** How many columns an untouched table has, and whether that may change. */
export function columnCountOf({ colCount, headers }: DataframeOptions): ReadCount {
  if (colCount !== undefined) return readCount(colCount);
  return headers ? { count: headers.length, isFixed: true } : { count: 3, isFixed: false };
}

/** The headers of an untouched table. */
export function headersOf(options: DataframeOptions, count = columnCountOf(options).count): string[] {
  return Array.from({ length: count }, (_, index) => options.headers?.[index] ?? String(index + 1));
}

/** What each of so many columns holds; columns beyond those that the options name hold anything. */
export function datatypesOf({ datatype = "auto" }: Pick<DataframeOptions, "datatype">, count: number): Datatype[] {
  return Array.from({ length: count }, (_, index) => (typeof datatype === "string" ? datatype : (datatype[index] ?? "auto")));
}

export function checkDataframeOptions(options: DataframeOptions): void {
  const { headers, datatype, rowCount, colCount, columnWidths } = options;
  checkOneOf("dataframe", "type", options.type, argumentTypes);
  checkHeaders(options);
  if (typeof datatype === "string" || datatype === undefined) checkOneOf("dataframe", "datatype", datatype, datatypes);
  else if (!Array.isArray(datatype)) throw optionError("dataframe", `datatype must be a text or a list, got ${showValue(datatype)}`);
  else for (const [index, one] of datatype.entries()) checkOneOf("dataframe", `datatype[${index}]`, one, datatypes);
  checkCount("rowCount", rowCount, 0);
  checkCount("colCount", colCount, 1);
  if (headers && headers.length > columnCountOf(options).count) {
    throw optionError("dataframe", `colCount must not be below the number of headers, got ${showValue(colCount)} and ${headers.length}`);
  }
  checkPixels("maxHeight", options.maxHeight);
  if (columnWidths !== undefined && !Array.isArray(columnWidths)) {
    throw optionError("dataframe", `columnWidths must be a list of numbers, got ${showValue(columnWidths)}`);
  }
  for (const [index, width] of columnWidths?.entries() ?? []) checkPixels(`columnWidths[${index}]`, width);
  const { tolerance = 0, relative = 0 } = options.compare ?? {};
  checkTolerance("dataframe", { tolerance, relative });
  checkInitialValue("dataframe", options.value, (given) => toDataframe(given, headersOf(options)));
}

function checkHeaders({ headers }: DataframeOptions): void {
  if (headers === undefined) return;
  if (!Array.isArray(headers) || headers.length === 0 || !headers.every((header) => typeof header === "string")) {
    throw optionError("dataframe", `headers must be a list of texts, got ${showValue(headers)}`);
  }
  const repeated = headers.find((header, index) => headers.indexOf(header) !== index);
  if (repeated !== undefined) throw optionError("dataframe", `headers must differ from each other, got ${showValue(repeated)} twice`);
}

function checkCount(option: string, given: TableCount | undefined, minimum: number): void {
  if (Array.isArray(given)) {
    checkWholeOption("dataframe", `${option}[0]`, given[0], minimum);
    checkOneOf("dataframe", `${option}[1]`, given[1] ?? "nothing", ["fixed", "dynamic"]);
  } else checkWholeOption("dataframe", option, given, minimum);
}

function checkPixels(option: string, given: unknown): void {
  if (given === undefined || (typeof given === "number" && given > 0 && Number.isFinite(given))) return;
  throw optionError("dataframe", `${option} must be a number of pixels above 0, got ${showValue(given)}`);
}
