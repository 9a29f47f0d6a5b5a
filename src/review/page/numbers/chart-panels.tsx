import { type ChartPanel, characterWidth, type TimeChartLayout } from "./lay-out-time-chart.ts";
import type { TimeBucket } from "./time-buckets.ts";

/** A flag among thousands is still seen. */
const leastHeight = 2;

interface FlagBarsProps {
  readonly layout: TimeChartLayout;
  readonly buckets: readonly TimeBucket[];
}

/** A bar for each time, and names below. */
export function FlagBars({ layout, buckets }: FlagBarsProps) {
  const { width, flags, names, barWidth } = layout;
  return (
    <svg class="chart-panel" width={width} height={flags.height} aria-hidden="true">
      <Grid layout={layout} panel={flags} />
      {buckets.map(({ from, flags: count }, index) => {
        const height = count === 0 ? 0 : Math.max(flags.bottom - flags.place(count), leastHeight);
        const left = middleOf(layout, index) - barWidth / 2;
        return <rect key={from} class="chart-bar" x={left} y={flags.bottom - height} width={barWidth} height={height} />;
      })}
      {names.map(({ at, text }) => (
        <text key={at} x={at} y={flags.height - 5} text-anchor={anchorAt(at, text, layout)}>
          {text}
        </text>
      ))}
    </svg>
  );
}

/** For each time a dot at the rate, on a line from one end of its interval to the other. */
export function RateDots({ layout, panel }: { readonly layout: TimeChartLayout; readonly panel: ChartPanel }) {
  return (
    <svg class="chart-panel" width={layout.width} height={panel.height} aria-hidden="true">
      <Grid layout={layout} panel={panel} />
      {layout.intervals.map((interval, index) => {
        if (interval === null) return null;
        const middle = middleOf(layout, index);
        return (
          <g key={index}>
            <line class="chart-interval" x1={middle} x2={middle} y1={panel.place(interval.low)} y2={panel.place(interval.high)} />
            <circle class="chart-dot" cx={middle} cy={panel.place(interval.rate)} r={Math.min(4, Math.max(2, layout.band / 4))} />
          </g>
        );
      })}
    </svg>
  );
}

function Grid({ layout: { left, right }, panel }: { readonly layout: TimeChartLayout; readonly panel: ChartPanel }) {
  return (
    <>
      {panel.ticks.map(({ at, text }, index) => (
        <g key={text}>
          <line class={index === 0 ? "chart-axis" : "chart-grid"} x1={left} x2={right} y1={at} y2={at} />
          <text x={left - 8} y={at} text-anchor="end" dominant-baseline="central">
            {text}
          </text>
        </g>
      ))}
    </>
  );
}

function middleOf({ left, band }: TimeChartLayout, index: number): number {
  return left + band * (index + 0.5);
}

/** A text at the very end would be cut. */
function anchorAt(at: number, text: string, { width }: TimeChartLayout): "middle" | "end" {
  return at + (text.length * characterWidth) / 2 > width ? "end" : "middle";
}
