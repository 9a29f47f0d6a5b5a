import { compareNumbers } from "../compare-numbers.ts";
import type { DataframeComparison } from "./dataframe-options.ts";
import type { DataframeCell, DataframeValue } from "./dataframe-value.ts";

type Row = readonly DataframeCell[];

/** A row that was expected, the row that came for it, or both; each with its place, counted from 0. */
export interface RowPair {
  readonly expected: { readonly index: number; readonly row: Row } | null;
  readonly actual: { readonly index: number; readonly row: Row } | null;
}

type Placed = NonNullable<RowPair["expected"]>;

/** Whether a cell is as good as the expected one. Empty texts and empty cells look alike and count alike. */
export function isSameCell(expected: DataframeCell, actual: DataframeCell, allowed: DataframeComparison): boolean {
  if (expected === actual) return true;
  if (typeof expected === "number" && typeof actual === "number") return compareNumbers(expected, actual, allowed).same;
  return (expected ?? "") === (actual ?? "");
}

/**
 * Which row of one table stands for which of another, both with the same columns. In order, rows that are the same at the start
 * and at the end are paired first, so that one row too many is one difference. Without order, rows that are the same are paired
 * wherever they stand, and what remains by its order.
 */
export function pairRows(expected: DataframeValue["data"], actual: DataframeValue["data"], allowed: DataframeComparison = {}): RowPair[] {
  const isSame = (one: Row, other: Row): boolean =>
    one.length === other.length && one.every((cell, column) => isSameCell(cell, other[column] ?? null, allowed));
  const [wanted, came] = [place(expected), place(actual)];
  return allowed.ignoreOrder ? pairAnywhere(wanted, came) : pairInOrder(wanted, came, isSame);
}

const place = (data: DataframeValue["data"]): Placed[] => data.map((row, index) => ({ index, row }));

function pairInOrder(wanted: readonly Placed[], came: readonly Placed[], isSame: (one: Row, other: Row) => boolean): RowPair[] {
  const shorter = Math.min(wanted.length, came.length);
  const isSameAt = (one: number, other: number): boolean => isSame(wanted.at(one)?.row ?? [], came.at(other)?.row ?? []);
  let start = 0;
  while (start < shorter && isSameAt(start, start)) start++;
  let end = 0;
  while (end < shorter - start && isSameAt(-1 - end, -1 - end)) end++;
  const middle = zip(wanted.slice(start, wanted.length - end), came.slice(start, came.length - end));
  return [...zip(wanted.slice(0, start), came.slice(0, start)), ...middle, ...zip(lastOf(wanted, end), lastOf(came, end))];
}

function pairAnywhere(wanted: readonly Placed[], came: readonly Placed[]): RowPair[] {
  const waiting = new Map<string, Placed[]>();
  for (const placed of came.toReversed()) {
    const key = JSON.stringify(placed.row);
    const others = waiting.get(key);
    if (others) others.push(placed);
    else waiting.set(key, [placed]);
  }
  const pairs: RowPair[] = [];
  const alone: Placed[] = [];
  for (const placed of wanted) {
    const match = waiting.get(JSON.stringify(placed.row))?.pop();
    if (match) pairs.push({ expected: placed, actual: match });
    else alone.push(placed);
  }
  // Rows whose numbers differ a little stand beside each other once both are sorted by their texts, then by their numbers.
  return [...pairs, ...zip(alone.toSorted(byCells), [...waiting.values()].flat().toSorted(byCells))];
}

const lastOf = <Item>(list: readonly Item[], count: number): Item[] => list.slice(list.length - count);

function zip(wanted: readonly Placed[], came: readonly Placed[]): RowPair[] {
  return Array.from({ length: Math.max(wanted.length, came.length) }, (_, index) => ({
    expected: wanted[index] ?? null,
    actual: came[index] ?? null,
  }));
}

function byCells({ row: one }: Placed, { row: other }: Placed): number {
  const texts = (row: Row) => JSON.stringify(row.map((cell) => (typeof cell === "number" ? 0 : cell)));
  const [first, second] = [texts(one), texts(other)];
  if (first !== second) return first < second ? -1 : 1;
  for (const [column, cell] of one.entries()) {
    const difference = Number(cell) - Number(other[column]);
    if (typeof cell === "number" && difference !== 0) return difference;
  }
  return 0;
}
