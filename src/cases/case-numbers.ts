/** Runs of an endpoint, gathered for a day. */
export interface DayRuns {
  readonly endpoint: string;
  readonly version: string | null;
  /** In UTC, such as `2026-03-01`. */
  readonly day: string;
  /** All of them, also those that failed. */
  readonly runs: number;
  readonly failed: number;
}

export interface ValueFlags {
  readonly value: string;
  readonly flags: number;
}

/** Flags over time and by what they have in common, with the runs behind them where these were counted. */
export interface CaseNumbers {
  /** In the order of days, those without a flag or a run left out. */
  readonly byDay: readonly { readonly day: string; readonly flags: number; readonly runs: number | null }[];
  /** In the order in which the versions were first seen; `null` for cases and runs without one. */
  readonly byVersion: readonly { readonly version: string | null; readonly flags: number; readonly runs: number | null }[];
  /** The most frequent first, as in each list below. */
  readonly byOption: readonly ValueFlags[];
  readonly byRule: readonly ValueFlags[];
  readonly byEndpoint: readonly (ValueFlags & { readonly runs: number | null })[];
  readonly byVerdict: readonly ValueFlags[];
}
