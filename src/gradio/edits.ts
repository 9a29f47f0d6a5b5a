import type { Json } from "../components/define-component.ts";

type PathItem = string | number;

/** One change of a value: what to do, where, and with what. */
export type Edit = readonly [action: "replace" | "append" | "add" | "delete", path: readonly PathItem[], value: Json];

/** What turns one value into another, each edit applied to the result of the one before. Empty for two alike. */
export function editsBetween(before: Json, after: Json, path: readonly PathItem[] = []): Edit[] {
  if (before === after) return [];
  if (typeof before === "string" && typeof after === "string" && after.startsWith(before)) {
    return [["append", path, after.slice(before.length)]];
  }
  if (Array.isArray(before) && Array.isArray(after)) return editsOfList(before, after, path);
  if (isRecord(before) && isRecord(after)) return editsOfRecord(before, after, path);
  return [["replace", path, after]];
}

function editsOfList(before: readonly Json[], after: readonly Json[], path: readonly PathItem[]): Edit[] {
  const common = Math.min(before.length, after.length);
  const changes = after.slice(0, common).flatMap((value, index) => editsBetween(before[index] ?? null, value, [...path, index]));
  // From the end: no deletion then moves what another one means.
  const gone = before.slice(common).map((_, index): Edit => ["delete", [...path, before.length - 1 - index], null]);
  const added = after.slice(common).map((value, index): Edit => ["add", [...path, common + index], value]);
  return [...changes, ...gone, ...added];
}

type JsonRecord = { readonly [key: string]: Json | undefined };

function editsOfRecord(before: JsonRecord, after: JsonRecord, path: readonly PathItem[]): Edit[] {
  const gone = Object.keys(before)
    .filter((key) => !Object.hasOwn(after, key))
    .map((key): Edit => ["delete", [...path, key], null]);
  const rest = Object.entries(after).flatMap(([key, value = null]): Edit[] =>
    Object.hasOwn(before, key) ? editsBetween(before[key] ?? null, value, [...path, key]) : [["add", [...path, key], value]],
  );
  return [...gone, ...rest];
}

const isRecord = (value: Json): value is JsonRecord => typeof value === "object" && value !== null && !Array.isArray(value);
