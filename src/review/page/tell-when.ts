const steps: readonly { readonly unit: Intl.RelativeTimeFormatUnit; readonly seconds: number }[] = [
  { unit: "year", seconds: 365.25 * 86_400 },
  { unit: "month", seconds: 30.44 * 86_400 },
  { unit: "week", seconds: 7 * 86_400 },
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
];

const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** A moment from now, in the largest unit that it fills: `3 hours ago`. */
export function tellWhen(at: Date, now: number): string {
  const seconds = (at.getTime() - now) / 1000;
  const step = steps.find((each) => Math.abs(seconds) >= each.seconds);
  return step === undefined ? "just now" : format.format(Math.trunc(seconds / step.seconds), step.unit);
}
