import type { Case, StoredValues, Verdict } from "../cases/case.ts";

/** What a replay needs of a case, wherever it is kept. */
export interface ReplayedCase {
  readonly id: string;
  readonly endpoint: string;
  readonly verdict: Verdict;
  readonly inputs: StoredValues;
  /** The outputs of the run that was flagged; `null` when it failed. */
  readonly outputs: StoredValues | null;
  /** The right outputs, some or all, where a reviewer has said that these were wrong and gave better ones. */
  readonly expected: StoredValues | null;
  /** The message of the run that was flagged, when it failed. */
  readonly error: string | null;
}

/** A stored case as a replay takes it. */
export function toReplayedCase({ id, run, inputs, outputs, review }: Case): ReplayedCase {
  const { verdict, expected } = review;
  return {
    id,
    endpoint: run.endpoint,
    verdict,
    inputs,
    outputs,
    expected: verdict === "wrong" ? expected : null,
    error: run.error?.message ?? null,
  };
}
