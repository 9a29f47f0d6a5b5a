import { checkHeight } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent, type Json } from "../define-component.ts";
import { findDifference } from "../json/find-difference.ts";
import { checkInitialValue } from "../option-error.ts";
import { gradioPlot, toGradioPlot } from "./gradio-plot.ts";
import { type PlotResult, type PlotValue, parsePlot, toPlotValue } from "./plot-value.ts";

export type { LibraryPlotValue, PlotResult, PlotValue } from "./plot-value.ts";
export type { SimplePlot, SimplePlotValue } from "./simple-plot.ts";

/** Options of `plot()`. */
export interface PlotOptions extends ComponentOptions {
  /** Initial plot. */
  readonly value?: PlotResult;
  /** Height of the plot in CSS pixels. Default 360. */
  readonly height?: number;
}

const kind = defineComponent<PlotOptions, PlotValue, PlotValue, PlotResult, "select">({
  name: "plot",
  gradio: { type: "plot", apiInfo: () => gradioPlot, events: ["change"], write: toGradioPlot },
  place: "output",
  events: ["select"],
  checkOptions({ value, height }) {
    checkHeight("plot", height);
    checkInitialValue("plot", value, toPlotValue);
  },
  parse: parsePlot,
  preprocess: (value) => value,
  postprocess: toPlotValue,
  compare(expected, actual) {
    const reason = findDifference(expected as Json, actual as Json);
    return reason === null ? { same: true } : { same: false, reason };
  },
  schema: () => ({
    type: "object",
    required: ["type"],
    properties: { type: { enum: ["line", "bar", "scatter", "plotly", "vega", "vegaLite"] } },
  }),
  sample: () => ({
    type: "line",
    title: "Temperature",
    x: "hour",
    y: "degrees",
    data: [6, 9, 12, 15, 18].map((hour, index) => ({ hour, degrees: [11, 14, 19, 21, 17][index] ?? 0 })),
  }),
  viewOptions: ({ height = 360 }) => ({ height }),
});

/**
 * A plot. An output only. The function returns a Plotly figure or a Vega or Vega-Lite specification, as an object or as the JSON
 * text that Python's libraries write; or rows with the names of their members to draw as lines, bars or points. Specifications
 * cannot fetch data from elsewhere: it must be inside them.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` when the options cannot hold together.
 * @example
 * new Interface(
 *   (text) => {
 *     const data = text.split(/\s+/).map((word, place) => ({ place, length: word.length }));
 *     return { type: "bar", data, x: "place", y: "length", title: "Words" };
 *   },
 *   "text",
 *   plot(),
 * );
 */
export function plot(options: PlotOptions = {}): Component<PlotValue, PlotResult, PlotValue, "select", PlotOptions> {
  return kind.create(options);
}
