import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../components/define-component.ts";
import { type Edit, editsBetween } from "./edits.ts";

/** Applies edits one after the other, as clients do. */
function apply(before: Json, edits: readonly Edit[]): Json {
  let value = structuredClone(before) as never as { [key: string]: unknown };
  for (const [action, path, given] of edits) {
    const key = path.at(-1);
    if (key === undefined) {
      value = (action === "append" ? `${value}${given}` : given) as never;
      continue;
    }
    const parent = path.slice(0, -1).reduce<unknown>((at, step) => (at as { [key: string]: unknown })[step], value) as {
      [key: string]: unknown;
    };
    if (action === "replace") parent[key] = given;
    else if (action === "append") parent[key] = `${parent[key]}${given}`;
    else if (action === "add" && Array.isArray(parent)) parent.splice(key as number, 0, given);
    else if (action === "add") parent[key] = given;
    else if (Array.isArray(parent)) parent.splice(key as number, 1);
    else delete parent[key];
  }
  return value as Json;
}

describe("editsBetween", () => {
  test("turns any value into any other", () => {
    // A test in plain objects cannot set this one key.
    const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes("__proto__")) as fc.Arbitrary<Json>;
    const comesOut = fc.property(json, json, (before, after) => {
      expect(apply(before, editsBetween(before, after))).toEqual(after);
    });
    fc.assert(comesOut, { numRuns: 500 });
  });

  test("sends of a text that grows only what is new", () => {
    expect(editsBetween("He", "Hello")).toEqual([["append", [], "llo"]]);
    expect(editsBetween([{ text: "He" }], [{ text: "Hello" }])).toEqual([["append", [0, "text"], "llo"]]);
  });

  test("says nothing of what is alike", () => {
    expect(editsBetween({ rows: [[1, 2], [3]] }, { rows: [[1, 2], [3]] })).toEqual([]);
  });

  test("takes from lists inside lists from their ends, so that no place moves under another edit", () => {
    expect(editsBetween([[1, 2, 3], [4]], [[1], [4]])).toEqual([
      ["delete", [0, 2], null],
      ["delete", [0, 1], null],
    ]);
  });
});
