import type { FilterName, ReviewFilters } from "../review-query.ts";

/** Runs are counted by these alone; exact repeats are runs each. */
const countedBy: ReadonlySet<FilterName> = new Set(["endpoint", "version", "since", "until", "repeats"]);

/** Whether the runs that were counted are those among which the shown flags are, so that flags can be told as a share of them. */
export type RateBasis =
  | { readonly name: "runs" }
  /** Conditions by which no runs are counted. */
  | { readonly name: "flags alone"; readonly conditions: readonly FilterName[] }
  /** Runs are counted by days in UTC, in the midst of which the time begins or ends. */
  | { readonly name: "parts of days"; readonly wholeDays: ReviewFilters };

export function rateBasisOf(filters: ReviewFilters): RateBasis {
  const conditions = (Object.keys(filters) as FilterName[]).filter((name) => filters[name] && !countedBy.has(name));
  if (conditions.length > 0) return { name: "flags alone", conditions };
  const { since, until } = filters;
  if ([since, until].every((time) => time === undefined || Number.isNaN(Date.parse(time)) || Date.parse(time) % dayMs === 0)) {
    return { name: "runs" };
  }
  const wholeDays = {
    ...filters,
    ...(since !== undefined && { since: wholeDay(since, Math.floor) }),
    ...(until !== undefined && { until: wholeDay(until, Math.ceil) }),
  };
  return { name: "parts of days", wholeDays };
}

const dayMs = 86_400_000;

function wholeDay(time: string, round: (days: number) => number): string {
  const at = Date.parse(time);
  return Number.isNaN(at) ? time : new Date(round(at / dayMs) * dayMs).toISOString();
}
