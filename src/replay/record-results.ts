import type { CaseSource } from "./case-source.ts";
import type { ReplayResult } from "./replay-result.ts";

/** So many results are written at once. */
const batchSize = 500;

/** Hands results on, and has the source keep the newest one of each case, for review to show. A suite keeps none. */
export async function* recordResults(
  results: AsyncIterable<ReplayResult>,
  source: CaseSource,
  versionOf: (endpoint: string) => string | null,
): AsyncGenerator<ReplayResult> {
  if (source.record === undefined) {
    yield* results;
    return;
  }
  let batch: Parameters<typeof source.record>[0][number][] = [];
  // One batch is written while the next one is gathered.
  let writing = Promise.resolve();
  try {
    for await (const result of results) {
      yield result;
      const { case: one, outcome, error, differences } = result;
      const reason = error ?? differences.find((difference) => difference.reason !== null)?.reason ?? null;
      batch.push({ case: one.id, result: outcome, version: versionOf(one.endpoint), at: new Date(), reason });
      if (batch.length < batchSize) continue;
      await writing;
      writing = source.record(batch);
      // Whoever waits for it learns that it failed.
      writing.catch(() => {});
      batch = [];
    }
  } finally {
    await writing;
    if (batch.length > 0) await source.record(batch);
  }
}
