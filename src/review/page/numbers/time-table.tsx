import { useState } from "preact/hooks";
import { bucketName } from "./bucket-name.ts";
import { showInterval, showRate } from "./show-rate.ts";
import type { TimeBuckets } from "./time-buckets.ts";
import { wilsonInterval } from "./wilson-interval.ts";

const numbers = new Intl.NumberFormat("en");

/** The chart over time as a table that unfolds, the newest first, for whoever cannot see it or wants the numbers. */
export function TimeTable({ time: { buckets, unit }, hasRates }: { readonly time: TimeBuckets; readonly hasRates: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="time-table" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>As a table</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        <section class="time-table-scroll" aria-label={`Table of flags by ${unit}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Time, UTC</th>
                <th scope="col">Flags</th>
                {hasRates && <th scope="col">Runs</th>}
                {hasRates && <th scope="col">Share of runs</th>}
                {hasRates && <th scope="col">95 % interval</th>}
              </tr>
            </thead>
            <tbody>
              {buckets.toReversed().map((bucket) => {
                const interval = bucket.runs === null ? null : wilsonInterval(bucket.flags, bucket.runs);
                return (
                  <tr key={bucket.from}>
                    <th scope="row">{bucketName(bucket, unit)}</th>
                    <td>{numbers.format(bucket.flags)}</td>
                    {hasRates && <td>{bucket.runs === null ? "Not counted" : numbers.format(bucket.runs)}</td>}
                    {hasRates && <td>{interval === null ? "–" : showRate(interval.rate)}</td>}
                    {hasRates && <td>{interval === null ? "–" : showInterval(interval)}</td>}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
