import type { BaselineSummary } from "../baseline-comparison.ts";
import { changes } from "../replay-result.ts";

/** What has changed since the baseline, in one line. */
export function describeChanges({ counts, gone }: BaselineSummary): string {
  const parts = [...changes.map((change) => [change, counts[change]] as const), ["gone", gone.length] as const]
    .filter(([, count]) => count > 0)
    .map(([change, count]) => `${count.toLocaleString("en")} ${change}`);
  return `Since the baseline: ${parts.join(", ") || "nothing"}`;
}
