import type { ReplayResultName, ReviewedReplay } from "../../review-api.ts";
import { capitalized } from "./capitalized.ts";

/** Coral for what has become worse, green for what was verified; the word says it anyway. */
const tones: Partial<Record<ReplayResultName, "worse" | "better" | "unsure">> = {
  regressed: "worse",
  holds: "better",
  fixed: "better",
  error: "unsure",
  flaky: "unsure",
};

/** What the newest replay of a case found. */
export function ReplayMark({ replayed: { result, version, reason } }: { readonly replayed: ReviewedReplay }) {
  const told = [version === null ? null : `Version ${version}`, reason].filter((part) => part !== null).join(": ");
  return (
    <span class="replay-mark" data-tone={tones[result]} title={told}>
      {capitalized(result)}
    </span>
  );
}
