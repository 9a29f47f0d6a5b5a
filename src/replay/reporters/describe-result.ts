import type { Json } from "../../components/define-component.ts";
import type { ReplayResult } from "../replay-result.ts";

/** A value in a report: short ones as they are, long ones cut. */
export function showJson(value: Json, longest = 2000): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** A case's inputs in one line. */
export function showInputs({ case: one }: Pick<ReplayResult, "case">, longest = 200): string {
  const shown = Object.entries(one.inputs).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return showJson(shown.join(" "), longest);
}

/** The outcome, with its k of n where a case ran several times, and what is worse since the baseline. */
export function showOutcome({ outcome, passes, runs, change }: ReplayResult): string {
  const shown = outcome === "flaky" ? `flaky (${passes} of ${runs})` : outcome;
  return change === "regressed" && outcome !== "regressed" ? `${shown}, worse than the baseline` : shown;
}

/** What is not as expected, in plain lines. */
export function describeResult({ error, differences }: ReplayResult): readonly string[] {
  if (error !== null) return [error];
  return differences.flatMap(({ output, expected, actual, reason }) => [
    `${output}${reason === null ? "" : `: ${reason}`}`,
    `- ${showJson(expected)}`,
    `+ ${showJson(actual)}`,
  ]);
}
