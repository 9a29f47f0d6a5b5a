import type { ReviewFilters } from "../review-query.ts";
import type { TimeBucket } from "./time-buckets.ts";

/** Conditions for the days of a bar in UTC, which has no flags from beyond the conditions that it was drawn under. */
export function bucketBounds({ from, until }: TimeBucket, filters: ReviewFilters): Required<Pick<ReviewFilters, "since" | "until">> {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  return {
    since: new Date(Math.max(begin, momentOf(filters.since) ?? begin)).toISOString(),
    until: new Date(Math.min(end, momentOf(filters.until) ?? end)).toISOString(),
  };
}

function momentOf(time: string | undefined): number | null {
  const moment = Date.parse(time ?? "");
  return Number.isNaN(moment) ? null : moment;
}
