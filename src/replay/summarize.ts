import type { BaselineSummary } from "./baseline-comparison.ts";
import { type Outcome, outcomes, type ReplayResult } from "./replay-result.ts";
import type { ReplaySummary, Reporter } from "./reporters/reporter.ts";

export interface SummarizeOptions {
  /** Ends after the first failure. */
  readonly isFailFast: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
  /** Tells at the end what has changed since the baseline, where there is one. */
  readonly changes?: (isCutShort: boolean) => BaselineSummary;
}

/** Hands each result to all reporters, and the summary at the end. */
export async function summarize(
  results: AsyncIterable<ReplayResult>,
  reporters: readonly Reporter[],
  { isFailFast, signal, onProgress, changes }: SummarizeOptions,
): Promise<ReplaySummary> {
  const start = performance.now();
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  let [total, failures] = [0, 0];
  for await (const result of results) {
    // What came of a run that was stopped says nothing.
    if (signal.aborted) break;
    total += 1;
    counts[result.outcome] += 1;
    if (result.isFailure) failures += 1;
    for (const reporter of reporters) await reporter.add(result);
    onProgress(total);
    if (isFailFast && failures > 0) break;
  }
  const isCutShort = signal.aborted || (isFailFast && failures > 0);
  const summary = { counts, total, failures, durationMs: performance.now() - start, changes: changes?.(isCutShort) ?? null, isCutShort };
  for (const reporter of reporters) await reporter.end(summary);
  return summary;
}
