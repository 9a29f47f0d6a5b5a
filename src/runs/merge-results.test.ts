import { expect, test } from "vitest";
import { update } from "../components/update.ts";
import { mergeResults } from "./merge-results.ts";

test("of two lists of results the later values stand", () => {
  expect(mergeResults(["a", 1], ["b", null])).toEqual(["b", null]);
  expect(mergeResults(undefined, ["b"])).toEqual(["b"]);
});

test.each([
  ["a value and a change after it", "a", update({ visible: true }), { visible: true, value: "a" }],
  ["a change and a value after it", update({ visible: true, value: "a" }), "b", { visible: true, value: "b" }],
  ["two changes", update({ label: "A", visible: true }), update({ label: "B" }), { label: "B", visible: true }],
])("keeps %s", (_title, earlier, later, options) => {
  expect(mergeResults([earlier], [later])).toEqual([update(options)]);
});
