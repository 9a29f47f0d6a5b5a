import { expect, test } from "vitest";
import { showInterval, showRate } from "./show-rate.ts";

test("a rate has as many digits as tell it from nothing and from all", () => {
  expect([0, 0.00004, 0.0042, 0.00997, 0.042, 0.0996, 0.42, 0.9976, 0.99999, 1].map(showRate)).toEqual([
    "0 %",
    "< 0.01 %",
    "0.42 %",
    "1.0 %",
    "4.2 %",
    "10 %",
    "42 %",
    "99.76 %",
    "99.99 %",
    "100 %",
  ]);
});

test("an interval names its unit once", () => {
  expect(showInterval({ rate: 0.01, low: 0.0012, high: 0.151 })).toBe("0.12 to 15 %");
});
