const numbers = new Intl.NumberFormat("en");

/** A number of cases; `+` where counting stopped before the end. */
export function countText(count: number, isAtLeast: boolean): string {
  return `${numbers.format(count)}${isAtLeast ? "+" : ""}`;
}
