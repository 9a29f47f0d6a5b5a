import type { DataframeCell, DataframeValue } from "./dataframe-value.ts";

/** A cell to be changed, by its place in the data. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly cell: DataframeCell;
}

/** The table with some cells changed; rows beyond the last come into being. */
export function changeCells({ headers, data }: DataframeValue, changes: readonly CellChange[]): DataframeValue {
  const rows = [...data];
  const copied = new Map<number, DataframeCell[]>();
  for (const { row, column, cell } of changes) {
    while (rows.length <= row) rows.push(headers.map(() => null));
    let copy = copied.get(row);
    if (copy === undefined) {
      copy = [...(rows[row] ?? [])];
      copied.set(row, copy);
      rows[row] = copy;
    }
    copy[column] = cell;
  }
  return { headers, data: rows };
}

/** The table with an empty row after one; `-1` puts it first. */
export function addRow({ headers, data }: DataframeValue, after: number): DataframeValue {
  return {
    headers,
    data: data.toSpliced(
      after + 1,
      0,
      headers.map(() => null),
    ),
  };
}

export function removeRows({ headers, data }: DataframeValue, removed: ReadonlySet<number>): DataframeValue {
  return { headers, data: data.filter((_, row) => !removed.has(row)) };
}

/** The table with an empty column after one, named by the first number that no header has. */
export function addColumn({ headers, data }: DataframeValue, after: number): DataframeValue {
  let number = headers.length + 1;
  while (headers.includes(String(number))) number++;
  return { headers: headers.toSpliced(after + 1, 0, String(number)), data: data.map((row) => row.toSpliced(after + 1, 0, null)) };
}

/** The table without some neighbouring columns. */
export function removeColumns({ headers, data }: DataframeValue, start: number, count: number): DataframeValue {
  return { headers: headers.toSpliced(start, count), data: data.map((row) => row.toSpliced(start, count)) };
}

export function renameColumn({ headers, data }: DataframeValue, column: number, name: string): DataframeValue {
  return { headers: headers.with(column, name), data };
}
