/** How many cases have a value. */
export interface ValueCount<Value = string> {
  readonly value: Value;
  readonly count: number;
}

/**
 * How many cases a filter leaves, and how they divide by each thing that can be filtered by. In the counts of a thing the filter's own condition
 * on it is left out, so that they say what choosing another value would give.
 */
export interface CaseCounts {
  readonly total: number;
  /** Whether counting has stopped early: every number is then true of some of the cases alone, and all are at least so many. */
  readonly isAtLeast: boolean;
  /** The most frequent first, at most fifty, as in each list here. */
  readonly byVerdict: readonly ValueCount[];
  readonly byEndpoint: readonly ValueCount[];
  readonly byOption: readonly ValueCount[];
  readonly byVersion: readonly ValueCount[];
  readonly byRule: readonly ValueCount[];
  readonly byUser: readonly ValueCount[];
  /** Who or what flagged: a person, a rule … */
  readonly byFlagger: readonly ValueCount[];
  /** What the newest replay said. */
  readonly byResult: readonly ValueCount[];
  readonly failed: number;
  readonly hasNote: number;
  readonly hasCorrection: number;
}
