import { HardcaseError } from "../components/hardcase-error.ts";
import type { RunError } from "./run.ts";

/** What everybody may know of something thrown while a function ran. */
export function toRunError(caught: unknown): RunError {
  if (caught instanceof HardcaseError) {
    const { code, message, hint, parameter } = caught;
    return { code, message, ...(hint !== undefined && { hint }), ...(parameter !== undefined && { parameter }) };
  }
  return { code: "HC_FUNCTION", message: caught instanceof Error ? caught.message : String(caught) };
}
