import type { Case, CaseFlag, CaseReview, FlaggedBy, Verdict } from "./case.ts";
import type { EndpointDescription } from "./endpoint-description.ts";

/** By the time of the flag. */
export type CaseOrder = "newest first" | "oldest first";

/** One page of cases, and where the next one begins. */
export interface CasePage {
  readonly cases: readonly Case[];
  /** To be given as `after`; `null` at the end. */
  readonly next: string | null;
}

/** Which page of cases. */
export interface PageRequest {
  /** The `next` of the page before, in the same order. */
  readonly after?: string;
  readonly limit: number;
  /** Default: newest first. */
  readonly order?: CaseOrder;
}

/** Which cases; all conditions must hold. */
export interface CaseFilter {
  readonly verdict?: Verdict;
  readonly endpoint?: string;
  readonly option?: string;
  readonly user?: string;
  readonly session?: string;
  readonly version?: string;
  readonly rule?: string;
  readonly by?: FlaggedBy;
  readonly failed?: boolean;
  /** Flagged at this time or later. */
  readonly since?: Date;
  /** Flagged before this time. */
  readonly until?: Date;
  /** Words to be found in inputs, outputs, note, correction or error; the last may be the beginning of a word. */
  readonly search?: string;
}

/** A delivery that waits: of a case to a callback. */
export interface PendingDelivery {
  readonly case: string;
  /** The callback's name in the demo: its place and class, such as `0:CSVLogger`. */
  readonly callback: string;
  /** What is to be told: a new case, a changed one, or one that was taken back. */
  readonly change: "flag" | "update" | "undo";
  /** Counts changes of the case; a delivery is over only for the change that it carried. */
  readonly generation: number;
  /** The case as it was, where it was taken back; else the store still has it. */
  readonly removed: Case | null;
  /** Earlier ones, of this change or one that it includes. */
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly lastError: string | null;
}

/** How many deliveries wait, and what went wrong last. */
export interface PendingCount {
  readonly count: number;
  readonly lastError: string | null;
}

/** What a person may change of a flag after the first click. */
export type FlagChange = Partial<Pick<CaseFlag, "option" | "note" | "corrected">>;

/**
 * Where cases are kept. One SQL code base behind two dialects: SQLite in the flagging directory, and PostgreSQL.
 * A write resolves once it is on disk; the cost of none grows with the number of cases.
 */
export interface CaseStore extends AsyncDisposable {
  /**
   * Adds a case with its deliveries, in one transaction. A run that this session has flagged before keeps its case, which
   * takes the new option; both are told by `case`.
   */
  add(flagged: Case, callbacks: readonly string[]): Promise<{ readonly case: Case; readonly isNew: boolean }>;
  get(id: string): Promise<Case | undefined>;
  /** The case of a run, if it was flagged. */
  findByRun(run: string): Promise<Case | undefined>;
  list(filter: CaseFilter, page: PageRequest): Promise<CasePage>;
  count(filter: CaseFilter): Promise<number>;
  /** Changes a flag, and tells the callbacks. `undefined` when there is no such case. */
  change(id: string, change: FlagChange, callbacks: readonly string[]): Promise<Case | undefined>;
  /** Removes a case; a callback that has had it is told. `undefined` when there is no such case. */
  remove(id: string, callbacks: readonly string[]): Promise<Case | undefined>;
  /** Writes a review if its revision is the next one; `undefined` when another came first or there is no such case. */
  review(id: string, review: Omit<CaseReview, "revision">, revision: number): Promise<Case | undefined>;
  /**
   * Hands out deliveries whose time has come, oldest first, or those of one case. Nobody else gets them, on this store or another process's, until
   * `delivered` or `failed` ends them or this process has died for a minute; so those of one case and callback never overlap.
   */
  due(now: Date, limit: number, only?: { readonly case: string }): Promise<PendingDelivery[]>;
  delivered(delivery: PendingDelivery): Promise<void>;
  failed(delivery: PendingDelivery, error: string, nextAttemptAt: Date): Promise<void>;
  pending(): Promise<PendingCount>;
  /** Keeps what the data of an endpoint is, in columns that join those of earlier versions of it. */
  describe(endpoint: EndpointDescription): Promise<void>;
  /** What the data of each described endpoint is, by name. */
  descriptions(): Promise<EndpointDescription[]>;
  /** When the next delivery is due, or one that was handed out would be given up; `null` when none waits. */
  nextDueAt(): Promise<Date | null>;
}
