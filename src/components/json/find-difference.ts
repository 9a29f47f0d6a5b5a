import type { Json } from "../define-component.ts";
import { showValue } from "../show-value.ts";
import { showPath, type ValuePath } from "./value-path.ts";

/** The first place where two JSON values differ, in words; `null` when they are the same. The order of members means nothing. */
export function findDifference(expected: Json, actual: Json, path: ValuePath = []): string | null {
  if (expected === actual) return null;
  if (isList(expected) && isList(actual)) return listDifference(expected, actual, path);
  if (isObject(expected) && isObject(actual)) return objectDifference(expected, actual, path);
  return `${place(path)}${showValue(actual)} is not ${showValue(expected)}`;
}

type JsonObject = { readonly [key: string]: Json | undefined };

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is JsonObject => typeof value === "object" && value !== null && !isList(value);

function listDifference(expected: readonly Json[], actual: readonly Json[], path: ValuePath): string | null {
  for (let index = 0; index < Math.min(expected.length, actual.length); index++) {
    const difference = findDifference(expected[index] as Json, actual[index] as Json, [...path, index]);
    if (difference) return difference;
  }
  return expected.length === actual.length ? null : `${place(path)}${actual.length} items, not ${expected.length}`;
}

function objectDifference(expected: JsonObject, actual: JsonObject, path: ValuePath): string | null {
  for (const key of Object.keys(expected)) {
    if (!Object.hasOwn(actual, key)) return `${place([...path, key])}missing`;
    const difference = findDifference(expected[key] as Json, actual[key] as Json, [...path, key]);
    if (difference) return difference;
  }
  const added = Object.keys(actual).find((key) => !Object.hasOwn(expected, key));
  return added === undefined ? null : `${place([...path, added])}unexpected`;
}

const place = (path: ValuePath): string => (path.length === 0 ? "" : `at ${showPath(path)}: `);
