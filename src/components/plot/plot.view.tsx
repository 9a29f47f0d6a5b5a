import type { Json } from "../define-component.ts";
import { findDifference } from "../json/find-difference.ts";
import { SideBySide } from "../view/side-by-side.tsx";
import type { CellProps, DiffProps, OutputProps } from "../view/view-props.ts";
import { LibraryPlot } from "./library-plot.tsx";
import { PlotDataTable } from "./plot-data-table.tsx";
import type { PlotValue } from "./plot-value.ts";
import { SimplePlotFigure } from "./simple-plot-figure.tsx";
import { summarizePlot } from "./summarize-plot.ts";
import "../view/floating-note.css";
import "./plot.css";

interface PlotViewOptions {
  readonly height: number;
}

/** Two plots beside each other need less. */
const differenceHeight = 260;

export function Output({ id, labelId, value, isStreaming, options, onEvent }: OutputProps<PlotValue, PlotViewOptions>) {
  return (
    <figure id={id} class="plot" aria-labelledby={labelId} aria-busy={isStreaming}>
      {value === null ? (
        <div class="plot-empty" style={{ blockSize: `${options.height}px` }} />
      ) : (
        <>
          <AnyPlot value={value} height={options.height} labelId={labelId} onEvent={onEvent} />
          <PlotDataTable value={value} />
        </>
      )}
    </figure>
  );
}

interface AnyPlotProps {
  readonly value: PlotValue;
  readonly height: number;
  readonly labelId?: string;
  readonly onEvent?: OutputProps<PlotValue>["onEvent"] | undefined;
}

function AnyPlot({ value, height, labelId, onEvent }: AnyPlotProps) {
  if ("plot" in value) return <LibraryPlot key={value.type} value={value} height={height} onEvent={onEvent} />;
  return <SimplePlotFigure plot={value} height={height} labelId={labelId} onEvent={onEvent} />;
}

export function Cell({ value }: CellProps<PlotValue, PlotViewOptions>) {
  return value && <span class="plot-cell">{summarizePlot(value).slice(0, 200)}</span>;
}

export function Diff({ expected, actual }: DiffProps<PlotValue, PlotViewOptions>) {
  const show = (value: PlotValue | null) => (value ? <AnyPlot value={value} height={differenceHeight} /> : "Nothing");
  return (
    <div class="plot-difference">
      <SideBySide expected={show(expected)} actual={show(actual)} />
      <p>{findDifference(expected as Json, actual as Json) ?? "No difference"}</p>
    </div>
  );
}
