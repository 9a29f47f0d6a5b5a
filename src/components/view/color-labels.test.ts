import { expect, test } from "vitest";
import { colorLabels } from "./color-labels.ts";

test("gives labels the colours that the owner chose, and the others one that is free", () => {
  const colors = colorLabels(["a", "b", "c"], { b: 1, c: "teal" });
  expect(Object.fromEntries(colors)).toEqual({ a: "var(--series-2)", b: "var(--series-1)", c: "teal" });
});

test("begins anew after the eighth", () => {
  const labels = Array.from({ length: 10 }, (_, index) => `label ${index}`);
  const colors = [...colorLabels(labels, {}).values()];
  expect(new Set(colors.slice(0, 8)).size).toBe(8);
  expect(colors[8]).toBe("var(--series-1)");
});
