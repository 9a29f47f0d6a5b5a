import { expect, test } from "vitest";
import { nearestPoint, pointByKey } from "./find-point.ts";
import { layOutPlot } from "./lay-out-plot.ts";

const data = [
  { x: 0, y: 1, c: "a" },
  { x: 5, y: null, c: "a" },
  { x: 10, y: 3, c: "a" },
  { x: 9, y: 2, c: "b" },
];
const layout = layOutPlot({ type: "line", x: "x", y: "y", color: "c", data }, 600, 300);

test("keeps all marks inside of the axes, and a gap where there is no number", () => {
  const { area, series } = layout;
  expect(series.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(series[0]?.points[1]).toBe(null);
  for (const point of series.flatMap(({ points }) => points).filter((one) => one !== null)) {
    expect(point.left).toBeGreaterThanOrEqual(area.left);
    expect(point.left).toBeLessThanOrEqual(area.right);
    expect(point.top).toBeGreaterThanOrEqual(area.top);
    expect(point.top).toBeLessThanOrEqual(area.bottom);
  }
});

test("puts the bars of two series side by side, and lets them begin at 0", () => {
  const rows = [
    { x: "m", y: 5, c: "a" },
    { x: "m", y: 6, c: "b" },
  ];
  const bars = layOutPlot({ type: "bar", x: "x", y: "y", color: "c", data: rows }, 600, 300);
  const [one, other] = bars.series.map(({ points }) => points[0]);
  expect((other?.left ?? 0) - (one?.left ?? 0)).toBeCloseTo(bars.barWidth);
  expect(bars.base).toBeCloseTo(bars.area.bottom);
});

test("finds the mark under the pointer", () => {
  const end = layout.series[0]?.points[2];
  expect(nearestPoint(layout, (end?.left ?? 0) - 1, end?.top ?? 0, "line")?.index).toBe(2);
  expect(nearestPoint(layOutPlot({ type: "line", x: "x", y: "y", data: [] }, 600, 300), 5, 5, "line")).toBe(null);
});

test("moves along a series, past its gaps, and to the next series", () => {
  const first = pointByKey(layout, null, "Home");
  expect(first?.index).toBe(0);
  const next = pointByKey(layout, first, "ArrowRight");
  expect(next?.index).toBe(2);
  expect(pointByKey(layout, next, "ArrowRight")?.index).toBe(2);
  expect(pointByKey(layout, next, "ArrowDown")?.index).toBe(3);
});
