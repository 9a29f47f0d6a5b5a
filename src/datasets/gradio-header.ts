import { readGradioCell } from "./gradio-cell.ts";
import { uniqueNames } from "./unique-names.ts";

/** Where a CSV of Gradio's has what. */
export interface GradioHeader {
  readonly width: number;
  readonly values: readonly { readonly name: string; readonly index: number }[];
  /** Undefined where the file has no such column, as is usual for the newer versions. */
  readonly flag: number | undefined;
  readonly username: number | undefined;
  readonly timestamp: number | undefined;
}

/** The columns that Gradio adds stand at the end, in this order, each of them or not. */
const own = ["flag", "username", "timestamp"] as const;

export function readGradioHeader(cells: readonly string[]): GradioHeader {
  const names = cells.map(readGradioCell);
  const places: { [name in (typeof own)[number]]?: number } = {};
  let end = names.length;
  for (const name of own.toReversed()) {
    if (end > 1 && names[end - 1] === name) places[name] = --end;
  }
  // The dataset saver put a link to a picture beside its path.
  const isLink = (name: string) => name.endsWith(" file") && names.includes(name.slice(0, -" file".length));
  const indexes = Array.from({ length: end }, (_, index) => index).filter((index) => !isLink(names[index] ?? ""));
  const unique = uniqueNames(indexes.map((index) => names[index] || `component ${index}`));
  return {
    width: cells.length,
    values: indexes.map((index, position) => ({ name: unique[position] as string, index })),
    flag: places.flag,
    username: places.username,
    timestamp: places.timestamp,
  };
}
