import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

describe("a rate's 95 % interval", () => {
  it("is the score interval of Newcombe's table (Statistics in Medicine 17, 1998, method 3)", () => {
    const published = [
      { flags: 81, runs: 263, low: 0.2553, high: 0.3662 },
      { flags: 15, runs: 148, low: 0.0624, high: 0.1605 },
      { flags: 0, runs: 20, low: 0, high: 0.1611 },
      { flags: 1, runs: 29, low: 0.0061, high: 0.1718 },
    ];
    for (const { flags, runs, low, high } of published) {
      const interval = wilsonInterval(flags, runs);
      expect(interval?.rate).toBe(flags / runs);
      expect(interval?.low).toBeCloseTo(low, 4);
      expect(interval?.high).toBeCloseTo(high, 4);
    }
  });

  it("never leaves what a share can be, and mirrors when flags and the others change places", () => {
    for (const runs of [1, 2, 3, 10, 1_000, 1_000_000]) {
      for (const flags of [0, 1, runs]) {
        const { low, rate, high } = wilsonInterval(flags, runs) ?? { low: Number.NaN, rate: Number.NaN, high: Number.NaN };
        expect([low, rate, high]).toEqual([low, rate, high].toSorted((one, other) => one - other));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        const others = wilsonInterval(runs - flags, runs);
        expect(1 - (others?.high ?? Number.NaN)).toBeCloseTo(low, 12);
      }
    }
  });

  it("is none where the runs cannot be those that were flagged", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(5, 3)).toBeNull();
  });
});
