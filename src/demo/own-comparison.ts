import type { Comparison } from "../components/component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { ReadSet } from "./component-set.ts";
import type { Endpoint } from "./endpoint.ts";

/** An owner's `compare` as an endpoint has it, with values as lists. */
export function ownComparison(
  compare: ((expected: never, actual: never, about: never) => unknown) | undefined,
  inputs: ReadSet,
  outputs: ReadSet,
): Endpoint["compare"] {
  if (compare === undefined) return null;
  return async (expected, actual, given) => {
    const about = { inputs: shapeValues(inputs, given) };
    return readAnswer(await compare(shapeValues(outputs, expected) as never, shapeValues(outputs, actual) as never, about as never));
  };
}

/** A list of values laid out as an owner wrote their components; what the server holds is not among them, and stands as `null`. */
function shapeValues({ shape, entries }: ReadSet, values: readonly unknown[]): unknown {
  const given = values.values();
  const all = entries.map(({ component }) => (component.isHeld ? null : given.next().value));
  if (shape === "record") return Object.fromEntries(entries.map(({ key }, index) => [key, all[index]]));
  return shape === "list" ? all : (all[0] ?? null);
}

function readAnswer(answer: unknown): Comparison {
  if (typeof answer === "boolean") return { same: answer };
  const { same, score, reason } = (answer ?? {}) as Partial<Comparison>;
  const isScore = score === undefined || (typeof score === "number" && Number.isFinite(score));
  if (typeof same === "boolean" && isScore && (reason === undefined || typeof reason === "string")) {
    return { same, ...(score !== undefined && { score }), ...(reason !== undefined && { reason }) };
  }
  throw new HardcaseError("HC_DEMO", `compare must answer with true, false or { same, score?, reason? }, got ${showValue(answer)}.`);
}
