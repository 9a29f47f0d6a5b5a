import type { Drawing } from "./drawing.ts";

/** Thin, middle and thick for a picture of this size, in its pixels. */
export function sizesFor({ width, height }: Pick<Drawing, "width" | "height">): readonly number[] {
  const side = Math.max(width, height);
  return [...new Set([100, 40, 16].map((part) => Math.max(1, Math.round(side / part))))];
}
