import { expect, test } from "vitest";
import { FirstSights } from "./first-sights.ts";

function lateOf(rows: readonly (readonly unknown[])[]): number[] {
  const sights = new FirstSights();
  return rows.flatMap((values, index) => (sights.isLate(values as never, 10) ? [index] : []));
}

const many = Array.from({ length: 6000 }, () => [1, null, []]);

test("a value, a fraction or an item that comes late is told once, and what came early is not", () => {
  expect(lateOf([...many, [1, "text", []], [2, "more", ["item"]], [1.5, null, ["other"]], [2.5, "x", [null]]])).toEqual([6000, 6001, 6002]);
  expect(lateOf([[1.5, "text", ["item"]], ...many, [1.5, "text", ["item"]]])).toEqual([]);
});

test("members of records count each for itself", () => {
  const records = Array.from({ length: 6000 }, () => [{ a: 1, b: null }]);
  expect(lateOf([...records, [{ a: 2, b: null }], [{ a: 2, b: "x" }], [{ a: null, b: "y" }]])).toEqual([6001]);
});
