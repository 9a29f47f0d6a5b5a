import type { Comparison } from "./component.ts";

/** What one's own comparison answers: whether an answer is good enough, or that with a score and a reason. */
export type ComparisonAnswer = boolean | Comparison;

/**
 * Says whether what the function returned is as good as what is expected, in place of the components. The values are as the
 * function would get them from the components, laid out like the outputs and the inputs; an empty one is `null`. An output of
 * which the reviewer has said nothing is expected as it came.
 */
export type CompareOutputs<Outputs, Inputs> = (
  expected: Outputs,
  actual: Outputs,
  about: { readonly inputs: Inputs },
) => ComparisonAnswer | Promise<ComparisonAnswer>;
