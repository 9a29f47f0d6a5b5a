import { describe, expect, it } from "vitest";
import { boundsOf, dayRangeOf, lastDays } from "./day-range.ts";

describe("a range of days", () => {
  it("includes its last day to the end", () => {
    const { since, until } = boundsOf({ from: "2026-03-01", to: "2026-03-01" });
    expect(Date.parse(until ?? "") - Date.parse(since ?? "")).toBe(86_400_000);
    expect(since).toBe(new Date(2026, 2, 1).toISOString());
  });

  it("comes back from the conditions that it makes", () => {
    for (const range of [
      { from: "2026-02-28", to: "2026-03-31" },
      { from: "", to: "2026-12-31" },
      { from: "2026-01-01", to: "" },
    ]) {
      expect(dayRangeOf(boundsOf(range))).toEqual(range);
    }
  });

  it("has no bound where no day is given, or none that can be read", () => {
    expect(boundsOf({ from: "", to: "soon" })).toEqual({});
    expect(dayRangeOf({ since: "soon" })).toEqual({ from: "", to: "" });
  });

  it("of seven days begins six days ago", () => {
    expect(lastDays(7, new Date(2026, 2, 3))).toEqual({ from: "2026-02-25", to: "" });
  });
});
