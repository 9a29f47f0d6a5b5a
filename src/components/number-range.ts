import { invalid } from "./invalid-value.ts";
import { optionError } from "./option-error.ts";
import { showValue } from "./show-value.ts";

/** Which numbers are allowed: between the ends, and whole steps away from `minimum` (or 0). */
export interface NumberRange {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly step?: number | undefined;
}

/** Binary fractions cannot hold 0.1, so a number counts as on a step when it is off by no more than this share of one. */
const slack = 1e-6;

/** Refuses options of a factory that allow no number at all. */
export function checkRangeOptions(kind: string, { minimum, maximum, step }: NumberRange): void {
  for (const [name, end] of Object.entries({ minimum, maximum })) {
    if (end !== undefined && !Number.isFinite(end)) throw optionError(kind, `${name} must be a finite number, got ${showValue(end)}`);
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    throw optionError(kind, `minimum must not be above maximum, got ${minimum} and ${maximum}`);
  }
  if (step !== undefined && !(Number.isFinite(step) && step > 0)) {
    throw optionError(kind, `step must be a number above 0, got ${showValue(step)}`);
  }
}

/** Refuses a number outside of the range or between two steps. */
export function checkInRange(value: number, { minimum, maximum, step }: NumberRange): void {
  if (minimum !== undefined && value < minimum) invalid(`at least ${minimum}`, value);
  if (maximum !== undefined && value > maximum) invalid(`at most ${maximum}`, value);
  if (step === undefined) return;
  const steps = (value - (minimum ?? 0)) / step;
  if (Math.abs(steps - Math.round(steps)) > slack) invalid(`a multiple of ${step}${minimum ? ` counted from ${minimum}` : ""}`, value);
}

/** The allowed number that lies nearest to another one. */
export function nearestOnStep(value: number, { minimum, maximum, step }: NumberRange): number {
  const within = Math.min(Math.max(value, minimum ?? value), maximum ?? value);
  if (step === undefined) return within;
  const base = minimum ?? 0;
  const last = maximum === undefined ? Number.POSITIVE_INFINITY : Math.floor((maximum - base) / step + slack);
  const steps = Math.min(Math.round((within - base) / step), last);
  return withoutNoise(base + steps * step);
}

/** Drops the last digits, where 0.1 + 0.2 is 0.30000000000000004. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}
