import type { Outcome, ReplayResult } from "../replay-result.ts";

/** What a replay was in the end. */
export interface ReplaySummary {
  readonly counts: { readonly [outcome in Outcome]: number };
  readonly total: number;
  readonly failures: number;
  readonly durationMs: number;
  /** Whether it was ended before all cases were replayed. */
  readonly isCutShort: boolean;
}

/** One way to tell of a replay. Results come one by one, and none may keep all of them in memory. */
export interface Reporter {
  add(result: ReplayResult): Promise<void>;
  end(summary: ReplaySummary): Promise<void>;
}

/** Opens a reporter that writes to a file. */
export type OpenFileReporter = (path: string) => Promise<Reporter>;
