import type Plotly from "plotly.js-cartesian-dist-min";

/**
 * Fetches Plotly. It writes its rules into a style element as soon as it is there, which the content security policy forbids. A
 * constructed sheet is allowed, and Plotly takes it for its element's.
 */
export async function loadPlotly(): Promise<typeof Plotly> {
  const id = "plotly.js-style-global";
  if (!document.getElementById(id)) {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    const stand = document.createElement("meta");
    stand.id = id;
    Object.defineProperty(stand, "sheet", { value: sheet });
    document.head.append(stand);
  }
  const { default: loaded } = await import("plotly.js-cartesian-dist-min");
  loaded.setPlotConfig({ logging: 0 });
  return loaded;
}
