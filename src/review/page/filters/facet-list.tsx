import { useState } from "preact/hooks";
import type { CaseCounts } from "../../../cases/case-counts.ts";
import type { ReviewState } from "../review-state.ts";
import { changeFilter } from "./change-filter.ts";
import { FacetChoice } from "./facet-choice.tsx";
import { choicesOf, type Facet } from "./facets.ts";

/** Values shown before the reader asks for all. */
const firstShown = 8;

interface FacetListProps {
  readonly state: ReviewState;
  readonly facet: Facet;
  readonly counts: CaseCounts;
}

/** The values of a facet, the most frequent first. */
export function FacetList({ state, facet, counts }: FacetListProps) {
  const [isWhole, setIsWhole] = useState(false);
  const { filters } = state.query.value;
  const choices = choicesOf(facet, counts, filters);
  if (choices.length === 0) return null;
  const chosen = filters[facet.name];
  const shown = isWhole ? choices : choices.filter(({ value }, index) => index < firstShown || value === chosen);
  const titleId = `facet-${facet.name}`;
  return (
    <section class="facet" aria-labelledby={titleId}>
      <h2 id={titleId}>{facet.title}</h2>
      <ul>
        {shown.map(({ value, count }) => (
          <FacetChoice
            key={value}
            text={facet.nameOf(value)}
            count={count}
            isAtLeast={counts.isAtLeast}
            isChosen={value === chosen}
            onToggle={() => state.setFilters(changeFilter(filters, facet.name, value === chosen ? null : value))}
          />
        ))}
      </ul>
      {choices.length > firstShown && (
        <button type="button" class="button button-text facet-more" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? "Show fewer" : `Show all ${choices.length}`}
        </button>
      )}
    </section>
  );
}
