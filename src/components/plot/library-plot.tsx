import { useEffect, useRef, useState } from "preact/hooks";
import type { Json } from "../define-component.ts";
import type { OutputProps } from "../view/view-props.ts";
import type { DrawnPlot, DrawPlot, HoverNote } from "./draw-plot.ts";
import { usePageColors } from "./page-colors.ts";
import type { LibraryPlotValue } from "./plot-value.ts";
import { summarizePlot } from "./summarize-plot.ts";

type PlotState = "loading" | "drawn" | { readonly failure: string };

interface LibraryPlotProps {
  readonly value: LibraryPlotValue;
  readonly height: number;
  readonly onEvent?: OutputProps<never>["onEvent"] | undefined;
}

async function loadDrawing(type: LibraryPlotValue["type"]): Promise<DrawPlot> {
  return type === "plotly" ? (await import("./draw-plotly.ts")).drawPlotly : (await import("./draw-vega.ts")).drawVega;
}

/** A plot that a library draws; the library is fetched when the first plot of its kind comes. */
export function LibraryPlot({ value, height, onEvent }: LibraryPlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const colors = usePageColors(box);
  const [state, setState] = useState<PlotState>("loading");
  const [note, setNote] = useState<HoverNote | null>(null);
  const drawn = useRef<DrawnPlot | null>(null);
  // One after the other, for they share an element.
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  // The drawing outlives the handlers of the render that began it.
  const told = useRef(onEvent);
  told.current = onEvent;

  useEffect(() => {
    const element = drawing.current;
    if (colors === null || element === null) return;
    let isCurrent = true;
    const fail = (error: unknown) => isCurrent && setState({ failure: error instanceof Error ? error.message : String(error) });
    const draw = async () => {
      const drawPlot = await loadDrawing(value.type);
      // While one was drawn, several may have come: only the last is drawn.
      if (!isCurrent) return;
      let state: PlotState = "drawn";
      const onFailure = (failure: string) => {
        state = { failure };
        if (isCurrent) setState(state);
      };
      const onSelect = (detail: Json) => told.current?.("select", detail);
      drawn.current = await drawPlot(element, value.plot, { colors, height, onSelect, onHover: setNote, onFailure }, drawn.current);
      if (isCurrent) setState(state);
    };
    turn.current = turn.current.then(draw).catch(fail);
    return () => {
      isCurrent = false;
      setNote(null);
    };
  }, [value, height, colors]);

  useEffect(() => {
    if (drawing.current === null) return;
    const observer = new ResizeObserver(() => drawn.current?.resize());
    observer.observe(drawing.current);
    return () => {
      observer.disconnect();
      void turn.current.then(() => drawn.current?.remove());
    };
  }, []);

  const failure = typeof state === "object" ? state.failure : null;
  return (
    <div
      ref={box}
      class="plot-library"
      style={{ minBlockSize: state === "loading" ? `${height}px` : undefined }}
      data-loading={state === "loading"}
    >
      <div ref={drawing} class="plot-drawing" role="group" aria-label={summarizePlot(value)} hidden={failure !== null} />
      {failure !== null && <p class="plot-failure">This plot cannot be drawn: {failure}.</p>}
      {note && (
        <div class="floating-note plot-note" data-shown="true" style={{ left: `${note.left + 12}px`, top: `${note.top}px` }}>
          {note.lines.map(([name, text]) => (
            <span key={name}>
              {name} {text}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
