import type { ColumnType, Generated, Selectable } from "kysely";
import type { FlaggedBy, Verdict } from "./case.ts";
import type { PendingDelivery } from "./case-store.ts";
import type { ReplayedOutcome } from "./kept-case.ts";

/** The tables of the newest format, for both dialects. Times are milliseconds since 1970, truths 0 or 1. */
export interface CaseTables {
  hardcase_cases: CaseTable;
  hardcase_deliveries: DeliveryTable;
  hardcase_search: SearchTable;
  hardcase_endpoints: EndpointTable;
  hardcase_repeats: RepeatTable;
  hardcase_likeness: LikenessTable;
  hardcase_versions: VersionTable;
  hardcase_reviews: ReviewTable;
  hardcase_runs: RunTable;
  hardcase_views: ViewTable;
  hardcase_changes: ChangeTable;
  hardcase_counts: CountTable;
}

export interface CaseTable {
  /** Sorts cases by the time of their flag. It is too large for a number of JavaScript: cast it to text to read it. */
  order_key: ColumnType<bigint, bigint, never>;
  id: string;
  run_id: string;
  endpoint: string;
  started_at: number;
  duration_ms: number;
  version: string | null;
  failed: number;
  error_code: string | null;
  error_message: string | null;
  flagged_by: FlaggedBy;
  rule: string | null;
  option: string | null;
  note: string | null;
  flagged_at: number;
  verified: number;
  user_name: string | null;
  session: string | null;
  notice_version: string | null;
  inputs_hash: string;
  verdict: Verdict;
  review_comment: string | null;
  reviewed_by: string | null;
  reviewed_at: number | null;
  duplicate_of: string | null;
  revision: number;
  /** Counts what was told to callbacks: 1 for the flag itself. */
  changes: number;
  /** JSON, as are the next three. */
  inputs: string;
  outputs: string | null;
  corrected: string | null;
  expected: string | null;
  /** Names the endpoint and the inputs, as `repeatKey` does: too large a number, as `order_key`. `null` until the case is prepared. */
  repeat_key: ColumnType<bigint | null, bigint | null, bigint | null>;
  /** Whether no newer case has the same inputs. */
  is_newest: Generated<number>;
  /** What `worthOf` says. */
  worth: Generated<number>;
  replay_result: ReplayedOutcome | null;
  replay_version: string | null;
  replayed_at: number | null;
  replay_reason: string | null;
}

export interface DeliveryTable {
  case_id: string;
  callback: string;
  change: PendingDelivery["change"];
  generation: number;
  /** JSON of the case's row, where the case itself is gone. */
  removed: string | null;
  attempts: number;
  /** When it may be handed out: at the next attempt, or when whoever has it now is taken for dead. */
  due_at: number;
  /** Counts how often it was handed out, so that a holder who was taken for dead cannot speak for the next one. */
  leases: number;
  failed_at: number | null;
  last_error: string | null;
}

/** An FTS5 table in SQLite; a `tsvector` in PostgreSQL, where the column only bears the name that FTS5 gives it. */
export interface SearchTable {
  rowid: bigint;
  words: string;
}

export interface EndpointTable {
  endpoint: string;
  /** JSON of an `EndpointDescription`. */
  description: string;
}

/** Exact repeats: one row for all cases of an endpoint with the same inputs. */
export interface RepeatTable {
  repeat_key: bigint;
  cases: number;
  /** Of the first picture in the inputs. */
  picture_hash: string | null;
}

/** What inputs that are nearly the same have in common: two of them share a band, with great likelihood. */
export interface LikenessTable {
  band_key: bigint;
  repeat_key: bigint;
}

/** Versions in the order in which they were first seen, from 1. */
export interface VersionTable {
  version: string;
  ordinal: number;
}

/** What was decided on cases, each decision. */
export type ReviewTable = Pick<
  CaseTable,
  "revision" | "verdict" | "expected" | "review_comment" | "reviewed_by" | "reviewed_at" | "duplicate_of"
> & { case_id: string };

export interface RunTable {
  endpoint: string;
  /** Empty for none. */
  version: string;
  day: string;
  runs: number;
  failed: number;
}

export interface ViewTable {
  name: string;
  query: string;
}

export interface ChangeTable {
  /** In SQLite counted; in PostgreSQL the number of the transaction. */
  moment: ColumnType<number, number | undefined, never>;
  /** Empty for a case that is gone. */
  case_id: string;
}

/** In SQLite alone: how many cases are the same in all that can be filtered by, but people and time. Triggers keep it. */
export interface CountTable {
  is_newest: number;
  verdict: Verdict;
  endpoint: string;
  /** 0 for none, as in each optional column here. */
  option: string | 0;
  version: string | 0;
  rule: string | 0;
  flagged_by: FlaggedBy;
  failed: number;
  replay_result: ReplayedOutcome | 0;
  has_note: number;
  has_correction: number;
  cases: number;
}

/** What is made of a case to find it, and what was learned of it later. */
type DerivedColumn =
  | "order_key"
  | "repeat_key"
  | "is_newest"
  | "worth"
  | "replay_result"
  | "replay_version"
  | "replayed_at"
  | "replay_reason";

/** A case's row, as it was stored. */
export type CaseRow = Omit<Selectable<CaseTable>, DerivedColumn>;

export const caseColumns = [
  "id",
  "run_id",
  "endpoint",
  "started_at",
  "duration_ms",
  "version",
  "failed",
  "error_code",
  "error_message",
  "flagged_by",
  "rule",
  "option",
  "note",
  "flagged_at",
  "verified",
  "user_name",
  "session",
  "notice_version",
  "inputs_hash",
  "verdict",
  "review_comment",
  "reviewed_by",
  "reviewed_at",
  "duplicate_of",
  "revision",
  "changes",
  "inputs",
  "outputs",
  "corrected",
  "expected",
] as const satisfies readonly (keyof CaseRow)[];
