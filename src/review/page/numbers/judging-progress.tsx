import type { Verdict } from "../../../cases/case.ts";
import { changeFilter } from "../filters/change-filter.ts";
import { countText } from "../filters/count-text.ts";
import type { ReviewState } from "../review-state.ts";
import { VerdictMark } from "../verdict-mark.tsx";
import { NumbersCard } from "./numbers-card.tsx";
import "./judging-progress.css";

const verdicts: readonly Verdict[] = ["wrong", "right", "discarded", "new"];

/** How many cases are judged, and how; how many are left. Of exact repeats the list's one row is judged. */
export function JudgingProgress({ state }: { readonly state: ReviewState }) {
  const counts = state.counts.value;
  const progress = state.progress.value;
  if (counts === null || "error" in counts || progress === null || progress.total === 0) return null;
  const { judged, total } = progress;
  const left = total - judged;
  const show = (verdict: Verdict) => state.showCases(changeFilter(state.query.peek().filters, "verdict", verdict));
  const parts = verdicts.map((verdict) => ({ verdict, count: counts.byVerdict.find(({ value }) => value === verdict)?.count ?? 0 }));
  return (
    <NumbersCard title="Judged" isWide>
      <p class="progress-text">
        {countText(judged, counts.isAtLeast)} of {countText(total, counts.isAtLeast)} cases judged,{" "}
        {left === 0 ? "none left" : `${countText(left, counts.isAtLeast)} left`}
      </p>
      <div class="progress-bar" aria-hidden="true">
        {parts.map(({ verdict, count }) => count > 0 && <span key={verdict} data-verdict={verdict} style={{ "flex-grow": count }} />)}
      </div>
      <ul class="progress-verdicts">
        {parts.map(({ verdict, count }) => (
          <li key={verdict}>
            <button type="button" class="button button-text" disabled={count === 0} onClick={() => show(verdict)}>
              <VerdictMark verdict={verdict} />
              <span class="progress-count">{countText(count, counts.isAtLeast)}</span>
            </button>
          </li>
        ))}
      </ul>
    </NumbersCard>
  );
}
