import type { ReviewState } from "../review-state.ts";
import { changeFilter } from "./change-filter.ts";
import { DayFields } from "./day-fields.tsx";
import { FacetList } from "./facet-list.tsx";
import { facets } from "./facets.ts";
import { MarkList } from "./mark-list.tsx";
import { SavedViews } from "./saved-views.tsx";

/** All that the list can be narrowed by, with how many cases each choice would leave. */
export function FilterRail({ state }: { readonly state: ReviewState }) {
  const counts = state.counts.value;
  // Nothing that was pressed already moves when the counts come.
  if (counts === null) return <div class="filter-rail" aria-busy="true" />;
  const { filters } = state.query.value;
  const showsRepeats = filters.repeats === "true";
  return (
    <div class="filter-rail">
      {"error" in counts ? (
        <p class="field-problem" role="status">
          The cases could not be counted. {counts.error.message}
        </p>
      ) : (
        <>
          {facets.map((facet) => (
            <FacetList key={facet.name} state={state} facet={facet} counts={counts} />
          ))}
          <MarkList state={state} counts={counts} />
        </>
      )}
      <DayFields state={state} />
      <label class="repeats-switch">
        <input
          type="checkbox"
          checked={showsRepeats}
          onChange={() => state.setFilters(changeFilter(filters, "repeats", showsRepeats ? null : "true"))}
        />
        Show every repeat
      </label>
      <SavedViews state={state} />
    </div>
  );
}
