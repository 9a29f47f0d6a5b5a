import type { Component } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { compareDataframes } from "./compare-dataframes.ts";
import { checkDataframeOptions, columnCountOf, type DataframeOptions, datatypesOf, headersOf, rowCountOf } from "./dataframe-options.ts";
import { type DataframeCell, type DataframeValue, isBlank, parseDataframe } from "./dataframe-value.ts";
import { type CellOf, convertCell, type Datatype } from "./datatype.ts";
import { gradioDataframe } from "./gradio-dataframe.ts";
import { type DataframeColumns, type DataframeRows, toArgument } from "./to-argument.ts";
import { type DataframeResult, toDataframe } from "./to-dataframe.ts";

export type { DataframeComparison, DataframeOptions, TableCount } from "./dataframe-options.ts";
export type { DataframeCell, DataframeValue } from "./dataframe-value.ts";
export type { Datatype } from "./datatype.ts";
export type { DataframeCellResult, DataframeResult } from "./to-dataframe.ts";

type DatatypeAt<Options, Index> = Options extends { readonly datatype: infer Given }
  ? Given extends readonly unknown[]
    ? Index extends keyof Given
      ? Given[Index]
      : "auto"
    : Given
  : "auto";

/** A cell of any column. */
type AnyCell<Options> = Options extends { readonly datatype: infer Given extends Datatype } ? CellOf<Given> : DataframeCell;

type Places<Headers> = Exclude<keyof Headers, keyof (readonly unknown[])>;

/** An object with a member for each header, where the options fix them. */
type ByHeader<Options, Wrap extends "cell" | "list"> = Options extends { readonly headers: infer Headers extends readonly string[] }
  ? string extends Headers[number]
    ? AnyByHeader<Options, Wrap>
    : Options extends { readonly colCount: number | readonly [number, "dynamic"] }
      ? AnyByHeader<Options, Wrap>
      : { [Place in Places<Headers> as Headers[Place] & string]: Wrapped<CellOf<DatatypeAt<Options, Place>>, Wrap> }
  : AnyByHeader<Options, Wrap>;

type AnyByHeader<Options, Wrap extends "cell" | "list"> = { [header: string]: Wrapped<AnyCell<Options>, Wrap> };
type Wrapped<Cell, Wrap extends "cell" | "list"> = Wrap extends "cell" ? Cell : Cell[];

type DataframeArgument<Options> = Options extends { readonly type: "arrays" }
  ? AnyCell<Options>[][]
  : Options extends { readonly type: "columns" }
    ? ByHeader<Options, "list">
    : ByHeader<Options, "cell">[];

type AnyArgument = DataframeRows | DataframeColumns | DataframeCell[][];

const samples: { readonly [Type in Datatype]: readonly DataframeCell[] } = {
  auto: ["Ada", 36, true],
  text: ["Ada", "Grace", "Annie"],
  markdown: ["**Ada**", "`Grace`", "[Annie](https://example.org)"],
  number: [36, 85, 0.5],
  boolean: [true, false, true],
  date: ["1815-12-10", "1906-12-09", "1863-12-11"],
};

const kind = defineComponent<DataframeOptions, DataframeValue, AnyArgument, DataframeResult, "select" | "edit" | "copy">({
  name: "dataframe",
  gradio: {
    type: "dataframe",
    apiInfo: () => gradioDataframe,
    events: ["change", "input", "select", "edit"],
    props: (options) => ({
      headers: headersOf(options),
      type: "array",
      max_height: options.maxHeight,
      wrap: options.wrap,
      column_widths: options.columnWidths,
    }),
    write: ({ headers, data }) => ({ headers, data, metadata: null }),
  },
  events: ["select", "edit", "copy"],
  checkOptions: checkDataframeOptions,
  initial(options) {
    const headers = headersOf(options);
    return { headers, data: Array.from({ length: rowCountOf(options).count }, () => headers.map(() => null)) };
  },
  isEmpty: ({ data }) => data.every((row) => row.every(isBlank)),
  parse: parseDataframe,
  preprocess: toArgument,
  postprocess(result, options) {
    const { headers, data } = toDataframe(result, headersOf(options));
    const types = datatypesOf(options, headers.length);
    // A cell that is not of its column's type is shown as it came: whoever sees it can flag it.
    const convert = (cell: DataframeCell, column: number): DataframeCell => {
      const converted = convertCell(cell, types[column] ?? "auto");
      return converted === undefined || (typeof converted === "number" && !Number.isFinite(converted)) ? cell : converted;
    };
    return { headers, data: data.map((row) => row.map(convert)) };
  },
  compare: (expected, actual, { compare }) => compareDataframes(expected, actual, compare),
  feature: () => ({
    type: "record",
    fields: { headers: { type: "list", of: { type: "text" } }, data: { type: "list", of: { type: "list", of: { type: "text" } } } },
  }),
  schema: (options) => ({
    type: "object",
    required: ["headers", "data"],
    properties: {
      headers: { type: "array", items: { type: "string" }, ...(options.headers && { examples: [headersOf(options)] }) },
      data: { type: "array", items: { type: "array", items: { type: ["string", "number", "boolean", "null"] } } },
    },
  }),
  sample(options) {
    const headers = headersOf(options);
    const types = datatypesOf(options, headers.length);
    const { count, isFixed } = rowCountOf(options);
    const cell = (row: number, column: number): DataframeCell => {
      const cells = samples[types[column] ?? "auto"];
      return cells[(types[column] === "auto" ? column : row) % cells.length] ?? null;
    };
    return { headers, data: Array.from({ length: isFixed ? count : 3 }, (_, row) => headers.map((_header, column) => cell(row, column))) };
  },
  viewOptions: (options) => ({
    headers: headersOf(options),
    rowCount: rowCountOf(options).count,
    datatypes: datatypesOf(options, columnCountOf(options).count),
    defaultDatatype: typeof options.datatype === "string" ? options.datatype : "auto",
    hasFixedRows: rowCountOf(options).isFixed,
    hasFixedColumns: columnCountOf(options).isFixed,
    maxHeight: options.maxHeight ?? 500,
    wrap: options.wrap === true,
    columnWidths: [...(options.columnWidths ?? [])],
    showSearch: options.showSearch === true,
    compare: { ...options.compare },
  }),
});

/**
 * A table. As an input it is edited like a spreadsheet: typed into, pasted into, with rows added; the function gets its rows as
 * objects by header, typed by `headers` and `datatype`. As an output it takes rows, columns or lists. Empty rows at the end are
 * left out, unless `rowCount` is fixed.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the options cannot hold together.
 * @example
 * const bill = dataframe({ headers: ["item", "price"], datatype: ["text", "number"] });
 * new Interface((rows) => rows.reduce((sum, { price }) => sum + (price ?? 0), 0), bill, "number");
 */
export function dataframe<const Options extends DataframeOptions = DataframeOptions>(
  options?: Options,
): Component<
  ArgumentOf<DataframeArgument<Options>, Options>,
  DataframeResult,
  DataframeValue,
  "select" | "edit" | "copy",
  DataframeOptions
> {
  const made: unknown = kind.create(options ?? {});
  return made as Component<
    ArgumentOf<DataframeArgument<Options>, Options>,
    DataframeResult,
    DataframeValue,
    "select" | "edit" | "copy",
    DataframeOptions
  >;
}
