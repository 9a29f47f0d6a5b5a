import type { Verdict } from "../../cases/case.ts";
import type { Json } from "../../components/define-component.ts";
import type { Change, Outcome } from "../replay-result.ts";
import type { ReplaySummary } from "./reporter.ts";

/** Page values by name. In a `FileData`, `url` is `file:N` for the Nth file of the report, and empty where the report has it not. */
export type ReportValues = { readonly [name: string]: Json };

/** What draws a value. */
export interface ReportComponent {
  readonly kind: string;
  /** What the kind's view gets as `options`. */
  readonly options: Json;
}

/** The components of an endpoint, by name. */
export interface ReportEndpoint {
  readonly inputs: { readonly [name: string]: ReportComponent };
  readonly outputs: { readonly [name: string]: ReportComponent };
}

/** By name, with the path of the demo where that is one of a site. */
export type ReportEndpoints = { readonly [name: string]: ReportEndpoint };

export interface ReportDifference {
  readonly output: string;
  readonly expected: Json;
  readonly actual: Json;
  readonly reason: string | null;
}

/** One result with all that is shown of it. */
export interface ReportResult {
  readonly case: string;
  /** As `ReportEndpoints` names it. */
  readonly endpoint: string;
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  readonly isFailure: boolean;
  readonly passes: number;
  readonly runs: number;
  readonly durationMs: number;
  readonly error: string | null;
  readonly inputs: ReportValues;
  /** What is not as expected; of a fixed case, what was not when it was flagged. */
  readonly differences: readonly ReportDifference[];
  /** Outputs without a difference, as they are stored. */
  readonly others: ReportValues;
  /** Since the baseline; `null` without one. */
  readonly change: Change | null;
  /** Where the review page shows the case; `null` where nobody has said where that is. */
  readonly link: string | null;
}

export interface ReportSummary extends ReplaySummary {
  /** When it ended, as ISO text. */
  readonly at: string;
}
