import type { ReviewFilters } from "../review-query.ts";

/** Days as a date field has them, both included; empty for no bound. In the time of the reader's place. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The days that the conditions name. */
export function dayRangeOf({ since, until }: ReviewFilters): DayRange {
  // The last day is over when the next begins.
  return { from: since ? dayOf(new Date(since)) : "", to: until ? dayOf(new Date(new Date(until).getTime() - 1)) : "" };
}

/** Conditions for days: from the beginning of the first to the end of the last. */
export function boundsOf({ from, to }: DayRange): Pick<ReviewFilters, "since" | "until"> {
  const since = beginOf(from, 0);
  const until = beginOf(to, 1);
  return { ...(since !== null && { since }), ...(until !== null && { until }) };
}

/** The range of so many days up to today. */
export function lastDays(days: number, today = new Date()): DayRange {
  const first = new Date(today);
  first.setDate(first.getDate() - days + 1);
  return { from: dayOf(first), to: "" };
}

function beginOf(day: string, later: number): string | null {
  const [, year, month, date] = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return null;
  return new Date(Number(year), Number(month) - 1, Number(date) + later).toISOString();
}

function dayOf(time: Date): string {
  if (Number.isNaN(time.getTime())) return "";
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(time.getFullYear()).padStart(4, "0")}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
