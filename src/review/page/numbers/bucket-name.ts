import type { BucketUnit, TimeBucket } from "./time-buckets.ts";

const formats = {
  day: dateFormat({ year: "numeric", month: "long", day: "numeric" }),
  week: dateFormat({ year: "numeric", month: "short", day: "numeric" }),
  month: dateFormat({ year: "numeric", month: "long" }),
  year: dateFormat({ year: "numeric" }),
};
const tickFormats = {
  day: dateFormat({ month: "short", day: "numeric" }),
  week: dateFormat({ month: "short", day: "numeric" }),
  month: dateFormat({ year: "numeric", month: "short" }),
  year: dateFormat({ year: "numeric" }),
};

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" });
}

/** A bar's time in full: `March 3, 2026`, `Mar 2 – 8, 2026`, `March 2026`, `2026`. */
export function bucketName({ from, until }: TimeBucket, unit: BucketUnit): string {
  const lastDay = new Date(Date.parse(until) - 86_400_000);
  return unit === "week" ? formats.week.formatRange(new Date(from), lastDay) : formats[unit].format(new Date(from));
}

/** The same where there is little room. */
export function bucketTick({ from }: TimeBucket, unit: BucketUnit): string {
  return tickFormats[unit].format(new Date(from));
}
