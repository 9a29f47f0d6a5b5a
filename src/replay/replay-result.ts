import type { Json } from "../components/define-component.ts";
import type { ReplayedCase } from "./replayed-case.ts";

/** What a replay can say of a case. */
export const outcomes = ["holds", "fixed", "regressed", "still wrong", "changed", "error", "flaky"] as const;

export type Outcome = (typeof outcomes)[number];

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
  | { readonly type: "same" }
  | { readonly type: "different"; readonly differences: readonly Difference[] }
  /** `hasFailedBefore` where the run that was flagged had failed too. */
  | { readonly type: "failed"; readonly message: string; readonly hasFailedBefore: boolean };

/** What became of a case. */
export interface ReplayResult {
  readonly case: ReplayedCase;
  readonly outcome: Outcome;
  /** How many of `runs` were as expected. */
  readonly passes: number;
  readonly runs: number;
  readonly differences: readonly Difference[];
  /** Why it did not run to its end. */
  readonly error: string | null;
  readonly durationMs: number;
  /** Whether the build must not go on. */
  readonly isFailure: boolean;
}
