import { expect, test } from "vitest";
import { localTimestamp } from "./local-timestamp.ts";

test("is the local time to the microsecond, and never goes back", () => {
  const before = Date.now();
  const stamps = Array.from({ length: 1000 }, localTimestamp);
  for (const stamp of stamps) expect(stamp).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/);
  expect(stamps).toEqual(stamps.toSorted());
  const shown = new Date(stamps[0]?.slice(0, 23) ?? "").getTime();
  expect(Math.abs(shown - before)).toBeLessThan(100);
});

test("counts real microseconds", () => {
  const lastDigits = new Set(Array.from({ length: 200 }, () => localTimestamp().slice(-3)));
  expect(lastDigits.size).toBeGreaterThan(10);
});
