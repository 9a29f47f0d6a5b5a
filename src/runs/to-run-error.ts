import { HardcaseError } from "../components/hardcase-error.ts";
import { UserError } from "../components/user-error.ts";
import type { RunError } from "./run.ts";

/** What everybody may know of something thrown while a function ran; without `isShown`, of a foreign error only that it was thrown. */
export function toRunError(caught: unknown, isShown: boolean): RunError {
  if (caught instanceof HardcaseError) {
    const { code, message, hint, parameter } = caught;
    return { code, message, ...(hint !== undefined && { hint }), ...(parameter !== undefined && { parameter }) };
  }
  if (!isShown && !(caught instanceof UserError))
    return { code: "HC_FUNCTION", message: "The function failed.", hint: "The owner's log says why." };
  return { code: "HC_FUNCTION", message: caught instanceof Error ? caught.message : String(caught) };
}
