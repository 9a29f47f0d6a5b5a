import type { LabelColors } from "../label-colors.ts";
import { seriesColor } from "./series-color.ts";

/** A CSS colour for each label: those that the owner chose, and the page's own in turn for the others, in the order of the labels. */
export function colorLabels(labels: readonly string[], chosen: LabelColors): Map<string, string> {
  const colors = new Map<string, string>();
  for (const [label, color] of Object.entries(chosen)) colors.set(label, typeof color === "number" ? seriesColor(color - 1) : color);
  const taken = new Set(colors.values());
  let next = 0;
  for (const label of labels) {
    if (colors.has(label)) continue;
    // While there are colours that nothing has yet, two labels do not share one.
    while (next < 8 && taken.has(seriesColor(next))) next++;
    colors.set(label, seriesColor(next++));
  }
  return colors;
}
