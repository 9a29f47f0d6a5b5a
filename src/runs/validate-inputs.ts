import type { FileAccess, Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Endpoint, HeldValues, NamedComponent } from "../demo/endpoint.ts";
import type { NamedValues } from "./run.ts";

/** The validator's refusal of a run, which names the first value that it is about. */
export class InputsRefused extends HardcaseError {
  /** What is wrong, in the order of the inputs; `null` where nothing is. */
  readonly verdicts: readonly (string | null)[];

  constructor(name: string, verdict: string, verdicts: readonly (string | null)[]) {
    super("HC_VALUE_INVALID", `${name}: ${verdict}`, { parameter: name });
    this.verdicts = verdicts;
  }
}

/** Asks the endpoint's validator, where it has one, before the run waits. Throws `InputsRefused`. */
export async function validateInputs(
  { validate, isPreprocessed }: Endpoint,
  inputs: readonly NamedComponent[],
  values: NamedValues,
  { files, page }: { readonly files: FileAccess; readonly page: HeldValues },
): Promise<void> {
  if (validate === null) return;
  // Made again when its turn has come: a run that waits holds no decoded pictures.
  const given = await Promise.all(
    inputs.map(({ name, component }) => {
      const value: Json = values[name] ?? null;
      return isPreprocessed ? component.preprocess(value, files) : value;
    }),
  );
  const verdicts = await validate(given, page);
  const wrong = verdicts.findIndex((verdict) => verdict !== null);
  if (wrong >= 0) throw new InputsRefused(inputs[wrong]?.name ?? "", verdicts[wrong] ?? "", verdicts);
}
