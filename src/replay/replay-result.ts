import type { Json } from "../components/define-component.ts";
import type { ReplayedCase } from "./replayed-case.ts";

/** What a replay can say of a case. */
export const outcomes = ["holds", "fixed", "regressed", "still wrong", "changed", "error", "flaky"] as const;

export type Outcome = (typeof outcomes)[number];

/** What can be said of a case since an approved replay. */
export const changes = ["fixed", "regressed", "still wrong", "changed", "unchanged", "new"] as const;

export type Change = (typeof changes)[number];

/** An output that is not as expected. */
export interface Difference {
  readonly output: string;
  readonly expected: Json;
  readonly actual: Json;
  /** Why the component finds them different, where it says so. */
  readonly reason: string | null;
}

/** One run of a case. */
export type Attempt =
  | { readonly type: "same"; readonly score: number | null }
  | { readonly type: "different"; readonly differences: readonly Difference[]; readonly score: number | null }
  /** `hasFailedBefore` where the run that was flagged had failed too. */
  | { readonly type: "failed"; readonly message: string; readonly hasFailedBefore: boolean };

/** What became of a case. */
export interface ReplayResult {
  readonly case: ReplayedCase;
  /** Where the demo that took it stands in its site; `null` for one that stands alone, and where none did. */
  readonly demo: string | null;
  readonly outcome: Outcome;
  /** How many of `runs` were as expected. */
  readonly passes: number;
  readonly runs: number;
  readonly differences: readonly Difference[];
  /** How good the worst of its runs and outputs was, from 0 to 1, where a comparison measures it. */
  readonly score: number | null;
  /** Why it did not run to its end. */
  readonly error: string | null;
  readonly durationMs: number;
  /** Since the baseline; `null` without one. */
  readonly change: Change | null;
  /** Where the review page shows the case; `null` where nobody has said where that is. */
  readonly link: string | null;
  /** Whether the build must not go on. */
  readonly isFailure: boolean;
}
