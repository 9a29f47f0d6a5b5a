import type { Json } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { showPath, type ValuePath } from "./value-path.ts";

/** Deeper values would overflow the stack of whoever walks them next. */
const deepest = 500;

/**
 * A copy of a value as JSON. Typed arrays become lists, `toJSON` is asked where there is one (dates become texts), and
 * `undefined` members fall away. Refuses, with its path, what JSON would lose silently: functions, `NaN`, cycles, maps.
 */
export function toJson(value: unknown): Json {
  return copy(value, [], []);
}

function copy(value: unknown, path: ValuePath, parents: readonly object[]): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value + 0;
  if (typeof value !== "object") return invalid(`JSON${at(path)}`, value);
  if (parents.includes(value)) return invalid(`JSON without cycles${at(path)}`, value);
  if (path.length >= deepest) return invalid(`JSON at most ${deepest} levels deep`, value);
  const inside = [...parents, value];
  if (ArrayBuffer.isView(value) && Symbol.iterator in value) return copyList([...(value as Uint8Array)], path, inside);
  if (Array.isArray(value)) return copyList(value, path, inside);
  if ("toJSON" in value && typeof value.toJSON === "function") return copy(value.toJSON(), path, inside);
  if (hidesItsContents(value)) return invalid(`JSON${at(path)}, not a ${value.constructor.name}`, value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  // fromEntries defines members, so that a key called __proto__ stays a key.
  return Object.fromEntries(members.map(([key, member]) => [key, copy(member, [...path, key], inside)]));
}

function copyList(list: readonly unknown[], path: ValuePath, parents: readonly object[]): Json[] {
  return Array.from(list, (item, index) => copy(item, [...path, index], parents));
}

/** JSON would show these as `{}`. */
function hidesItsContents(value: object): boolean {
  return [Map, Set, WeakMap, WeakSet, Promise, RegExp, ArrayBuffer, DataView].some((type) => value instanceof type);
}

const at = (path: ValuePath): string => (path.length === 0 ? "" : ` at ${showPath(path)}`);
