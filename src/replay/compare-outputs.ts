import { isDeepStrictEqual } from "node:util";
import type { FileAccess, Json } from "../components/define-component.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import type { NamedValues } from "../runs/run.ts";
import type { Attempt, Difference } from "./replay-result.ts";

/** Compares outputs with the expected ones, some or all, by the endpoint's own comparison or else by each component's. */
export async function compareOutputs(
  endpoint: Endpoint,
  { expected, actual, inputs }: { readonly expected: NamedValues; readonly actual: NamedValues; readonly inputs: NamedValues },
  files: FileAccess,
): Promise<Attempt> {
  const gone = Object.keys(expected).find((name) => !endpoint.outputs.some((output) => output.name === name));
  if (gone !== undefined) throw new Error(`The endpoint has no output "${gone}" any more.`);
  if (endpoint.compare !== null) return compareByOwner(endpoint, { expected, actual, inputs }, files);
  const differences: Difference[] = [];
  let lowest: number | null = null;
  for (const { name, component } of endpoint.outputs) {
    const wanted = expected[name];
    if (wanted === undefined) continue;
    const came = actual[name] ?? null;
    const { same, score, reason } = await component.compareFiles(wanted, came, files);
    if (score !== undefined) lowest = Math.min(score, lowest ?? 1);
    if (!same) differences.push({ output: name, expected: wanted, actual: came, reason: reason ?? null });
  }
  return differences.length === 0 ? { type: "same", score: lowest } : { type: "different", differences, score: lowest };
}

async function compareByOwner(
  { compare, inputs, outputs }: Endpoint,
  values: { readonly expected: NamedValues; readonly actual: NamedValues; readonly inputs: NamedValues },
  files: FileAccess,
): Promise<Attempt> {
  const whole = { ...values.actual, ...values.expected };
  const [expected, actual, given] = await Promise.all([
    toArguments(outputs, whole, files),
    toArguments(outputs, values.actual, files),
    toArguments(inputs, values.inputs, files),
  ]);
  const answer = await Promise.resolve(compare?.(expected, actual, given)).catch((error) => {
    throw new Error(`compare failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  });
  const { same = false, score = null, reason = null } = answer ?? {};
  if (same) return { type: "same", score };
  const all = outputs.map(({ name }) => ({
    output: name,
    expected: whole[name] ?? null,
    actual: values.actual[name] ?? null,
    reason: null,
  }));
  const different = all.filter((one) => !isDeepStrictEqual(one.expected, one.actual));
  const [first, ...rest] = different.length > 0 ? different : all;
  return { type: "different", differences: first ? [{ ...first, reason }, ...rest] : [], score };
}

/** Page values as the function would get them. */
function toArguments(components: readonly NamedComponent[], values: NamedValues, files: FileAccess): Promise<unknown[]> {
  return Promise.all(components.map(({ name, component }) => component.preprocess((values[name] ?? null) as Json, files)));
}
