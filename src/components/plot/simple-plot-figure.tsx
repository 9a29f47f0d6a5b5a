import { useMemo, useRef, useState } from "preact/hooks";
import { seriesColor } from "../view/series-color.ts";
import { useInlineSize } from "../view/use-inline-size.ts";
import type { OutputProps } from "../view/view-props.ts";
import { nearestPoint, pointByKey } from "./find-point.ts";
import { layOutPlot, type PlotPoint } from "./lay-out-plot.ts";
import { PlotAxes } from "./plot-axes.tsx";
import { PlotMarks } from "./plot-marks.tsx";
import type { SimplePlotValue } from "./simple-plot.ts";
import { summarizePlot } from "./summarize-plot.ts";

interface SimplePlotFigureProps {
  readonly plot: SimplePlotValue;
  readonly height: number;
  readonly labelId: string | undefined;
  readonly onEvent?: OutputProps<never>["onEvent"] | undefined;
}

const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

/** Before the page has been laid out. */
const firstWidth = 640;

/** Lines, bars or points with axes, a legend, and a note on the mark under the pointer or the keyboard. */
export function SimplePlotFigure({ plot, height, labelId, onEvent }: SimplePlotFigureProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useInlineSize(box) || firstWidth;
  const layout = useMemo(() => layOutPlot(plot, width, height), [plot, width, height]);
  const [chosen, setChosen] = useState<PlotPoint | null>(null);
  // After a new width or new data, the mark is another object at another place.
  const point = chosen && (layout.series[chosen.series]?.points.find((other) => other?.index === chosen.index) ?? null);
  const hasLegend = plot.color !== undefined;
  const nameOf = ({ series }: PlotPoint): string => layout.series[series]?.name ?? "";
  const tell = (told: PlotPoint) => {
    onEvent?.("select", { index: told.index, value: told.y, x: told.x, ...(hasLegend && { series: nameOf(told) }) });
  };
  const find = (event: PointerEvent | MouseEvent) => {
    const edge = box.current?.getBoundingClientRect();
    return edge ? nearestPoint(layout, event.clientX - edge.left, event.clientY - edge.top, plot.type) : null;
  };
  return (
    <div class="plot-simple">
      {plot.title && <p class="plot-title">{plot.title}</p>}
      {hasLegend && (
        <ul class="plot-legend" aria-label={plot.color}>
          {layout.series.map(({ name }, index) => (
            <li key={name}>
              <span class="plot-swatch" style={{ background: seriesColor(index) }} aria-hidden="true" />
              {name || "None"}
            </li>
          ))}
        </ul>
      )}
      <div
        ref={box}
        class="plot-box"
        role="application"
        aria-roledescription="plot"
        aria-labelledby={labelId}
        aria-label={labelId ? undefined : summarizePlot(plot)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move among the marks.
        tabIndex={0}
        onPointerMove={(event) => setChosen(find(event))}
        onPointerLeave={() => setChosen(null)}
        onClick={(event) => {
          const found = find(event);
          if (found) tell(found);
        }}
        onBlur={() => setChosen(null)}
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(":focus-visible")) setChosen(pointByKey(layout, null, "Home"));
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && point) tell(point);
          else if (keys.includes(event.key)) setChosen(pointByKey(layout, point, event.key));
          else return;
          event.preventDefault();
        }}
      >
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <PlotAxes layout={layout} xTitle={plot.x} yTitle={plot.y} />
          <PlotMarks layout={layout} type={plot.type} />
          {point && <circle class="plot-chosen" cx={point.left} cy={point.top} r={6} style={{ color: seriesColor(point.series) }} />}
        </svg>
        <p class="visually-hidden">{summarizePlot(plot)}. Move with the arrow keys.</p>
        <div class="floating-note plot-note" role="status" data-shown={point !== null} style={point ? notePlace(point, width) : undefined}>
          {point && (
            <>
              {hasLegend && <strong>{nameOf(point) || "None"}</strong>}
              <span>
                {plot.x} {showX(point.x)}
              </span>
              <span>
                {plot.y} {point.y.toLocaleString("en", { maximumFractionDigits: 6, useGrouping: "min2" })}
              </span>
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** A date without a time of day that says nothing. */
function showX(x: string | number): string {
  return typeof x === "number"
    ? x.toLocaleString("en", { maximumFractionDigits: 6, useGrouping: "min2" })
    : x.replace(/T00:00:00(?:\.000)?Z?$/, "");
}

/** Beside the mark, on the side where there is more room. */
function notePlace({ left, top }: PlotPoint, width: number) {
  const isRight = left > width / 2;
  return { top: `${top}px`, ...(isRight ? { right: `${width - left + 12}px` } : { left: `${left + 12}px` }) };
}
