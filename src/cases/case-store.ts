import type { Case, CaseFlag, CaseReview, FlaggedBy, Verdict } from "./case.ts";
import type { CaseChange, ChangesSince } from "./case-change.ts";
import type { CaseCounts } from "./case-counts.ts";
import type { CaseNumbers, DayRuns } from "./case-numbers.ts";
import type { EndpointDescription } from "./endpoint-description.ts";
import type { ErasableCase, ErasedFilter, EraseReceivers, FilesElsewhere, SoughtFile, StoreErasure } from "./erasing.ts";
import type { KeptCase, NearRepeat, ReplayedOutcome, ReplayedResult } from "./kept-case.ts";
import type { SavedView } from "./saved-view.ts";

/** By the time of the flag, or by what `worthOf` says. */
export type CaseOrder = "newest first" | "oldest first" | "most worth judging";

/** One page of cases, and where the next one begins. */
export interface CasePage {
  readonly cases: readonly KeptCase[];
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

/** Which stretch of a list, wherever it is. */
export interface Stretch {
  /** So many cases come before it. */
  readonly offset: number;
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
  readonly hasNote?: boolean;
  readonly hasCorrection?: boolean;
  /** What the newest replay said. */
  readonly result?: ReplayedOutcome;
  /** `false` leaves out all but the newest of exact repeats: cases of an endpoint with the same inputs. */
  readonly isRepeat?: false;
  /** Flagged at this time or later. */
  readonly since?: Date;
  /** Flagged before this time. */
  readonly until?: Date;
  /** Words to be found in inputs, outputs, note, correction or error; the last may be the beginning of a word. */
  readonly search?: string;
}

/** What is kept of a case beside itself. */
export interface AddedBeside {
  /** Of the pictures in its inputs, as `hashPicture` makes them; the first is compared. */
  readonly pictureHashes?: readonly string[];
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
  add(flagged: Case, callbacks: readonly string[], more?: AddedBeside): Promise<{ readonly case: Case; readonly isNew: boolean }>;
  get(id: string): Promise<KeptCase | undefined>;
  /** The case of a run, if it was flagged. */
  findByRun(run: string): Promise<Case | undefined>;
  list(filter: CaseFilter, page: PageRequest): Promise<CasePage>;
  /** A stretch from anywhere in the list; `next` goes on from its end. */
  listAt(filter: CaseFilter, stretch: Stretch): Promise<CasePage>;
  count(filter: CaseFilter): Promise<number>;
  /** Counts by each thing that can be filtered by. Never holds up a list. */
  counts(filter: CaseFilter): Promise<CaseCounts>;
  /** For charts; runs are those of the filter's endpoint, version and time. Never holds up a list. */
  numbers(filter: CaseFilter): Promise<CaseNumbers>;
  /** Changes a flag, and tells the callbacks. `undefined` when there is no such case. */
  change(id: string, change: FlagChange, callbacks: readonly string[]): Promise<Case | undefined>;
  /** Removes a case; a callback that has had it is told. `undefined` when there is no such case. */
  remove(id: string, callbacks: readonly string[]): Promise<Case | undefined>;
  /** Writes a review if its revision is the next one; `undefined` when another came first or there is no such case. */
  review(id: string, review: Omit<CaseReview, "revision">, revision: number): Promise<KeptCase | undefined>;
  /** What reviewers have decided on a case, the newest last. */
  history(id: string): Promise<CaseChange[]>;
  /** Other cases of the endpoint whose inputs are nearly the same, by their text or their first picture; the most alike first, exact repeats left out. */
  nearRepeats(id: string, limit: number): Promise<NearRepeat[]>;
  /** Ids of other cases of the endpoint with exactly these inputs, the newest first. */
  repeatsOf(id: string, limit: number): Promise<string[]>;
  /** Keeps the newest result of each case. Those of cases that are not there are forgotten. */
  recordReplay(results: readonly ReplayedResult[]): Promise<void>;
  /** Adds to the runs that were counted before. Not for every single run: what is gathered in a few seconds. */
  addRuns(counts: readonly DayRuns[]): Promise<void>;
  /** By name. */
  views(): Promise<SavedView[]>;
  /** In place of one of the same name. */
  saveView(view: SavedView): Promise<void>;
  removeView(name: string): Promise<void>;
  /** What has happened since a `mark`, by any process; with `null` nothing, and a mark to begin from. Cheap enough to ask every second. */
  changesSince(mark: string | null): Promise<ChangesSince>;
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
  /** Some of the cases that are to be erased, also those that were taken back and still wait to be told. Every one must be erased before it asks again. */
  erasable(filter: ErasedFilter, limit: number): Promise<ErasableCase[]>;
  /** Deletes cases, unless they have changed since they were seen. Callbacks that may have had one are told by its id alone. */
  erase(seen: readonly ErasableCase[], receivers: EraseReceivers): Promise<StoreErasure>;
  /** Those of some files that other cases use, too. */
  filesElsewhere(files: readonly SoughtFile[], except: readonly string[]): Promise<FilesElsewhere>;
  /** Takes time as the store is large: then no byte is left, where the database's own files are at hand, of what was deleted. */
  purge(): Promise<void>;
  /** When the next delivery is due, or one that was handed out would be given up; `null` when none waits. */
  nextDueAt(): Promise<Date | null>;
}
