import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { Verdict, VerdictsOf } from "../components/verdicts.ts";
import type { ReadSet } from "./component-set.ts";
import type { ArgumentsOf, ComponentSet } from "./component-types.ts";

/** Looks at what the function would get, before the run takes a place in the queue. */
export type Validator<Inputs extends ComponentSet> = (...values: ArgumentsOf<Inputs>) => VerdictsOf<Inputs> | Promise<VerdictsOf<Inputs>>;

/** A validator's answer as a list in the order of the inputs. Throws `HC_DEMO` for an answer of another shape. */
export function readVerdicts(answer: unknown, { shape, entries }: ReadSet): readonly (string | null)[] {
  if (answer === null || answer === undefined) return entries.map(() => null);
  const verdicts =
    shape === "record" ? entries.map(({ key }) => Reflect.get(Object(answer), key ?? "")) : shape === "single" ? [answer] : answer;
  const isList = Array.isArray(verdicts) && verdicts.length === entries.length;
  if (isList && verdicts.every((one) => one === null || one === undefined || typeof one === "string")) {
    return verdicts.map((one: Verdict) => one || null);
  }
  throw new HardcaseError("HC_DEMO", `A validator must answer, for each input, with a text or null, got ${showValue(answer)}.`, {
    hint: "Answer in the shape of the inputs: a text for one, a list for a list, an object for a record.",
  });
}
