import { type Config, None, parse, type Spec, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Json } from "../define-component.ts";
import type { DrawPlot, HoverNote } from "./draw-plot.ts";
import type { PageColors } from "./page-colors.ts";
import { type JsonObject, toPlainJson } from "./plain-json.ts";

const outside = "it asks for data from elsewhere, which the page does not load; put the data into the specification";

/**
 * Draws a Vega or Vega-Lite specification. Its expressions are interpreted, for the content security policy allows no code made
 * of texts, and nothing is fetched.
 */
export const drawVega: DrawPlot = async (box, plot, { colors, height, onSelect, onHover, onFailure }, before) => {
  const config = configFor(colors);
  const isLite = !Array.isArray(plot.marks);
  const lite = isLite ? fitted(plot, height) : null;
  const spec = lite ? compile(lite as unknown as TopLevelSpec, { config: config as never }).spec : plot;
  before?.remove();
  const view = new View(parse(spec as Spec, lite ? {} : config, { ast: true }), {
    expr: expressionInterpreter,
    container: box,
    renderer: "svg",
    hover: true,
    logLevel: None,
    loader: closedLoader(onFailure) as never,
    tooltip: (_handler: unknown, event: MouseEvent, _item: unknown, value: unknown) => onHover(noteOf(box, event, value)),
  });
  view.addEventListener("click", (_event, item) => {
    if (item?.datum) onSelect({ value: toPlainJson(Object.fromEntries(Object.entries(item.datum))) as Json });
  });
  await view.runAsync();
  // Vega names its frames by nothing; the data is there as a table.
  box.querySelector("svg")?.setAttribute("aria-hidden", "true");
  const fills = lite?.width === "container";
  return {
    resize() {
      if (fills) void view.signal("width", box.clientWidth).runAsync();
    },
    remove() {
      view.finalize();
      box.replaceChildren();
    },
  };
};

/** As wide as its place, where a single view says nothing else. */
function fitted(plot: JsonObject, height: number): JsonObject {
  const isSingle = Object.hasOwn(plot, "mark") || Object.hasOwn(plot, "layer");
  if (!isSingle) return plot;
  return {
    ...plot,
    width: plot.width ?? "container",
    // What stands around the view takes some of the height.
    height: plot.height ?? Math.max(height - 60, 80),
    autosize: plot.autosize ?? { type: "fit-x", contains: "padding" },
  };
}

function configFor({ ink, inkQuiet, line, lineStrong, series, font }: PageColors): Config {
  const text = { labelColor: inkQuiet, titleColor: ink, labelFont: font, titleFont: font, labelFontSize: 12, titleFontSize: 12 };
  return {
    background: "transparent",
    axis: { ...text, titleFontWeight: "normal", gridColor: line, domainColor: lineStrong, tickColor: lineStrong },
    legend: { ...text, titleFontWeight: 600 },
    header: text as never,
    title: { color: ink, subtitleColor: inkQuiet, font, subtitleFont: font, fontSize: 14, fontWeight: 600 },
    range: { category: [...series] },
    style: { "guide-label": { fill: inkQuiet, font }, "guide-title": { fill: ink, font } },
    text: { fill: ink, font },
    view: { stroke: line },
    ...Object.fromEntries(
      ["arc", "area", "bar", "line", "point", "rect", "rule", "square", "tick", "trail"].map((mark) => [mark, { color: series[0] }]),
    ),
  } as Config;
}

/** Fetches nothing; links that lead to a web page open beside this one. */
function closedLoader(onFailure: (reason: string) => void) {
  const refuse = (): Promise<never> => {
    onFailure(outside);
    return Promise.reject(new Error(outside));
  };
  return {
    load: refuse,
    http: refuse,
    file: refuse,
    options: {},
    sanitize: async (uri: string, { context }: { readonly context?: string } = {}) => {
      const isAllowed = context === "href" ? /^https?:\/\//i.test(uri) : /^data:image\/(?:png|jpeg|gif|webp);/i.test(uri);
      if (!isAllowed) throw new Error(outside);
      return { href: uri, target: "_blank", rel: "noopener noreferrer" };
    },
  };
}

function noteOf(box: HTMLElement, event: MouseEvent, value: unknown): HoverNote | null {
  if (value === null || value === undefined || value === "") return null;
  const edge = box.getBoundingClientRect();
  const lines =
    typeof value === "object" ? Object.entries(value).map(([name, one]) => [name, String(one)] as const) : [["", String(value)] as const];
  return { left: event.clientX - edge.left, top: event.clientY - edge.top, lines };
}
