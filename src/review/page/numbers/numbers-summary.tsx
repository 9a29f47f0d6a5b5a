import { showInterval, showRate } from "./show-rate.ts";
import type { NumbersTotal } from "./total-of.ts";
import { wilsonInterval } from "./wilson-interval.ts";

const numbers = new Intl.NumberFormat("en");

/** All flags, and the share of runs that they are. */
export function NumbersSummary({ total, hasRates }: { readonly total: NumbersTotal; readonly hasRates: boolean }) {
  const { flags, runs, flagsOfRuns, daysWithoutRuns } = total;
  const interval = hasRates && runs !== null ? wilsonInterval(flagsOfRuns, runs) : null;
  return (
    <dl class="numbers-summary">
      <div>
        <dt>Flags</dt>
        <dd>{numbers.format(flags)}</dd>
      </div>
      {hasRates && (
        <div>
          <dt>Runs</dt>
          <dd>{runs === null ? "Not counted" : numbers.format(runs)}</dd>
        </div>
      )}
      {interval !== null && (
        <div>
          <dt>Share of runs{daysWithoutRuns > 0 && ", on days with runs counted"}</dt>
          <dd>
            {showRate(interval.rate)} <span class="summary-interval">{showInterval(interval)}, 95 % interval</span>
          </dd>
        </div>
      )}
    </dl>
  );
}
