import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { Endpoint, HeldValues } from "../demo/endpoint.ts";
import { isAnswerStream } from "./answer-stream.ts";

/** Arguments of several runs as a batch's function gets them: a list for each input. */
export function joinArguments(endpoint: Endpoint, runs: readonly (readonly unknown[])[]): readonly unknown[] {
  return endpoint.inputs.map((_, index) => runs.map((values) => values[index]));
}

/** What a batch's function returned, a list for each output, as the results of each run. Throws `HC_OUTPUT_TYPE`. */
export function splitAnswer(endpoint: Endpoint, answer: unknown, size: number, held: HeldValues): readonly (readonly unknown[])[] {
  const rule = `Endpoint "${endpoint.name}" has batch, so its function must return a list of ${size} for each output`;
  if (isAnswerStream(answer)) throw new HardcaseError("HC_OUTPUT_TYPE", `${rule}, but it returned a stream.`);
  const lists = endpoint.readResults(answer, held);
  for (const [index, { name }] of endpoint.outputs.entries()) {
    const list = lists[index];
    if (Array.isArray(list) && list.length === size) continue;
    throw new HardcaseError("HC_OUTPUT_TYPE", `${rule}, got ${showValue(list)} for "${name}".`, { parameter: name });
  }
  return Array.from({ length: size }, (_, run) => lists.map((list) => (list as readonly unknown[])[run]));
}
