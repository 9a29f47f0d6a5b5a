import { HardcaseError } from "./hardcase-error.ts";
import { showValue } from "./show-value.ts";

/** Thrown by a kind's faces for a value that it cannot take; the caller adds the name of the parameter or output. */
export class InvalidValue extends Error {
  override readonly name = "InvalidValue";
  readonly expected: string;
  readonly came: unknown;

  constructor(expected: string, came: unknown) {
    super(`must be ${expected}, got ${showValue(came)}`);
    this.expected = expected;
    this.came = came;
  }

  toError(parameter: string): HardcaseError {
    return new HardcaseError("HC_VALUE_INVALID", `${parameter} ${this.message}.`, { parameter });
  }
}

/** Refuses a value: `invalid("a number", "7")` reads `num1 must be a number, got "7".` */
export function invalid(expected: string, came: unknown): never {
  throw new InvalidValue(expected, came);
}
