import type { Comparison } from "./component.ts";
import { optionError } from "./option-error.ts";
import { showValue } from "./show-value.ts";

/** How far apart two numbers may lie and still be the same: the larger of both allowances counts. Default: not at all. */
export interface NumberTolerance {
  /** An absolute distance. */
  readonly tolerance?: number;
  /** A share of the expected value: 0.01 is one per cent. */
  readonly relative?: number;
}

export function checkTolerance(kind: string, tolerance: NumberTolerance = {}): void {
  for (const [name, allowed] of Object.entries(tolerance)) {
    if (!(allowed >= 0)) throw optionError(kind, `compare.${name} must be a number from 0 up, got ${showValue(allowed)}`);
  }
}

/** Compares two numbers; NaN and the infinities may come as their names and are the same only as themselves. */
export function compareNumbers(expected: number | string, actual: number | string, allowed: NumberTolerance = {}): Comparison {
  if (expected === actual) return { same: true };
  const difference = Math.abs(Number(expected) - Number(actual));
  const largest = Math.max(allowed.tolerance ?? 0, (allowed.relative ?? 0) * Math.abs(Number(expected)));
  // Any share of Infinity is Infinity, within which everything would lie.
  const same = Number.isFinite(difference) && difference <= largest;
  return same ? { same } : { same, reason: `${actual} is not ${expected}` };
}
