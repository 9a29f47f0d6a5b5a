import { HardcaseError } from "./hardcase-error.ts";
import { InvalidValue } from "./invalid-value.ts";

/** An option that a factory cannot take: `optionError("radio", "choices must not be empty")`. */
export function optionError(kind: string, sentence: string, hint?: string): HardcaseError {
  return new HardcaseError("HC_COMPONENT_OPTIONS", `${kind}(): ${sentence}.`, hint === undefined ? {} : { hint });
}

/** Runs a face over the `value` option, so that a wrong initial value is told where it is written, not when the page opens. */
export function checkInitialValue(kind: string, value: unknown, face: (value: never) => unknown): void {
  if (value === undefined || value === null) return;
  try {
    face(value as never);
  } catch (error) {
    throw error instanceof InvalidValue ? optionError(kind, `value ${error.message}`) : error;
  }
}

/** Checks that an option, where given, is a whole number from `minimum` up. */
export function checkWholeOption(kind: string, name: string, value: unknown, minimum: number): void {
  if (value === undefined || (Number.isSafeInteger(value) && (value as number) >= minimum)) return;
  throw optionError(kind, `${name} must be a whole number from ${minimum} up, got ${String(value)}`);
}
