import type { CaseNumbers } from "../../../cases/case-numbers.ts";

export interface NumbersTotal {
  readonly flags: number;
  /** Of all days on which they were counted; `null` where they never were. */
  readonly runs: number | null;
  /** Those on days whose runs were counted. */
  readonly flagsOfRuns: number;
  /** Days with flags whose runs were not counted. */
  readonly daysWithoutRuns: number;
}

/** All flags, and the runs of the days on which runs were counted. */
export function totalOf({ byDay }: Pick<CaseNumbers, "byDay">): NumbersTotal {
  const counted = byDay.filter(({ runs }) => runs !== null);
  const sum = (days: CaseNumbers["byDay"]) => days.reduce((flags, day) => flags + day.flags, 0);
  return {
    flags: sum(byDay),
    runs: counted.length === 0 ? null : counted.reduce((runs, day) => runs + (day.runs ?? 0), 0),
    flagsOfRuns: sum(counted),
    daysWithoutRuns: byDay.length - counted.length,
  };
}
