import type { Json } from "../components/define-component.ts";
import type { Verdict } from "./case.ts";

interface WeighedCase {
  readonly verdict: Verdict;
  /** Whether no newer case has the same inputs. */
  readonly isNewest: boolean;
  /** How many cases have the same inputs, and how many people flagged these. */
  readonly cases: number;
  readonly people: number;
  readonly hasFailed: boolean;
  readonly outputs: Json;
  /** The place of its version among all, in the order in which they were first seen; 0 without one. */
  readonly versionOrdinal: number;
}

/** Below every case that has yet to be judged. */
export const worthOfJudged = -1;
/** Of a case that waits to be judged, but has a newer repeat: judging that one does for both. */
export const worthOfRepeat = 0;

/**
 * How much it is worth to judge a case next, in thousandths of a point; more is more. A point for each doubling of its exact repeats,
 * another for each doubling of the people who flagged them, one for a run that failed, and up to one for an output that was not sure of itself. Each
 * new version is worth half a point more than the one before it: so what the last version brought comes first, and what is older sinks
 * without being touched.
 */
export function worthOf({ verdict, isNewest, cases, people, hasFailed, outputs, versionOrdinal }: WeighedCase): number {
  if (verdict !== "new") return worthOfJudged;
  if (!isNewest) return worthOfRepeat;
  const doubt = 1 - (lowestConfidence(outputs) ?? 1);
  const points = Math.log2(Math.max(1, cases)) + Math.log2(Math.max(1, people)) + Number(hasFailed) + doubt + versionOrdinal / 2;
  return 1 + Math.round(points * 1000);
}

/** How sure the least sure of the outputs was, where any says so in the form of Gradio's labels: `confidences` from 0 to 1. */
function lowestConfidence(outputs: Json): number | undefined {
  if (typeof outputs !== "object" || outputs === null) return undefined;
  const highest = Object.values(outputs).flatMap((output) => {
    const confidences: unknown = (output as { readonly confidences?: unknown } | null | undefined)?.confidences;
    if (!Array.isArray(confidences)) return [];
    const told = confidences.map((one: { readonly confidence?: unknown } | null) => one?.confidence).filter(isShare);
    return told.length === 0 ? [] : [Math.max(...told)];
  });
  return highest.length === 0 ? undefined : Math.min(...highest);
}

const isShare = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 1;
