import type { CaseCounts } from "../../../cases/case-counts.ts";
import type { ReviewState } from "../review-state.ts";
import { changeFilter } from "./change-filter.ts";
import { FacetChoice } from "./facet-choice.tsx";
import { marks } from "./facets.ts";

/** What only some of the cases have. */
export function MarkList({ state, counts }: { readonly state: ReviewState; readonly counts: CaseCounts }) {
  const { filters } = state.query.value;
  const shown = marks.filter(({ name, countedBy }) => {
    const count = counts[countedBy];
    return filters[name] !== undefined || (count > 0 && count < counts.total);
  });
  if (shown.length === 0) return null;
  return (
    <section class="facet" aria-labelledby="facet-marks">
      <h2 id="facet-marks">Only cases that</h2>
      <ul>
        {shown.map(({ name, title, countedBy }) => (
          <FacetChoice
            key={name}
            text={title}
            count={counts[countedBy]}
            isAtLeast={counts.isAtLeast}
            isChosen={filters[name] === "true"}
            onToggle={() => state.setFilters(changeFilter(filters, name, filters[name] === "true" ? null : "true"))}
          />
        ))}
      </ul>
    </section>
  );
}
