import { describe, expect, it } from "vitest";
import { showRate, wilsonInterval } from "./wilson-interval.ts";

describe("a rate's 95 % interval", () => {
  it("is Wilson's", () => {
    const { rate, low, high } = wilsonInterval(10, 100) ?? { rate: 0, low: 0, high: 0 };
    expect(rate).toBe(0.1);
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
  });

  it("stays within nothing and all", () => {
    expect(wilsonInterval(0, 20)).toMatchObject({ rate: 0, low: 0 });
    expect(wilsonInterval(0, 20)?.high).toBeCloseTo(0.1611, 4);
    expect(wilsonInterval(3, 3)).toMatchObject({ rate: 1, high: 1 });
    expect(wilsonInterval(3, 3)?.low).toBeCloseTo(0.4385, 4);
  });

  it("is none where the runs cannot be those that were flagged", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(5, 3)).toBeNull();
  });
});

describe("a rate for people", () => {
  it("has as many digits as it can bear", () => {
    expect([0, 0.0042, 0.042, 0.42].map(showRate)).toEqual(["0.0 %", "0.42 %", "4.2 %", "42 %"]);
  });
});
