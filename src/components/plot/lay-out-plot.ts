import { bandScale, linearScale, readMoment, type Scale, timeScale } from "./scale.ts";
import type { SimplePlotValue } from "./simple-plot.ts";

/** One mark, with its place in CSS pixels. */
export interface PlotPoint {
  /** Of its row in the data. */
  readonly index: number;
  readonly series: number;
  readonly left: number;
  readonly top: number;
  readonly x: string | number;
  readonly y: number;
}

export interface PlotSeries {
  readonly name: string;
  /** `null` is a gap in the line. */
  readonly points: readonly (PlotPoint | null)[];
}

export interface PlotLayout {
  readonly width: number;
  readonly height: number;
  /** Edges of the area in which the marks stand. */
  readonly area: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xScale: Scale;
  readonly yScale: Scale;
  readonly series: readonly PlotSeries[];
  /** Where the height 0 is, for bars to stand on. */
  readonly base: number;
  readonly barWidth: number;
}

const tickHeight = 18;
const titleHeight = 20;
const characterWidth = 6.8;
const isoDate = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?$/;

/** Where everything of a plot stands. */
export function layOutPlot(plot: SimplePlotValue, width: number, height: number): PlotLayout {
  const { type, data, x, y, color } = plot;
  const heights = data.flatMap((row) => (typeof row[y] === "number" ? [row[y]] : []));
  const [top, bottom] = [12, height - tickHeight - titleHeight - 4];
  const yScale = linearScale(heights, [bottom, top], Math.max(Math.floor((bottom - top) / 56), 2), type === "bar");
  const left = Math.max(...yScale.ticks.map(({ text }) => text.length)) * characterWidth + 12 + titleHeight;
  const right = width - 12;
  const xScale = scaleOfX(plot, [left, right]);

  const names = color === undefined ? [y] : [...new Set(data.map((row) => String(row[color] ?? "")))];
  const barWidth = Math.max(Math.min((xScale.band * 0.75) / names.length, 56), 1);
  const points = names.map((): (PlotPoint | null)[] => []);
  for (const [index, row] of data.entries()) {
    const series = color === undefined ? 0 : names.indexOf(String(row[color] ?? ""));
    const [across, up] = [row[x] ?? 0, row[y]];
    const shift = type === "bar" ? (series - (names.length - 1) / 2) * barWidth : 0;
    const isGap = typeof up !== "number";
    const point = isGap ? null : { index, series, x: across, y: up, left: xScale.place(across) + shift, top: yScale.place(up) };
    points[series]?.push(point);
  }
  const series = names.map((name, place) => ({ name, points: points[place] ?? [] }));
  return { width, height, area: { left, right, top, bottom }, xScale, yScale, series, base: yScale.place(0), barWidth };
}

/** Numbers and dates have their distances; other texts, and whatever bars stand on, are side by side. */
function scaleOfX({ type, data, x }: SimplePlotValue, ends: readonly [number, number]): Scale {
  const values = data.map((row) => row[x] ?? "");
  const parts = Math.max(Math.floor((ends[1] - ends[0]) / 90), 2);
  if (type === "bar") {
    const longest = values.slice(0, 200).reduce<number>((most, value) => Math.max(most, String(value).length), 1);
    return bandScale(values, ends, Math.floor((ends[1] - ends[0]) / (longest * characterWidth + 12)));
  }
  if (values.length > 0 && values.every((value) => typeof value === "number")) return linearScale(values as number[], ends, parts, false);
  if (values.length > 0 && values.every((value) => isoDate.test(String(value)) && !Number.isNaN(readMoment(String(value))))) {
    return timeScale(values as string[], ends, parts);
  }
  return bandScale(values, ends, parts);
}
