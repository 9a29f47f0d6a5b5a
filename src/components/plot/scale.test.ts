import { expect, test } from "vitest";
import { bandScale, linearScale, niceStep, showNumber, timeScale } from "./scale.ts";

const texts = ({ ticks }: { ticks: readonly { text: string }[] }) => ticks.map(({ text }) => text);

test("divides a span by 1, 2 or 5 times a power of ten", () => {
  expect([niceStep(10, 5), niceStep(7, 5), niceStep(0.3, 4), niceStep(1200, 4)]).toEqual([2, 2, 0.1, 500]);
});

test("puts numbers at their distances, and writes ticks without noise", () => {
  const scale = linearScale([0.1, 0.7], [0, 100], 4, false);
  expect(texts(scale)).toEqual(["0", "0.2", "0.4", "0.6", "0.8"]);
  expect(scale.place(0.4)).toBeCloseTo(50);
});

test("begins bars at 0, also for numbers below it", () => {
  expect(texts(linearScale([7, 9], [0, 100], 5, true))[0]).toBe("0");
  expect(texts(linearScale([-7, -9], [0, 100], 5, true)).at(-1)).toBe("0");
});

test("draws one value, the same value twice, and none", () => {
  expect(linearScale([5], [0, 100], 5, false).place(5)).toBeCloseTo(50);
  expect(texts(linearScale([0, 0], [0, 100], 2, false))).toEqual(["0", "0.5", "1"]);
  expect(texts(linearScale([], [0, 100], 2, false))).toEqual(["0", "0.5", "1"]);
});

test("shortens large numbers", () => {
  expect([showNumber(1500, 500), showNumber(20_000, 5000), showNumber(3_500_000, 500_000), showNumber(2e15, 1e15)]).toEqual([
    "1500",
    "20k",
    "3.5M",
    "2e+15",
  ]);
});

test("puts names side by side, and writes only some of many", () => {
  const names = Array.from({ length: 20 }, (_, index) => `n${index}`);
  const scale = bandScale(names, [0, 200], 5);
  expect(scale.band).toBe(10);
  expect(texts(scale)).toEqual(["n0", "n4", "n8", "n12", "n16"]);
  expect(scale.place("n1")).toBe(15);
  expect(bandScale(["a", "a", "b"], [0, 200], 5).place("b")).toBe(150);
});

test.each([
  [
    ["2026-01-01", "2026-01-05"],
    ["01-01", "01-02", "01-03", "01-04", "01-05"],
  ],
  [
    ["2026-01-01T09:00", "2026-01-01T12:00"],
    ["09:00", "10:00", "11:00", "12:00"],
  ],
  [
    ["2024-01-01", "2026-01-01"],
    ["2024", "2024-07", "2025", "2025-07", "2026"],
  ],
  [
    ["1990-01-01", "2020-01-01"],
    ["1990", "1995", "2000", "2005", "2010", "2015", "2020"],
  ],
])("writes times from %j as %j", (values, expected) => {
  expect(texts(timeScale(values, [0, 500], 6))).toEqual(expected);
});
