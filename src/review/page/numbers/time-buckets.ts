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
  /** The day after its last. */
  readonly until: string;
  readonly flags: number;
  /** `null` where the runs of a day of it are not known. */
  readonly runs: number | null;
}

export type BucketUnit = "day" | "week" | "month" | "year";

export interface TimeBuckets {
  readonly unit: BucketUnit;
  readonly buckets: readonly TimeBucket[];
}

const dayMs = 86_400_000;
/** The fewest days that are in one. */
const leastDays = { day: 1, week: 7, month: 28 } as const;

/** Days as bars in equal steps, the finest of which at most so many are needed; those without a flag are there, too. */
export function timeBucketsOf(days: readonly DayFlags[], mostBars: number): TimeBuckets {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { unit: "day", buckets: [] };
  const length = (timeOf(last.day) - timeOf(first.day)) / dayMs + 1;
  const unit = (["day", "week", "month"] as const).find((each) => length <= mostBars * leastDays[each]) ?? "year";
  const gathered = new Map<string, TimeBucket>();
  for (let from = beginOf(first.day, unit); from <= last.day; from = nextOf(from, unit)) {
    gathered.set(from, { from, until: nextOf(from, unit), flags: 0, runs: 0 });
  }
  for (const { day, flags, runs } of days) {
    const bucket = gathered.get(beginOf(day, unit)) as TimeBucket;
    const sum = bucket.runs === null || runs === null ? null : bucket.runs + runs;
    gathered.set(bucket.from, { ...bucket, flags: bucket.flags + flags, runs: sum });
  }
  return { unit, buckets: [...gathered.values()] };
}

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function beginOf(day: string, unit: BucketUnit): string {
  if (unit === "day") return day;
  if (unit === "month") return `${day.slice(0, 7)}-01`;
  if (unit === "year") return `${day.slice(0, 4)}-01-01`;
  const sinceMonday = (new Date(timeOf(day)).getUTCDay() + 6) % 7;
  return dayOf(timeOf(day) - sinceMonday * dayMs);
}

function nextOf(from: string, unit: BucketUnit): string {
  if (unit === "day" || unit === "week") return dayOf(timeOf(from) + (unit === "week" ? 7 : 1) * dayMs);
  const date = new Date(timeOf(from));
  return dayOf(date.setUTCMonth(date.getUTCMonth() + (unit === "year" ? 12 : 1)));
}
