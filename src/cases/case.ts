import type { Json } from "../components/define-component.ts";

/** Stored values by label: JSON, with `MediaReference` for files. */
export interface StoredValues {
  readonly [label: string]: Json;
}

/** Who or what flagged a run. */
export type FlaggedBy = "person" | "auto" | "rule" | "api";

/** A reviewer's decision; `new` before there is one. */
export type Verdict = "new" | "wrong" | "right" | "discarded";

/** A flagged run as stored, with all that people said of it. */
export interface Case {
  /** UUIDv7. */
  readonly id: string;
  readonly run: CaseRun;
  readonly inputs: StoredValues;
  /** `null` when the run failed. */
  readonly outputs: StoredValues | null;
  readonly flag: CaseFlag;
  /** False for a flag whose run the server could not vouch for. */
  readonly verified: boolean;
  readonly user: string | null;
  /** Random, one for each browser. */
  readonly session: string | null;
  /** Version of the notice that the person saw: the first 12 hexadecimal digits of its SHA-256. */
  readonly noticeVersion: string | null;
  /** SHA-256 of the canonical JSON (RFC 8785) of the inputs, files by the hash of their bytes: equal for exact repeats. */
  readonly inputsHash: string;
  readonly review: CaseReview;
}

/** The run that a case keeps. */
export interface CaseRun {
  readonly id: string;
  readonly endpoint: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly version: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** What was said when the run was flagged, and in the minutes after. */
export interface CaseFlag {
  readonly by: FlaggedBy;
  /** Name of the rule, where `by` is `rule`. */
  readonly rule: string | null;
  readonly option: string | null;
  readonly note: string | null;
  /** The right outputs by label, as the person gave them: some or all. */
  readonly corrected: StoredValues | null;
  readonly at: Date;
}

/** What a reviewer decided. */
export interface CaseReview {
  readonly verdict: Verdict;
  readonly expected: StoredValues | null;
  readonly comment: string | null;
  readonly by: string | null;
  readonly at: Date | null;
  /** Id of the case that this one repeats. */
  readonly duplicateOf: string | null;
  /** Counts changes, from 0, so that the later of two reviewers is told. */
  readonly revision: number;
}
