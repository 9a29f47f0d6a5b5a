import { invalid } from "../invalid-value.ts";
import { type JsonObject, toPlainJson } from "./plain-json.ts";
import { isSimplePlot, type SimplePlot, type SimplePlotValue, toSimplePlot } from "./simple-plot.ts";

/** A plot of Plotly's, or of Vega's or Vega-Lite's, as the page holds it. A type, so that it counts as JSON. */
export type LibraryPlotValue = { readonly type: "plotly" | "vega" | "vegaLite"; readonly plot: JsonObject };

/** A plot as the page holds it. */
export type PlotValue = SimplePlotValue | LibraryPlotValue;

/**
 * What a function may return for a `plot()`: a Plotly figure or a Vega or Vega-Lite specification, as an object or as JSON text,
 * such as Python's `fig.to_json()` and `chart.to_json()` give; or a plot of rows.
 */
export type PlotResult = string | SimplePlot | object;

const expected = "a Plotly figure, a Vega or Vega-Lite specification, or { type, data, x, y }";

type Members = { readonly [member: string]: unknown };

const isObject = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);

/** Checks a page value from anyone. */
export function parsePlot(value: unknown): PlotValue {
  if (!isObject(value)) return invalid(expected, value);
  if (isSimplePlot(value)) return toSimplePlot(value);
  const { type } = value;
  if (type !== "plotly" && type !== "vega" && type !== "vegaLite") return invalid(expected, value);
  const plot = typeof value.plot === "string" ? readText(value.plot) : value.plot;
  if (!isObject(plot) || libraryOf(plot) !== type) return invalid(`the ${names[type]} of a plot`, plot);
  return { type, plot: toPlainJson(plot) };
}

const names = { plotly: "Plotly figure", vega: "Vega specification", vegaLite: "Vega-Lite specification" };

/** A function's result as a page value. */
export function toPlotValue(result: unknown): PlotValue {
  const value = typeof result === "string" ? readText(result) : result;
  if (!isObject(value)) return invalid(expected, result);
  if (isSimplePlot(value)) return toSimplePlot(value);
  if (isObject(value.plot) || typeof value.plot === "string") return parsePlot(value);
  const type = libraryOf(value);
  return type === null ? invalid(expected, result) : { type, plot: toPlainJson(value) };
}

function readText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return invalid(expected, text);
  }
}

const viewsOfVegaLite = ["mark", "layer", "facet", "repeat", "concat", "hconcat", "vconcat", "spec"];

/** Whose plot an object is. */
function libraryOf(plot: Members): LibraryPlotValue["type"] | null {
  const { $schema } = plot;
  if (typeof $schema === "string" && /\/vega-lite\//.test($schema)) return "vegaLite";
  if (typeof $schema === "string" && /\/vega\//.test($schema)) return "vega";
  if (viewsOfVegaLite.some((view) => Object.hasOwn(plot, view))) return "vegaLite";
  if (Array.isArray(plot.marks)) return "vega";
  return Array.isArray(plot.data) && plot.data.every(isObject) ? "plotly" : null;
}
