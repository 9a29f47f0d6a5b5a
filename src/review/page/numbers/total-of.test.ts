import { expect, test } from "vitest";
import { totalOf } from "./total-of.ts";

test("flags are a share of the runs of those days alone on which runs were counted", () => {
  const byDay = [
    { day: "2026-03-01", flags: 4, runs: null },
    { day: "2026-03-02", flags: 1, runs: 20 },
    { day: "2026-03-03", flags: 0, runs: 30 },
  ];
  expect(totalOf({ byDay })).toEqual({ flags: 5, runs: 50, flagsOfRuns: 1, daysWithoutRuns: 1 });
});

test("runs that were never counted are not none", () => {
  expect(totalOf({ byDay: [{ day: "2026-03-01", flags: 4, runs: null }] }).runs).toBeNull();
  expect(totalOf({ byDay: [] })).toEqual({ flags: 0, runs: null, flagsOfRuns: 0, daysWithoutRuns: 0 });
});
