/** Flags of a day, and the runs behind them where these were counted. */
export interface DayFlags {
  /** Such as `2026-03-01`, in UTC. */
  readonly day: string;
  readonly flags: number;
  readonly runs: number | null;
}

/** One bar of a chart over time. */
export interface TimeBucket {
  /** Its first day. */
  readonly from: string;
  readonly flags: number;
  /** `null` where the runs of a day of it are not known. */
  readonly runs: number | null;
}

export interface TimeBuckets {
  readonly unit: "day" | "week" | "month";
  readonly buckets: readonly TimeBucket[];
}

/** More bars than this are too thin to point at. */
const mostBars = 60;
const dayMs = 86_400_000;

/** Days as bars in equal steps: days, weeks or months, as many as can be told apart; those without a flag are there, too. */
export function timeBucketsOf(days: readonly DayFlags[]): TimeBuckets {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { unit: "day", buckets: [] };
  const length = (timeOf(last.day) - timeOf(first.day)) / dayMs + 1;
  const unit = length <= mostBars ? "day" : length <= mostBars * 7 ? "week" : "month";
  const gathered = new Map<string, TimeBucket>();
  for (let from = beginOf(first.day, unit); from <= last.day; from = nextOf(from, unit)) gathered.set(from, { from, flags: 0, runs: 0 });
  for (const { day, flags, runs } of days) {
    const from = beginOf(day, unit);
    const bucket = gathered.get(from) as TimeBucket;
    const sum = bucket.runs === null || runs === null ? null : bucket.runs + runs;
    gathered.set(from, { from, flags: bucket.flags + flags, runs: sum });
  }
  return { unit, buckets: [...gathered.values()] };
}

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function beginOf(day: string, unit: TimeBuckets["unit"]): string {
  if (unit === "day") return day;
  if (unit === "month") return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(timeOf(day)).getUTCDay() + 6) % 7;
  return dayOf(timeOf(day) - weekday * dayMs);
}

function nextOf(from: string, unit: TimeBuckets["unit"]): string {
  if (unit !== "month") return dayOf(timeOf(from) + (unit === "week" ? 7 : 1) * dayMs);
  const date = new Date(timeOf(from));
  return dayOf(date.setUTCMonth(date.getUTCMonth() + 1));
}
