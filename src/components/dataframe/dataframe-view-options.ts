import type { DataframeComparison } from "./dataframe-options.ts";
import type { Datatype } from "./datatype.ts";

/** What the view needs of the options. */
export interface DataframeViewOptions {
  /** Of an untouched table. */
  readonly headers: readonly string[];
  /** Of an untouched table. */
  readonly rowCount: number;
  readonly datatypes: readonly Datatype[];
  /** Of columns that a person adds. */
  readonly defaultDatatype: Datatype;
  readonly hasFixedRows: boolean;
  readonly hasFixedColumns: boolean;
  readonly maxHeight: number;
  readonly wrap: boolean;
  readonly columnWidths: readonly number[];
  readonly showSearch: boolean;
  readonly compare: DataframeComparison;
}

/** What a column holds. */
export function datatypeOf({ datatypes, defaultDatatype }: DataframeViewOptions, column: number): Datatype {
  return datatypes[column] ?? defaultDatatype;
}
