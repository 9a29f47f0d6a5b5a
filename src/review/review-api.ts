import type { FlaggedBy, Verdict } from "../cases/case.ts";
import type { Json } from "../components/define-component.ts";

/** Page values by the names that the endpoint has for its inputs or outputs. */
export interface PageValues {
  readonly [name: string]: Json;
}

/** What the newest replay said of a case. */
export type ReplayResultName = "holds" | "regressed" | "fixed" | "still wrong" | "changed" | "error" | "flaky";

/** What the newest replay of a case found. */
export interface ReviewedReplay {
  readonly result: ReplayResultName;
  readonly version: string | null;
  /** ISO 8601, as all times of this interface are. */
  readonly at: string;
  readonly reason: string | null;
}

/** What reviewers decided. */
export interface ReviewOfCase {
  readonly verdict: Verdict;
  /** The right outputs by name: some or all. */
  readonly expected: PageValues | null;
  readonly comment: string | null;
  readonly by: string | null;
  readonly at: string | null;
  /** Id of the case that this one repeats. */
  readonly duplicateOf: string | null;
  /** Counts changes, from 0. */
  readonly revision: number;
}

/** A case as the review page gets it: values are page values, files can be fetched. */
export interface ReviewedCase {
  readonly id: string;
  readonly endpoint: string;
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly durationMs: number;
    readonly version: string | null;
    readonly error: { readonly code: string; readonly message: string } | null;
  };
  readonly inputs: PageValues;
  readonly outputs: PageValues | null;
  /** Names of values that could not be read, as of a picture whose file is gone: `null` stands in their place. */
  readonly unreadable: readonly string[];
  /**
   * Names of inputs and outputs that a list shows only the beginning of: a text of more than 2,000 characters. The case asked for by
   * itself has them whole.
   */
  readonly shortened: readonly string[];
  readonly flag: {
    readonly by: FlaggedBy;
    readonly rule: string | null;
    readonly option: string | null;
    readonly note: string | null;
    readonly corrected: PageValues | null;
    readonly at: string;
  };
  readonly verified: boolean;
  readonly user: string | null;
  readonly session: string | null;
  readonly review: ReviewOfCase;
  /** Cases with these very inputs, this one included. */
  readonly repeats: number;
  readonly replayed: ReviewedReplay | null;
}

/** One change of a case's review. */
export interface ReviewChange {
  readonly revision: number;
  readonly at: string;
  readonly by: string | null;
  readonly verdict: Verdict;
  readonly comment: string | null;
  readonly expected: PageValues | null;
  readonly duplicateOf: string | null;
}

/** A case with all that is known of it. */
export interface ReviewedCaseDetail extends ReviewedCase {
  /** Newest last. */
  readonly history: readonly ReviewChange[];
  readonly nearRepeats: readonly { readonly case: ReviewedCase; readonly likeness: number }[];
  /** Ids of the other cases with these very inputs. */
  readonly repeatsOf: readonly string[];
}

/** An input or output of an endpoint, and what draws it. */
export interface ReviewComponent {
  /** The key in page values. */
  readonly name: string;
  readonly kind: string;
  /** What the kind's view gets as `options`. */
  readonly options: Json;
  readonly label: string;
  readonly optional: boolean;
  /** Whether a reviewer can enter a value, if the kind's view has an input. */
  readonly canEdit: boolean;
}

export interface ReviewEndpoint {
  readonly name: string;
  readonly inputs: readonly ReviewComponent[];
  readonly outputs: readonly ReviewComponent[];
  /** Flagging options. */
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** What the server writes into the review page as JSON. */
export interface ReviewPageConfig {
  readonly title: string;
  readonly endpoints: readonly ReviewEndpoint[];
  /** Whether cases can be run again. */
  readonly hasApp: boolean;
  /** Name under which judgements are kept when the reviewer gives none. */
  readonly reviewer: string | null;
  /** The address of a case in the demo, relative to the page, without the id at its end; `null` where it is not served beside the page. */
  readonly toDemo: string | null;
  /** Where the app keeps its cases, with the page of each, relative to this one; empty where it has one place alone. */
  readonly places: readonly { readonly name: string; readonly url: string }[];
  /** The place that this page is about. */
  readonly place: number;
  readonly suiteDir: string;
  /** Of each upload, in bytes. */
  readonly maxFileSize: number;
  /** Addresses of the views of the owner's own kinds, relative to the page, by the kinds' names. */
  readonly views: { readonly [kind: string]: string };
}

/** `GET review/api/cases`: a page of a list. */
export interface ReviewedCaseList {
  readonly cases: readonly ReviewedCase[];
  /** To be given as `after`; `null` at the end. */
  readonly next: string | null;
}

/** `POST review/api/judge`: cases that were judged, and those that another reviewer changed first, as they are by now. */
export interface BulkJudgement {
  readonly judged: readonly ReviewedCase[];
  readonly conflicts: readonly ReviewedCase[];
}

/** `POST review/api/cases/{case}/run`: what the app answers today. */
export interface RunAgain {
  readonly outputs: PageValues | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly durationMs: number;
  readonly version: string | null;
}

/** `GET review/api/cases/{case}/demo`: where the demo shows the case, relative to the page, and the form's values. */
export interface CaseInDemo {
  readonly endpoint: string;
  readonly url: string;
  readonly inputs: PageValues;
  /** Inputs whose file is gone or broken: `null`. */
  readonly unreadable: readonly string[];
  /** Whether the function also reads what the server holds for a page, which no case has. */
  readonly readsHeld: boolean;
}

/** `POST review/api/suite`: what the suite has taken. */
export interface SuiteAddition {
  readonly cases: number;
  readonly files: number;
  /** Files that cases name, but that are gone. */
  readonly missing: readonly string[];
}

/** `event: changed` of `GET review/api/events`. */
export interface ChangedCases {
  readonly cases: readonly string[];
  /** Whether more have changed than are named, so that all must be looked at again. */
  readonly many: boolean;
}
