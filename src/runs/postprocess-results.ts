import type { FileAccess } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { InvalidValue } from "../components/invalid-value.ts";
import { showValue } from "../components/show-value.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { PageSession } from "./page-sessions.ts";
import { readUpdate } from "./read-update.ts";
import type { OutputEvent, OutputUpdate } from "./run.ts";

/**
 * Results in the order of the outputs as page values by name, and what they change of the outputs themselves. Throws
 * `HC_OUTPUT_TYPE`.
 */
export async function postprocessResults(
  endpoint: Endpoint,
  results: readonly unknown[],
  page: PageSession,
  files: FileAccess,
): Promise<OutputEvent> {
  const updates: Record<string, OutputUpdate> = {};
  const entries = await Promise.all(
    endpoint.outputs.map(async (named, index) => {
      const { name } = named;
      const { result, update } = readUpdate(results[index], named, page);
      if (update) updates[name] = update;
      try {
        const component = page.current(named);
        const value = endpoint.isPostprocessed ? await component.postprocess(result as never, files) : component.parse(result);
        return [name, value] as const;
      } catch (error) {
        if (error instanceof HardcaseError && error.code === "HC_VALUE_INVALID") throw notPageValue(endpoint.name, error);
        if (!(error instanceof InvalidValue)) throw error;
        const message = `Output "${name}" of endpoint "${endpoint.name}" must be ${error.expected}, but the function returned ${showValue(result)}.`;
        throw new HardcaseError("HC_OUTPUT_TYPE", message, { parameter: name, cause: error });
      }
    }),
  );
  return { type: "output", outputs: Object.fromEntries(entries), ...(Object.keys(updates).length > 0 && { updates }) };
}

/** A function that gives page values is told what it gave, not what a person entered. */
function notPageValue(endpoint: string, error: HardcaseError): HardcaseError {
  const parameter = error.parameter ?? "";
  return new HardcaseError("HC_OUTPUT_TYPE", `Endpoint "${endpoint}" gave no page value of "${parameter}": ${error.message}`, {
    parameter,
    cause: error,
  });
}
