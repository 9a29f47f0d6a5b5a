import { optionError } from "./option-error.ts";
import { showValue } from "./show-value.ts";

/** Refuses an option that is not one of a few words. */
export function checkOneOf(kind: string, option: string, value: unknown, allowed: readonly string[]): void {
  if (value !== undefined && !allowed.includes(value as string)) {
    throw optionError(kind, `${option} must be ${inWords(allowed)}, got ${showValue(value)}`);
  }
}

/** Refuses an option that is not a list of at least one of a few words. */
export function checkSomeOf(kind: string, option: string, value: unknown, allowed: readonly string[]): void {
  if (value === undefined) return;
  if (!Array.isArray(value) || value.length === 0 || !value.every((item) => allowed.includes(item))) {
    throw optionError(kind, `${option} must be a list of ${inWords(allowed)}, got ${showValue(value)}`);
  }
}

/** Refuses a length in pixels that cannot be drawn. */
export function checkHeight(kind: string, value: unknown): void {
  if (value !== undefined && !(typeof value === "number" && value > 0 && Number.isFinite(value))) {
    throw optionError(kind, `height must be a number of pixels above 0, got ${showValue(value)}`);
  }
}

const inWords = (words: readonly string[]): string => words.map((word) => JSON.stringify(word)).join(" or ");
