import { countOf } from "../actions/count-of.ts";
import { showInterval, showRate } from "./show-rate.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** Flags with the runs behind them in words, one thing a line. */
export function tellFlags({ flags, runs }: { readonly flags: number; readonly runs: number | null }, hasRates: boolean): string[] {
  const told = [countOf(flags, "flag")];
  if (!hasRates) return told;
  if (runs === null) return [...told, "runs not counted"];
  const interval = wilsonInterval(flags, runs);
  return [...told, countOf(runs, "run"), ...(interval === null ? [] : [`${showRate(interval.rate)} (${showInterval(interval)})`])];
}
