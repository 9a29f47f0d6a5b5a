import fc from "fast-check";
import { expect, test } from "vitest";
import { checkInRange, nearestOnStep } from "./number-range.ts";

const range = fc
  .record({
    minimum: fc.integer({ min: -1000, max: 1000 }),
    size: fc.integer({ min: 1, max: 1000 }),
    step: fc.constantFrom(0.01, 0.1, 0.25, 1, 7),
  })
  .map(({ minimum, size, step }) => ({ minimum, maximum: minimum + size, step }));

test("the nearest number on a step is always allowed", () => {
  fc.assert(
    fc.property(range, fc.double({ min: -3000, max: 3000, noNaN: true }), (allowed, value) => {
      expect(() => checkInRange(nearestOnStep(value, allowed), allowed)).not.toThrow();
    }),
  );
});

test("0.3 is a multiple of 0.1, though binary fractions say otherwise", () => {
  expect(() => checkInRange(0.1 + 0.2, { step: 0.1 })).not.toThrow();
});
