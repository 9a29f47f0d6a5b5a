import { describe, expect, it } from "vitest";
import { timeBucketsOf } from "./time-buckets.ts";

const day = (name: string, flags = 1, runs: number | null = 10) => ({ day: name, flags, runs });

describe("flags over time", () => {
  it("has a bar for every day, also for those without a flag", () => {
    expect(timeBucketsOf([day("2026-02-27", 2), day("2026-03-01", 3)])).toEqual({
      unit: "day",
      buckets: [
        { from: "2026-02-27", flags: 2, runs: 10 },
        { from: "2026-02-28", flags: 0, runs: 0 },
        { from: "2026-03-01", flags: 3, runs: 10 },
      ],
    });
  });

  it("gathers weeks from Monday, and months, where days would be too many", () => {
    const weeks = timeBucketsOf([day("2026-01-01"), day("2026-01-04"), day("2026-06-30")]);
    expect(weeks.unit).toBe("week");
    expect(weeks.buckets[0]).toEqual({ from: "2025-12-29", flags: 2, runs: 20 });
    const months = timeBucketsOf([day("2024-11-24"), day("2026-02-03")]);
    expect(months.unit).toBe("month");
    expect(months.buckets.map(({ from }) => from).slice(0, 3)).toEqual(["2024-11-01", "2024-12-01", "2025-01-01"]);
    expect(months.buckets).toHaveLength(16);
  });

  it("does not know the runs of a week of which a day's are not known", () => {
    const { buckets } = timeBucketsOf([day("2026-01-01"), day("2026-01-02", 1, null), day("2026-06-30")]);
    expect(buckets[0]?.runs).toBeNull();
    expect(buckets.at(-1)?.runs).toBe(10);
  });

  it("has no bar where there is no day", () => {
    expect(timeBucketsOf([]).buckets).toEqual([]);
  });
});
