import { expect, test } from "vitest";
import { layOutTimeChart } from "./lay-out-time-chart.ts";
import { timeBucketsOf } from "./time-buckets.ts";

const days = (count: number, flags: number, runs: number | null) =>
  Array.from({ length: count }, (_, n) => ({ day: new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10), flags, runs }));

test("flags are written in whole numbers at the axis, however few there are", () => {
  const { flags } = layOutTimeChart(timeBucketsOf(days(3, 1, null), 60), 800, true);
  expect(flags.ticks.map(({ text }) => text)).toEqual(["0", "1", "2", "3", "4"]);
  expect(flags.place(0)).toBe(flags.bottom);
});

test("rates have a drawing only where runs are known, which no interval leaves", () => {
  expect(layOutTimeChart(timeBucketsOf(days(3, 1, null), 60), 800, true).rates).toBeNull();
  expect(layOutTimeChart(timeBucketsOf(days(3, 1, 40), 60), 800, false).rates).toBeNull();
  const { rates, intervals } = layOutTimeChart(timeBucketsOf(days(3, 1, 40), 60), 800, true);
  expect(intervals.map((interval) => interval?.rate)).toEqual([2.5, 2.5, 2.5]);
  expect(rates?.ticks.at(-1)?.text).toMatch(/ %$/);
  for (const interval of intervals) expect(rates?.place(interval?.high ?? 0)).toBeGreaterThanOrEqual(rates?.top ?? Infinity);
});

test("names below the bars do not overlap, and the newest is named", () => {
  for (const [count, width] of [
    [60, 800],
    [28, 320],
    [5, 320],
  ] as const) {
    const { names } = layOutTimeChart(timeBucketsOf(days(count, 1, 40), 60), width, true);
    const distances = names.slice(1).map(({ at }, index) => at - (names[index]?.at ?? 0));
    expect(Math.min(...distances)).toBeGreaterThan(50);
    expect(names.at(-1)?.text).toBe(count === 5 ? "Jan 5" : count === 28 ? "Jan 28" : "Mar 1");
  }
});
