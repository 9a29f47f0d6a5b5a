import type { Json, JsonSchema } from "../define-component.ts";
import type { PlotValue } from "./plot-value.ts";
import type { SimplePlotValue } from "./simple-plot.ts";

/** Gradio's schema of a plot. */
export const gradioPlot: JsonSchema = {
  title: "PlotData",
  type: "object",
  required: ["type", "plot"],
  properties: { type: { type: "string", enum: ["altair", "bokeh", "plotly", "matplotlib"] }, plot: { type: "string", title: "Plot" } },
};

/** A plot as Gradio's clients get it: as JSON text, under the name of the Python library that draws such ones. */
export function toGradioPlot(value: PlotValue): Json {
  if (!("plot" in value)) return { type: "altair", plot: JSON.stringify(toVegaLite(value)) };
  return { type: value.type === "plotly" ? "plotly" : "altair", plot: JSON.stringify(value.plot) };
}

const marks = { line: "line", bar: "bar", scatter: "point" } as const;

function toVegaLite({ type, data, x, y, color, title }: SimplePlotValue) {
  const isNumber = (member: string) => data.every((row) => row[member] === null || typeof row[member] === "number");
  const channel = (field: string) => ({ field, type: isNumber(field) ? "quantitative" : "nominal" });
  return {
    ...(title !== undefined && { title }),
    data: { values: data },
    mark: marks[type],
    encoding: { x: channel(x), y: channel(y), ...(color !== undefined && { color: { field: color, type: "nominal" } }) },
  };
}
