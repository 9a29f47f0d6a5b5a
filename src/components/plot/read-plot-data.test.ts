import { expect, test } from "vitest";
import { readPlotData } from "./read-plot-data.ts";

test("gives the rows of a simple plot, series first", () => {
  const data = [{ x: 1, y: null, c: "a" }];
  expect(readPlotData({ type: "line", x: "x", y: "y", color: "c", data })).toEqual({ headers: ["c", "x", "y"], rows: [["a", "1", ""]] });
});

test("gives the points of Plotly's traces, also those that numpy wrote as bytes", () => {
  const bytes = Buffer.from(new Float64Array([0.5, 2]).buffer).toString("base64");
  const data = [
    { name: "one", x: ["a", "b"], y: { dtype: "f8", bdata: bytes } },
    { name: "two", y: [3] },
  ];
  expect(readPlotData({ type: "plotly", plot: { data } })).toEqual({
    headers: ["trace", "x", "y"],
    rows: [
      ["one", "a", "0.5"],
      ["one", "b", "2"],
      ["two", "0", "3"],
    ],
  });
  expect(readPlotData({ type: "plotly", plot: { data: [{ type: "pie", labels: ["a"], values: [1] }] } })?.headers).toEqual([
    "trace",
    "labels",
    "values",
  ]);
});

test("gives the rows inside a specification, also where Altair names them apart", () => {
  const rows = [{ a: 1 }, { a: 2, b: "x" }];
  const expected = {
    headers: ["a", "b"],
    rows: [
      ["1", ""],
      ["2", "x"],
    ],
  };
  expect(readPlotData({ type: "vegaLite", plot: { mark: "bar", data: { values: rows } } })).toEqual(expected);
  expect(readPlotData({ type: "vegaLite", plot: { mark: "bar", data: { name: "d" }, datasets: { d: rows } } })).toEqual(expected);
  expect(readPlotData({ type: "vega", plot: { marks: [], data: [{ name: "t", values: rows }] } })).toEqual(expected);
});

test("gives nothing where the data is no table", () => {
  expect(readPlotData({ type: "plotly", plot: { data: [{ type: "heatmap", z: [[1]] }] } })).toBe(null);
  expect(readPlotData({ type: "vegaLite", plot: { mark: "bar", data: { url: "x.csv" } } })).toBe(null);
});
