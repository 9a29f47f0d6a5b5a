/** What is used of Plotly, which brings no types. */
declare module "plotly.js-cartesian-dist-min" {
  interface PlotlyElement extends HTMLElement {
    on(event: "plotly_click", listener: (event: { readonly points: readonly PlotlyPoint[] }) => void): void;
    removeAllListeners(event: "plotly_click"): void;
  }
  interface PlotlyPoint {
    readonly curveNumber: number;
    readonly pointIndex?: number;
    readonly x?: unknown;
    readonly y?: unknown;
    readonly data: { readonly name?: string };
  }
  const Plotly: {
    react(element: HTMLElement, figure: object): Promise<PlotlyElement>;
    purge(element: HTMLElement): void;
    setPlotConfig(config: object): void;
    readonly Plots: { resize(element: HTMLElement): void };
    readonly PlotSchema: { get(): { readonly traces: { readonly [type: string]: unknown } } };
  };
  export = Plotly;
}
