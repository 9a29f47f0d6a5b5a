import type { PlotValue } from "./plot-value.ts";
import type { SimplePlotValue } from "./simple-plot.ts";

const words = { line: "Lines", bar: "Bars", scatter: "Points" };
const kinds = { plotly: "Plotly figure", vega: "Vega plot", vegaLite: "Vega-Lite plot" };

/** What a plot shows, in one line. */
export function summarizePlot(value: PlotValue): string {
  if (!("plot" in value)) return summarizeSimple(value);
  const { plot, type } = value;
  const title = type === "plotly" ? (plot.layout as { readonly title?: unknown } | undefined)?.title : plot.title;
  const text = typeof title === "object" && title !== null && "text" in title ? title.text : title;
  return typeof text === "string" ? text : kinds[type];
}

function summarizeSimple({ type, x, y, color, title, data }: SimplePlotValue): string {
  const what = `${words[type]} of ${y} by ${x}${color === undefined ? "" : `, by ${color}`}: ${data.length} values`;
  return title ? `${title}. ${what}` : what;
}
