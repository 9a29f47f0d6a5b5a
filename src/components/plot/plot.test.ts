import { describe, expect, test } from "vitest";
import { componentContract } from "../../testing/component-contract.ts";
import { noFiles, noMedia } from "../../testing/no-files.ts";
import { plot } from "./plot.ts";

const make = (result: unknown) => plot().postprocess(result as never, noFiles);

const figure = { data: [{ type: "bar", x: ["a", "b"], y: [1, 2] }], layout: { title: { text: "Counts" } } };
const chart = {
  $schema: "https://vega.github.io/schema/vega-lite/v5.20.1.json",
  data: { values: [{ a: 1, b: 2 }] },
  mark: "point",
  encoding: { x: { field: "a" }, y: { field: "b" } },
};
const rows = { type: "line", data: [{ day: new Date(0), sales: 3, other: "left out" }], x: "day", y: "sales" };

describe("of every library", () => {
  const results = [figure, chart, { $schema: "https://vega.github.io/schema/vega/v6.json", marks: [] }, rows];
  test.each(componentContract(plot(), { files: noFiles, media: noMedia, results }))("$name", ({ run }) => run());
});

test("knows Plotly's figures and Vega's specifications, as objects and as the text that Python writes", async () => {
  expect(await make(figure)).toEqual({ type: "plotly", plot: figure });
  expect(await make(JSON.stringify(figure))).toEqual({ type: "plotly", plot: figure });
  expect(await make(JSON.stringify(chart))).toEqual({ type: "vegaLite", plot: chart });
  expect(await make({ mark: "bar", data: { values: [] } })).toMatchObject({ type: "vegaLite" });
  expect(await make({ marks: [], data: [] })).toMatchObject({ type: "vega" });
});

test("keeps of rows what is drawn", async () => {
  expect(await make(rows)).toEqual({ type: "line", x: "day", y: "sales", data: [{ day: "1970-01-01T00:00:00.000Z", sales: 3 }] });
  const colored = {
    type: "bar",
    data: [
      { a: "x", b: Number.NaN, c: 7 },
      { a: "x", b: 2n },
    ],
    x: "a",
    y: "b",
    color: "c",
  };
  expect(await make(colored)).toMatchObject({
    data: [
      { a: "x", b: null, c: "7" },
      { a: "x", b: 2, c: "" },
    ],
  });
});

test("turns typed arrays into lists and NaN into gaps", async () => {
  const value = await make({ data: [{ x: new Float64Array([1, Number.NaN]), y: [1, 2] }] });
  expect(value).toEqual({ type: "plotly", plot: { data: [{ x: [1, null], y: [1, 2] }] } });
});

test.each([
  ["not JSON", 'must be a Plotly figure, a Vega or Vega-Lite specification, or { type, data, x, y }, got "not JSON"'],
  [{ data: [1] }, "must be a Plotly figure"],
  [{ type: "line", data: 3, x: "a", y: "b" }, "must be a plot whose data is a list of rows, got 3"],
  [{ type: "line", data: [], x: "a" }, 'must be a plot whose x and y name members of its rows, got {"x":"a"}'],
  [{ type: "line", data: [{ a: 1, b: "high" }], x: "a", y: "b" }, 'must be a plot with a number under b in row 1, got "high"'],
  [{ type: "line", data: [{ b: 1 }], x: "a", y: "b" }, "must be a plot with a number, a text or a date under a in row 1, got nothing"],
  [{ type: "line", data: [1], x: "a", y: "b" }, "must be a plot with an object as row 1, got 1"],
])("refuses %j", async (result, message) => {
  await expect(make(result)).rejects.toThrow(message);
});

test("refuses a page value whose plot is not of the library that it names", () => {
  expect(() => plot().parse({ type: "vega", plot: figure })).toThrow("must be the Vega specification of a plot");
});

test("says where two plots part", () => {
  const [one, other] = [2, 3].map((y) => ({ type: "line" as const, x: "a", y: "b", data: [{ a: 1, b: y }] }));
  expect(plot().compare(one as never, other as never)).toEqual({ same: false, reason: "at .data[0].b: 3 is not 2" });
});

test.each([
  [{ height: -1 }, "plot(): height must be a number of pixels above 0, got -1."],
  [{ value: "x" }, "plot(): value must be a Plotly figure"],
])("refuses %j when it is made", (options, message) => {
  expect(() => plot(options as never)).toThrow(message);
});
