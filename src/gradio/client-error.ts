import { HardcaseError } from "../components/hardcase-error.ts";
import type { InputsRefused } from "../runs/validate-inputs.ts";
import { inOneText } from "./call.ts";
import type { Slot } from "./dependency.ts";

/** A refusal in the form that these clients read. */
export const refusal = (status: number, detail: unknown): Response => Response.json({ detail }, { status });

/** What a body lacks, in the words of the library that Gradio checks bodies with. */
export const missing = (field: string, input: unknown): Response =>
  refusal(422, [{ type: "missing", loc: ["body", field], msg: "Field required", input }]);

/** A validator's refusal: what it says of each input. */
export function validationRefusal({ verdicts }: InputsRefused, inputs: readonly Slot[]): Response {
  const sent = inputs.filter(({ named }) => named !== null);
  const entries = sent.map(({ parameter }, index) => {
    const message = verdicts[index] ?? null;
    return { __type__: "validate", is_valid: message === null, ...(message !== null && { message, parameter_name: parameter }) };
  });
  return refusal(422, entries);
}

/** Any error as an answer; what is no `HardcaseError` may hold secrets. */
export function errorAnswer(error: unknown): Response {
  if (!(error instanceof HardcaseError)) return refusal(500, "Internal Server Error");
  return refusal(error.code === "HC_CONTENT_TYPE" ? 400 : error.status, inOneText(error));
}
