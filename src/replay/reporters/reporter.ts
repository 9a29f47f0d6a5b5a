import type { MediaStore } from "../../cases/media-store.ts";
import type { FileAccess } from "../../components/define-component.ts";
import type { BaselineSummary } from "../baseline-comparison.ts";
import type { Outcome, ReplayResult } from "../replay-result.ts";
import type { ReplayedDemo } from "../replayed-demo.ts";

/** What a replay was in the end. */
export interface ReplaySummary {
  readonly counts: { readonly [outcome in Outcome]: number };
  readonly total: number;
  readonly failures: number;
  readonly durationMs: number;
  /** Since the baseline; `null` without one. */
  readonly changes: BaselineSummary | null;
  /** Whether it was ended before all cases were replayed. */
  readonly isCutShort: boolean;
}

/** One way to tell of a replay. Results come one by one, and none may keep all of them in memory. */
export interface Reporter {
  add(result: ReplayResult): Promise<void>;
  end(summary: ReplaySummary): Promise<void>;
}

/** What a report may show beside the results. */
export interface ReportSurroundings {
  /** Their components draw the values. */
  readonly demos: readonly ReplayedDemo[];
  /** The files of stored values. */
  readonly media: Pick<MediaStore, "load">;
  /** The files of what the functions return. */
  readonly files: FileAccess;
}

/** Opens a reporter that writes to a file. */
export type OpenFileReporter = (path: string, surroundings: ReportSurroundings) => Promise<Reporter>;
