import type { PlotLayout, PlotPoint } from "./lay-out-plot.ts";

/** The mark that a pointer means: of points the nearest, of lines and bars the nearest along the axis. */
export function nearestPoint({ series }: PlotLayout, left: number, top: number, type: string): PlotPoint | null {
  let nearest: PlotPoint | null = null;
  let least = Infinity;
  for (const point of eachPoint(series)) {
    const [across, down] = [point.left - left, point.top - top];
    // Down counts a little, to tell lines that cross.
    const distance = type === "scatter" ? across ** 2 + down ** 2 : across ** 2 * 100 + down ** 2;
    if (distance < least) {
      least = distance;
      nearest = point;
    }
  }
  return nearest;
}

/** The mark that an arrow key leads to: along its series, or to the nearest of the next series that has any. */
export function pointByKey({ series }: PlotLayout, from: PlotPoint | null, key: string): PlotPoint | null {
  const filled = series.map(({ points }) => points.filter((point) => point !== null)).filter((points) => points.length > 0);
  const at = filled.findIndex((points) => points[0]?.series === from?.series);
  const own = filled[Math.max(at, 0)];
  if (own === undefined) return null;
  const ordered = own.toSorted((one, other) => one.left - other.left);
  if (from === null || key === "Home") return ordered[0] ?? null;
  if (key === "End") return ordered.at(-1) ?? null;
  const place = ordered.findIndex(({ index }) => index === from.index);
  if (key === "ArrowLeft") return ordered[Math.max(place - 1, 0)] ?? null;
  if (key === "ArrowRight") return ordered[Math.min(place + 1, ordered.length - 1)] ?? null;
  const step = key === "ArrowUp" ? -1 : 1;
  const next = filled[(at + step + filled.length) % filled.length] ?? own;
  return next.reduce((best, point) => (Math.abs(point.left - from.left) < Math.abs(best.left - from.left) ? point : best));
}

function* eachPoint(series: PlotLayout["series"]): Generator<PlotPoint> {
  for (const { points } of series) for (const point of points) if (point) yield point;
}
