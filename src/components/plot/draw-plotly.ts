import type { DrawPlot } from "./draw-plot.ts";
import { loadPlotly } from "./load-plotly.ts";
import type { PageColors } from "./page-colors.ts";
import type { JsonObject } from "./plain-json.ts";

/** Draws a figure of Plotly's in the page's colours, with all that the figure itself says of its look on top. */
export const drawPlotly: DrawPlot = async (box, figure, { colors, height, onSelect }) => {
  const plotly = await loadPlotly();
  refuseUnknownTraces(figure, plotly.PlotSchema.get().traces);
  const { data, layout, frames } = figure as { readonly data: object[]; readonly layout?: JsonObject; readonly frames?: object[] };
  const { width: _fixed, ...rest } = layout ?? {};
  const element = await plotly.react(
    box,
    // Plotly writes into what it is given.
    structuredClone({
      data,
      layout: { ...rest, height: rest.height ?? height, autosize: true, template: templateFor(rest, colors) },
      frames: frames ?? [],
      config: {
        displaylogo: false,
        modeBarButtons: [["toImage", "zoom2d", "pan2d", "resetScale2d"]],
        showTips: false,
      },
    }),
  );
  element.removeAllListeners("plotly_click");
  element.on("plotly_click", ({ points: [point] }) => {
    if (!point) return;
    const { curveNumber, pointIndex = 0, x, y, data: trace } = point;
    onSelect({ index: pointIndex, series: trace.name ?? curveNumber, x: plain(x), value: plain(y) });
  });
  return { resize: () => plotly.Plots.resize(box), remove: () => plotly.purge(box) };
};

const plain = (value: unknown) => (typeof value === "number" || typeof value === "string" ? value : null);

function refuseUnknownTraces({ data }: JsonObject, known: { readonly [type: string]: unknown }): void {
  const unknown = (data as readonly { readonly type?: string }[]).find(({ type = "scatter" }) => !Object.hasOwn(known, type))?.type;
  if (unknown !== undefined) throw new Error(`this page draws plots on two plain axes, and "${unknown}" needs others`);
}

/** The figure's own template, with the page's colours over those that templates of Plotly's bring for white paper. */
function templateFor(layout: JsonObject, { ink, inkQuiet, line, lineStrong, surface, series, font }: PageColors): object {
  const own = (layout.template ?? {}) as { readonly data?: object; readonly layout?: Record<string, object> };
  const axis = {
    gridcolor: line,
    linecolor: lineStrong,
    zerolinecolor: lineStrong,
    tickcolor: lineStrong,
    tickfont: { color: inkQuiet },
    automargin: true,
  };
  const clear = "rgba(0,0,0,0)";
  return {
    data: own.data ?? {},
    layout: {
      ...own.layout,
      paper_bgcolor: clear,
      plot_bgcolor: clear,
      font: { color: ink, family: font, size: 12 },
      colorway: series,
      margin: { l: 48, r: 16, t: layout.title ? 48 : 16, b: 40 },
      xaxis: { ...own.layout?.xaxis, ...axis },
      yaxis: { ...own.layout?.yaxis, ...axis },
      hoverlabel: { bgcolor: surface, bordercolor: lineStrong, font: { color: ink, family: font } },
      modebar: { bgcolor: clear, color: inkQuiet, activecolor: ink },
      legend: { bgcolor: clear },
    },
  };
}
