import type { ReplayResult } from "../replay-result.ts";
import { diffLines } from "./diff-lines.ts";
import { nameFiles } from "./name-files.ts";

/** A case's inputs in one line. */
export function showInputs({ case: one }: Pick<ReplayResult, "case">, longest = 200): string {
  const shown = Object.entries(one.inputs).map(([name, value]) => `${name}=${JSON.stringify(nameFiles(value))}`);
  const text = shown.join(" ");
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The endpoint that took a case, with the path of its demo where that is one of several, which may have names in common. */
export function showEndpoint(demo: string | null, endpoint: string): string {
  return demo === null ? endpoint : `${demo} ${endpoint}`;
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
    ...diffLines(nameFiles(expected), nameFiles(actual)),
  ]);
}
