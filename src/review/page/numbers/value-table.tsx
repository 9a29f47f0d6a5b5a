import { useState } from "preact/hooks";
import { niceStep } from "../../../components/plot/scale.ts";
import { NumbersCard } from "./numbers-card.tsx";
import { showInterval, showRate } from "./show-rate.ts";
import type { ValueRow } from "./value-rows.ts";
import { type Rate, wilsonInterval } from "./wilson-interval.ts";
import "./value-table.css";

/** Rows before the reader asks for all. */
const firstShown = 10;
const numbers = new Intl.NumberFormat("en");

interface ValueTableProps {
  readonly title: string;
  /** What a row is, such as "Version". */
  readonly heading: string;
  readonly rows: readonly ValueRow[];
  readonly hasRates: boolean;
  /** Whether each row has runs of its own, which are worth a column. */
  readonly hasOwnRuns?: boolean;
  readonly onChoose: (value: string) => void;
}

/** Flags by what they have in common: a bar for each, and its rate with the interval. A name leads to its cases. */
export function ValueTable({ title, heading, rows, hasRates, hasOwnRuns = false, onChoose }: ValueTableProps) {
  const [isWhole, setWhole] = useState(false);
  if (rows.length === 0) return null;
  const shown = isWhole ? rows : rows.slice(0, firstShown);
  const mostFlags = Math.max(...shown.map(({ flags }) => flags), 1);
  const intervals = shown.map(({ flags, runs }) => (hasRates && runs !== null ? wilsonInterval(flags, runs) : null));
  const end = endOf(intervals);
  return (
    <NumbersCard title={title} isWide={hasRates}>
      <table class="value-table">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">Flags</th>
            {hasRates && hasOwnRuns && <th scope="col">Runs</th>}
            {hasRates && (
              <th scope="col" title="Of runs, with the 95 % interval">
                Share of runs
              </th>
            )}
            {hasRates && (
              <th scope="col" class="interval-column">
                <span class="visually-hidden">The interval as a drawing</span>
                <span class="interval-ends" aria-hidden="true">
                  <span>0 %</span>
                  <span>{showRate(end)}</span>
                </span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={`${row.value === null}${row.name}`}>
              <th scope="row">
                <RowName row={row} share={row.flags / mostFlags} onChoose={onChoose} />
              </th>
              <td>{numbers.format(row.flags)}</td>
              {hasRates && hasOwnRuns && <td>{row.runs === null ? "Not counted" : numbers.format(row.runs)}</td>}
              {hasRates && <RateCells interval={intervals[index] ?? null} end={end} />}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > firstShown && (
        <button type="button" class="button button-text value-more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Show fewer" : `Show all ${numbers.format(rows.length)}`}
        </button>
      )}
    </NumbersCard>
  );
}

interface RowNameProps {
  readonly row: ValueRow;
  readonly share: number;
  readonly onChoose: (value: string) => void;
}

function RowName({ row: { name, value, flags }, share, onChoose }: RowNameProps) {
  const content = (
    <>
      <bdi class="value-name" title={name}>
        {name}
      </bdi>
      <span class="value-bar" style={{ "inline-size": `${share * 100}%` }} />
    </>
  );
  if (value === null || flags === 0) return <span class="value-label">{content}</span>;
  return (
    <button type="button" class="value-label" onClick={() => onChoose(value)}>
      {content}
    </button>
  );
}

/** The rate and its interval in numbers, and beside them the same drawn. */
function RateCells({ interval, end }: { readonly interval: Rate | null; readonly end: number }) {
  if (interval === null) {
    return (
      <>
        <td>–</td>
        <td class="interval-column" />
      </>
    );
  }
  const place = (rate: number) => `${(rate / end) * 100}%`;
  return (
    <>
      <td>
        {showRate(interval.rate)} <span class="value-interval">{showInterval(interval)}</span>
      </td>
      <td class="interval-column">
        <span class="interval-track" aria-hidden="true">
          <span
            class="interval-line"
            style={{ "inset-inline-start": place(interval.low), "inline-size": place(interval.high - interval.low) }}
          />
          <span class="interval-dot" style={{ "inset-inline-start": place(interval.rate) }} />
        </span>
      </td>
    </>
  );
}

/** A round share at or beyond all intervals. */
function endOf(intervals: readonly (Rate | null)[]): number {
  const most = Math.max(...intervals.map((interval) => interval?.high ?? 0));
  if (most === 0) return 1;
  const step = niceStep(most, 2);
  return Math.min(Math.ceil(most / step - 1e-9) * step, 1);
}
