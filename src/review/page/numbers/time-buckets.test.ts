import { describe, expect, it } from "vitest";
import { timeBucketsOf } from "./time-buckets.ts";

const day = (name: string, flags = 1, runs: number | null = 10) => ({ day: name, flags, runs });

describe("flags over time", () => {
  it("has a bar for every day, also for those without a flag", () => {
    expect(timeBucketsOf([day("2026-02-27", 2), day("2026-03-01", 3)], 60)).toEqual({
      unit: "day",
      buckets: [
        { from: "2026-02-27", until: "2026-02-28", flags: 2, runs: 10 },
        { from: "2026-02-28", until: "2026-03-01", flags: 0, runs: 0 },
        { from: "2026-03-01", until: "2026-03-02", flags: 3, runs: 10 },
      ],
    });
  });

  it("gathers weeks from Monday, months and years, where finer steps would be too many", () => {
    const weeks = timeBucketsOf([day("2026-01-01"), day("2026-01-04"), day("2026-06-30")], 60);
    expect(weeks.unit).toBe("week");
    expect(weeks.buckets[0]).toEqual({ from: "2025-12-29", until: "2026-01-05", flags: 2, runs: 20 });
    const months = timeBucketsOf([day("2024-11-24"), day("2026-02-03")], 60);
    expect(months.unit).toBe("month");
    expect(months.buckets.map(({ from }) => from).slice(0, 3)).toEqual(["2024-11-01", "2024-12-01", "2025-01-01"]);
    expect(months.buckets).toHaveLength(16);
    const years = timeBucketsOf([day("1970-01-01"), day("2026-02-03", 4)], 60);
    expect(years.unit).toBe("year");
    expect(years.buckets).toHaveLength(57);
    expect(years.buckets.at(-1)).toEqual({ from: "2026-01-01", until: "2027-01-01", flags: 4, runs: 10 });
  });

  it("takes coarser steps where there is room for fewer bars", () => {
    const days = [day("2026-01-01"), day("2026-02-10")];
    expect(timeBucketsOf(days, 60).unit).toBe("day");
    expect(timeBucketsOf(days, 20).unit).toBe("week");
    expect(timeBucketsOf(days, 5).unit).toBe("month");
  });

  it("does not know the runs of a week of which a day's are not known", () => {
    const { buckets } = timeBucketsOf([day("2026-01-01"), day("2026-01-02", 1, null), day("2026-06-30")], 60);
    expect(buckets[0]?.runs).toBeNull();
    expect(buckets.at(-1)?.runs).toBe(10);
  });

  it("has no bar where there is no day", () => {
    expect(timeBucketsOf([], 60).buckets).toEqual([]);
  });
});
