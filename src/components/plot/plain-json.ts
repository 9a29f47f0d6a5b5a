import type { Json } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";

/** A plot's members. A type, so that it counts as JSON. */
export type JsonObject = { readonly [member: string]: Json };

/**
 * A copy of what a plotting library made, as JSON: typed arrays become lists, dates texts, and NaN, which stands for a gap in a
 * line, becomes `null`.
 */
export function toPlainJson(value: object): JsonObject {
  try {
    return JSON.parse(JSON.stringify(value, replace)) as JsonObject;
  } catch {
    return invalid("a plot that JSON can hold", value);
  }
}

function replace(_: string, member: unknown): unknown {
  if (ArrayBuffer.isView(member) && !(member instanceof DataView)) return Array.from(member as unknown as ArrayLike<unknown>);
  return typeof member === "bigint" ? Number(member) : member;
}
