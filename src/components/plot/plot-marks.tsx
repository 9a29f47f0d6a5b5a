import { seriesColor } from "../view/series-color.ts";
import type { PlotLayout, PlotPoint, PlotSeries } from "./lay-out-plot.ts";

interface PlotMarksProps {
  readonly layout: PlotLayout;
  readonly type: "line" | "bar" | "scatter";
}

/** Lines of at most so many points have a dot on each. */
const mostDots = 60;

/** All marks of a series are one path, so that a hundred thousand are drawn at once. */
export function PlotMarks({ layout, type }: PlotMarksProps) {
  return (
    <g class={`plot-marks plot-${type}`}>
      {layout.series.map((series, index) => (
        <g key={series.name} style={{ color: seriesColor(index) }}>
          {type === "bar" && <path class="plot-bars" d={barsPath(series, layout)} />}
          {type === "line" && <path class="plot-line-path" d={linePath(series)} />}
          {(type === "scatter" || isSparse(series)) && <path class="plot-dots" d={dotsPath(series)} data-small={type === "line"} />}
        </g>
      ))}
    </g>
  );

  function isSparse({ points }: PlotSeries): boolean {
    return type === "line" && points.length <= mostDots;
  }
}

const round = (number: number): number => Math.round(number * 10) / 10;
const place = ({ left, top }: PlotPoint): string => `${round(left)} ${round(top)}`;

function linePath({ points }: PlotSeries): string {
  return points.map((point, index) => (point ? `${index === 0 || !points[index - 1] ? "M" : "L"}${place(point)}` : "")).join("");
}

/** A line of no length with round ends is a dot. */
function dotsPath({ points }: PlotSeries): string {
  return points.map((point) => (point ? `M${place(point)}h0` : "")).join("");
}

function barsPath({ points }: PlotSeries, { base, barWidth }: PlotLayout): string {
  const width = round(Math.max(barWidth - 1, 0.5));
  return points
    .map((point) => (point ? `M${round(point.left - width / 2)} ${round(base)}V${round(point.top)}h${width}V${round(base)}z` : ""))
    .join("");
}
