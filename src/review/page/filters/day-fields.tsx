import type { ReviewState } from "../review-state.ts";
import { boundsOf, type DayRange, dayRangeOf, lastDays } from "./day-range.ts";

/** The days on which cases were flagged. */
export function DayFields({ state }: { readonly state: ReviewState }) {
  const { since, until, ...others } = state.query.value.filters;
  const range = dayRangeOf({ ...(since !== undefined && { since }), ...(until !== undefined && { until }) });
  const set = (next: DayRange) => state.setFilters({ ...others, ...boundsOf(next) });
  return (
    <section class="facet" aria-labelledby="facet-days">
      <h2 id="facet-days">Flagged</h2>
      <div class="day-fields">
        <label>
          <span>From</span>
          <input class="control" type="date" value={range.from} onChange={(event) => set({ ...range, from: event.currentTarget.value })} />
        </label>
        <label>
          <span>To</span>
          <input class="control" type="date" value={range.to} onChange={(event) => set({ ...range, to: event.currentTarget.value })} />
        </label>
      </div>
      <button type="button" class="button button-text facet-more" onClick={() => set(lastDays(7))}>
        Last 7 days
      </button>
    </section>
  );
}
