import type { Rate } from "./wilson-interval.ts";

/** `12 %`; more digits where a rate is small. */
export function showRate(rate: number): string {
  return `${digitsOf(rate)} %`;
}

/** `3.1 to 5.6 %`. */
export function showInterval({ low, high }: Rate): string {
  return `${digitsOf(low)} to ${digitsOf(high)} %`;
}

function digitsOf(rate: number): string {
  const percent = rate * 100;
  // A rate that is not all or nothing is not shown as if it were.
  if (percent > 0 && percent < 0.01) return "< 0.01";
  if (percent > 99.5 && percent < 100) return (Math.floor(percent * 100) / 100).toFixed(2);
  if (percent === 0 || percent === 100) return String(percent);
  return percent.toFixed(percent < 0.995 ? 2 : percent < 9.95 ? 1 : 0);
}
