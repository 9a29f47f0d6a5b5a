import { compareAsSets } from "../compare-as-sets.ts";
import type { Comparison } from "../component.ts";
import { showValue } from "../show-value.ts";
import type { DataframeComparison } from "./dataframe-options.ts";
import type { DataframeValue } from "./dataframe-value.ts";
import { isSameCell, pairRows, type RowPair } from "./pair-rows.ts";

/** Compares two tables by their headers, then cell by cell; the score is the share of cells that are as expected. */
export function compareDataframes(expected: DataframeValue, actual: DataframeValue, allowed: DataframeComparison = {}): Comparison {
  if (expected.headers.join("\0") !== actual.headers.join("\0")) return compareHeaders(expected.headers, actual.headers);
  const pairs = pairRows(expected.data, actual.data, allowed);
  const wrong = pairs.flatMap((pair) => wrongColumns(pair, allowed).map((column) => ({ pair, column })));
  const [first] = wrong;
  const rowCounts = { same: false, reason: `${actual.data.length} rows, not ${expected.data.length}` };
  if (first === undefined) return expected.data.length === actual.data.length ? { same: true, score: 1 } : rowCounts;
  const cells = pairs.length * expected.headers.length;
  const score = (cells - wrong.length) / cells;
  if (expected.data.length !== actual.data.length) return { ...rowCounts, score };
  const { pair, column } = first;
  const [wanted, came] = [pair.expected?.row[column] ?? null, pair.actual?.row[column] ?? null];
  const more = wrong.length > 1 ? `, and ${wrong.length - 1} more` : "";
  const row = (pair.actual?.index ?? 0) + 1;
  return { same: false, score, reason: `${expected.headers[column]} in row ${row}: ${showValue(came)} is not ${showValue(wanted)}${more}` };
}

/** The columns in which a pair differs: all, where one of its rows is missing. */
export function wrongColumns({ expected, actual }: RowPair, allowed: DataframeComparison): number[] {
  const columns = [...((expected ?? actual)?.row.keys() ?? [])];
  if (!expected || !actual) return columns;
  return columns.filter((column) => !isSameCell(expected.row[column] ?? null, actual.row[column] ?? null, allowed));
}

function compareHeaders(expected: readonly string[], actual: readonly string[]): Comparison {
  const { same, reason } = compareAsSets(expected, actual);
  return { same: false, reason: same || !reason ? `columns are ${actual.join(", ")}, not ${expected.join(", ")}` : `columns: ${reason}` };
}
