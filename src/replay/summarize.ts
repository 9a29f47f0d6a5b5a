import { type Outcome, outcomes, type ReplayResult } from "./replay-result.ts";
import type { ReplaySummary, Reporter } from "./reporters/reporter.ts";

/** Hands each result to all reporters, and the summary at the end; `isFailFast` ends after the first failure. */
export async function summarize(
  results: AsyncIterable<ReplayResult>,
  reporters: readonly Reporter[],
  { isFailFast, signal, onProgress }: { isFailFast: boolean; signal: AbortSignal; onProgress: (done: number) => void },
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
  const summary = { counts, total, failures, durationMs: performance.now() - start, isCutShort };
  for (const reporter of reporters) await reporter.end(summary);
  return summary;
}
