/** The 97.5th percentile of the normal distribution, for an interval that holds 95 %. */
const z = 1.959963984540054;

/** A share of a whole, and between which shares it lies with 95 % certainty. */
export interface Rate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval, which stays right for few runs and rare flags. `null` without a run, or where fewer runs were counted than flagged. */
export function wilsonInterval(flags: number, runs: number): Rate | null {
  if (runs <= 0 || flags > runs) return null;
  const rate = flags / runs;
  const spread = z * z;
  const middle = (rate + spread / (2 * runs)) / (1 + spread / runs);
  const half = (z / (1 + spread / runs)) * Math.sqrt((rate * (1 - rate)) / runs + spread / (4 * runs * runs));
  return { rate, low: flags === 0 ? 0 : Math.max(0, middle - half), high: flags === runs ? 1 : Math.min(1, middle + half) };
}
