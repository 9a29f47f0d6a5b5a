import fc from "fast-check";
import { expect, test } from "vitest";
import { findDifferences } from "./difference.ts";

const side = (parts: ReturnType<typeof findDifferences>, left: "expected" | "actual") =>
  parts
    .filter(({ where }) => where === "both" || where === left)
    .map(({ text }) => text)
    .join("");

test("the parts spell both texts", () => {
  const words = fc
    .array(fc.constantFrom("the", "cat", "sat", " ", "\n", ".", "猫", "👩‍💻", "é"), { maxLength: 40 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(words, words, (expected, actual) => {
      const parts = findDifferences(expected, actual);
      expect(side(parts, "expected")).toBe(expected);
      expect(side(parts, "actual")).toBe(actual);
    }),
  );
});

test("marks words, not letters", () => {
  expect(findDifferences("the cat sat", "the dog sat")).toEqual([
    { where: "both", text: "the " },
    { where: "expected", text: "cat" },
    { where: "actual", text: "dog" },
    { where: "both", text: " sat" },
  ]);
});

test("marks single signs of a script without spaces", () => {
  expect(findDifferences("私は猫です", "私は犬です")).toEqual([
    { where: "both", text: "私は" },
    { where: "expected", text: "猫" },
    { where: "actual", text: "犬" },
    { where: "both", text: "です" },
  ]);
});

test("gives up on texts that have nothing in common, soon", () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(" ");
  const start = performance.now();
  const parts = findDifferences(long("a"), long("b"));
  expect(parts.length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(2_000);
});
