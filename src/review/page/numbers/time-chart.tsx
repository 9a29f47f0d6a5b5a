import { useMemo, useRef, useState } from "preact/hooks";
import { useInlineSize } from "../../../components/view/use-inline-size.ts";
import { bucketName } from "./bucket-name.ts";
import { FlagBars, RateDots } from "./chart-panels.tsx";
import { layOutTimeChart } from "./lay-out-time-chart.ts";
import { tellFlags } from "./tell-flags.ts";
import { type DayFlags, type TimeBucket, timeBucketsOf } from "./time-buckets.ts";
import { TimeTable } from "./time-table.tsx";
import "../../../components/view/floating-note.css";
import "./time-chart.css";

/** Thinner bars cannot be told apart, nor pointed at. */
const leastBarPixels = 11;
const mostBars = 60;

interface TimeChartProps {
  readonly days: readonly DayFlags[];
  readonly hasRates: boolean;
  readonly onChoose: (bucket: TimeBucket) => void;
}

/** Flags over time, with the rates below where runs were counted. Each bar leads to its cases. */
export function TimeChart({ days, hasRates, onChoose }: TimeChartProps) {
  const box = useRef<HTMLFieldSetElement>(null);
  const width = useInlineSize(box);
  const bars = Math.min(Math.floor(width / leastBarPixels), mostBars);
  const time = useMemo(() => timeBucketsOf(days, Math.max(bars, 8)), [days, bars]);
  const layout = useMemo(() => layOutTimeChart(time, width, hasRates), [time, width, hasRates]);
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const [reached, setReached] = useState<number | null>(null);
  const { buckets, unit } = time;
  const last = buckets.length - 1;
  // One stop for the tabulator, and the arrows from there.
  const stop = Math.min(reached ?? last, last);
  const pointed = pointedAt === null ? undefined : buckets[pointedAt];
  const reach = (index: number) => {
    box.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
    setReached(index);
  };
  return (
    <>
      <fieldset ref={box} class="time-chart" aria-label={`Flags by ${unit}`}>
        {width > 0 && (
          <>
            <p class="chart-caption" aria-hidden="true">
              Flags, a bar for each {unit} in UTC
            </p>
            <FlagBars layout={layout} buckets={buckets} />
            {layout.rates !== null && (
              <>
                <p class="chart-caption" aria-hidden="true">
                  Share of runs that were flagged, with 95 % intervals
                </p>
                <RateDots layout={layout} panel={layout.rates} />
              </>
            )}
            <div class="time-bars" style={{ "inset-inline-start": `${layout.left}px`, "inline-size": `${layout.right - layout.left}px` }}>
              {buckets.map((bucket, index) => (
                <button
                  key={bucket.from}
                  type="button"
                  class="time-bar"
                  data-index={index}
                  tabIndex={index === stop ? 0 : -1}
                  aria-label={`${bucketName(bucket, unit)}: ${tellFlags(bucket, hasRates).join(", ")}`}
                  aria-disabled={bucket.flags === 0}
                  onClick={() => bucket.flags > 0 && onChoose(bucket)}
                  onPointerEnter={() => setPointedAt(index)}
                  onPointerLeave={() => setPointedAt(null)}
                  onFocus={() => setPointedAt(index)}
                  onBlur={() => setPointedAt(null)}
                  onKeyDown={(event) => {
                    const next = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last }[event.key];
                    if (next === undefined) return;
                    event.preventDefault();
                    reach(Math.max(0, Math.min(next, last)));
                  }}
                />
              ))}
            </div>
            {pointed !== undefined && pointedAt !== null && (
              <div
                class="floating-note chart-note"
                aria-hidden="true"
                style={notePlace(layout.left + layout.band * (pointedAt + 0.5), width)}
              >
                <strong>{bucketName(pointed, unit)}</strong>
                {tellFlags(pointed, hasRates).map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </div>
            )}
          </>
        )}
      </fieldset>
      <TimeTable time={time} hasRates={hasRates} />
    </>
  );
}

/** Beside the bar, on the side where there is more room. */
function notePlace(middle: number, width: number) {
  return middle > width / 2 ? { right: `${width - middle + 12}px` } : { left: `${middle + 12}px` };
}
