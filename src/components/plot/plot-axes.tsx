import type { PlotLayout } from "./lay-out-plot.ts";

interface PlotAxesProps {
  readonly layout: PlotLayout;
  readonly xTitle: string;
  readonly yTitle: string;
}

/** Lines at the ticks of the height, the ticks' texts, and the names of both axes. */
export function PlotAxes({ layout, xTitle, yTitle }: PlotAxesProps) {
  const { area, xScale, yScale, height } = layout;
  const middle = (area.top + area.bottom) / 2;
  return (
    <g class="plot-axes">
      {yScale.ticks.map(({ at, text }) => (
        <g key={text}>
          <line class="plot-grid" x1={area.left} x2={area.right} y1={at} y2={at} />
          <text x={area.left - 8} y={at} text-anchor="end" dominant-baseline="central">
            {text}
          </text>
        </g>
      ))}
      <line class="plot-axis" x1={area.left} x2={area.right} y1={area.bottom} y2={area.bottom} />
      {xScale.ticks.map(({ at, text }) => (
        <g key={text}>
          <line class="plot-axis" x1={at} x2={at} y1={area.bottom} y2={area.bottom + 4} />
          <text x={at} y={area.bottom + 17} text-anchor={anchorAt(at, layout)}>
            {text}
          </text>
        </g>
      ))}
      <text class="plot-axis-title" x={(area.left + area.right) / 2} y={height - 5} text-anchor="middle">
        {xTitle}
      </text>
      <text class="plot-axis-title" x={12} y={middle} text-anchor="middle" transform={`rotate(-90 12 ${middle})`}>
        {yTitle}
      </text>
    </g>
  );
}

/** A text at the very end would be cut. */
function anchorAt(at: number, { area }: PlotLayout): "middle" | "end" {
  return at > area.right - 8 ? "end" : "middle";
}
