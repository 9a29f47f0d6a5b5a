import type { Case } from "./case.ts";

/** What a replay can say of a case. */
export const replayedResults = ["holds", "regressed", "fixed", "still wrong", "changed", "error", "flaky"] as const;

export type ReplayedOutcome = (typeof replayedResults)[number];

/** What became of a case when it was last replayed. */
export interface ReplayedResult {
  /** Id of the case. */
  readonly case: string;
  readonly result: ReplayedOutcome;
  /** The version of the demo that it ran through, where it tells one. */
  readonly version: string | null;
  readonly at: Date;
  /** In a few words, why it is not as expected. */
  readonly reason: string | null;
}

/** A case with what its store knows beside it. */
export interface KeptCase extends Case {
  /** How many cases of the endpoint have exactly these inputs, this one included. */
  readonly repeats: number;
  /** `null` when it was never replayed. */
  readonly replayed: ReplayedResult | null;
}

/** Another case whose inputs are nearly the same. */
export interface NearRepeat {
  /** The newest of its exact repeats. */
  readonly case: KeptCase;
  /** From 0 to 1, where 1 is the same. */
  readonly likeness: number;
}
