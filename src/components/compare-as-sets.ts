import type { Comparison } from "./component.ts";

/** Compares two lists as sets, for kinds where the order of a choice means nothing. The score is shared / all. */
export function compareAsSets(expected: readonly unknown[], actual: readonly unknown[]): Comparison {
  const missing = expected.filter((item) => !actual.includes(item));
  const added = actual.filter((item) => !expected.includes(item));
  if (missing.length === 0 && added.length === 0) return { same: true, score: 1 };
  const shared = expected.length - missing.length;
  const reasons = [missing.length > 0 && `missing ${missing.join(", ")}`, added.length > 0 && `unexpected ${added.join(", ")}`];
  return { same: false, score: shared / (expected.length + added.length), reason: reasons.filter(Boolean).join("; ") };
}
