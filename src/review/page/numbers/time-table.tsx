import { UnfoldedTable } from "../../../components/view/unfolded-table.tsx";
import { bucketName } from "./bucket-name.ts";
import { showInterval, showRate } from "./show-rate.ts";
import type { TimeBuckets } from "./time-buckets.ts";
import { wilsonInterval } from "./wilson-interval.ts";

const numbers = new Intl.NumberFormat("en");

interface TimeTableProps {
  readonly time: TimeBuckets;
  readonly hasRates: boolean;
}

/** The chart over time in numbers, the newest first. */
export function TimeTable({ time, hasRates }: TimeTableProps) {
  return (
    <UnfoldedTable summary="As a table" label={`Table of flags by ${time.unit}`}>
      {() => <TimeRows time={time} hasRates={hasRates} />}
    </UnfoldedTable>
  );
}

function TimeRows({ time: { buckets, unit }, hasRates }: TimeTableProps) {
  return (
    <table class="time-table">
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
  );
}
