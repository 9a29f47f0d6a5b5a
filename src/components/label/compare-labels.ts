import type { Comparison } from "../component.ts";
import type { LabelValue } from "./label.ts";

/** What does not count as a difference between two classifications. */
export interface LabelComparison {
  /** The expected class may be anywhere among so many of the surest. Default 1: it must be the top class. */
  readonly within?: number;
}

/** Compares two classifications; the score is the confidence in the expected class, where the actual one says it. */
export function compareLabels(expected: LabelValue, actual: LabelValue, { within = 1 }: LabelComparison = {}): Comparison {
  const others = actual.confidences.filter(({ label }) => label !== actual.label);
  const surest = [actual.label, ...others.map(({ label }) => label)].slice(0, within);
  const same = surest.includes(expected.label);
  if (same) return { same };
  const confidence = actual.confidences.find(({ label }) => label === expected.label)?.confidence;
  const came = surest.map((label) => JSON.stringify(label)).join(", ");
  const sure = confidence === undefined ? "" : `, which has ${confidence}`;
  const wanted = JSON.stringify(expected.label);
  return { same, reason: within === 1 ? `${came} is not ${wanted}${sure}` : `${wanted}${sure}, is not among ${came}` };
}
