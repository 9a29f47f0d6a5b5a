import { linearScale, type Tick } from "../../../components/plot/scale.ts";
import { bucketTick } from "./bucket-name.ts";
import type { TimeBuckets } from "./time-buckets.ts";
import { type Rate, wilsonInterval } from "./wilson-interval.ts";

/** One of the two drawings, which stand above each other. */
export interface ChartPanel {
  readonly height: number;
  /** Edges of the area in which the marks stand. */
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly Tick[];
  readonly place: (value: number) => number;
}

export interface TimeChartLayout {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  /** Of the room of each bar. */
  readonly band: number;
  readonly barWidth: number;
  /** Names below some of the bars. */
  readonly names: readonly Tick[];
  readonly flags: ChartPanel;
  /** `null` where no rate is known. */
  readonly rates: ChartPanel | null;
  /** For each bar, in percent. */
  readonly intervals: readonly (Rate | null)[];
}

/** Of the texts at the axes. */
export const characterWidth = 6.8;
const flagsHeight = 148;
const ratesHeight = 112;
/** Below the area, for the names of the bars. */
const namesHeight = 22;
const top = 8;

/** Where everything of flags over time stands: bars of flags, and below them the rates. */
export function layOutTimeChart({ buckets, unit }: TimeBuckets, width: number, hasRates: boolean): TimeChartLayout {
  const intervals = buckets.map(({ flags, runs }) => (hasRates && runs !== null ? inPercent(wilsonInterval(flags, runs)) : null));
  const mostFlags = Math.max(...buckets.map(({ flags }) => flags), 0);
  // No part of a flag is written at the axis.
  const flagScale = linearScale([Math.max(mostFlags, 4)], [flagsHeight - namesHeight, top], 4, true);
  const mostPercent = Math.max(...intervals.map((interval) => interval?.high ?? 0));
  const rateScale = linearScale([mostPercent], [ratesHeight - 8, top], 3, true);
  const rateTicks = rateScale.ticks.map(({ at, text }) => ({ at, text: `${text} %` }));
  const rates = mostPercent > 0 ? { height: ratesHeight, top, bottom: ratesHeight - 8, ticks: rateTicks, place: rateScale.place } : null;
  const texts = [...flagScale.ticks, ...(rates === null ? [] : rateTicks)].map(({ text }) => text.length);
  const left = Math.max(...texts) * characterWidth + 12;
  const right = width - 16;
  const band = (right - left) / Math.max(buckets.length, 1);
  const everyName = Math.ceil((bucketTick({ from: "2026-12-28", until: "", flags: 0, runs: 0 }, unit).length * characterWidth + 24) / band);
  return {
    width,
    left,
    right,
    band,
    barWidth: Math.max(Math.min(band - 2, 48), 1),
    // The newest is always named.
    names: buckets.flatMap((bucket, index) =>
      (buckets.length - 1 - index) % everyName === 0 ? [{ at: left + band * (index + 0.5), text: bucketTick(bucket, unit) }] : [],
    ),
    flags: { height: flagsHeight, top, bottom: flagsHeight - namesHeight, ticks: flagScale.ticks, place: flagScale.place },
    rates,
    intervals,
  };
}

function inPercent(rate: Rate | null): Rate | null {
  return rate && { rate: rate.rate * 100, low: rate.low * 100, high: rate.high * 100 };
}
