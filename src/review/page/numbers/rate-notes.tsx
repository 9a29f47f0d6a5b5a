import { facets, marks } from "../filters/facets.ts";
import type { FilterName } from "../review-query.ts";
import type { ReviewState } from "../review-state.ts";
import type { RateBasis } from "./rate-basis.ts";
import type { NumbersTotal } from "./total-of.ts";

interface RateNotesProps {
  readonly state: ReviewState;
  readonly basis: RateBasis;
  readonly total: NumbersTotal;
}

/** Why there are no rates, or what to know of those that there are. */
export function RateNotes({ state, basis, total: { runs, daysWithoutRuns } }: RateNotesProps) {
  if (basis.name === "flags alone") {
    const names = new Intl.ListFormat("en").format(basis.conditions.map(conditionName));
    return (
      <p class="numbers-note">
        No rates: runs are counted by endpoint, version and day alone, so nobody knows how many belong to what {names}{" "}
        {basis.conditions.length === 1 ? "narrows" : "narrow"} the list to.
      </p>
    );
  }
  if (basis.name === "parts of days") {
    return (
      <p class="numbers-note">
        No rates: runs are counted by whole days in UTC, and the chosen time begins or ends within one.{" "}
        <button type="button" class="button" onClick={() => state.setFilters(basis.wholeDays)}>
          Take whole days
        </button>
      </p>
    );
  }
  if (runs === null) return <p class="numbers-note">No rates: no runs were counted on these days.</p>;
  if (daysWithoutRuns === 0) return null;
  return (
    <p class="numbers-note">
      On {daysWithoutRuns === 1 ? "one day" : `${daysWithoutRuns.toLocaleString("en")} days`} with flags no runs were counted, so the share
      of versions and endpoints that ran then is too high here.
    </p>
  );
}

function conditionName(name: FilterName): string {
  const known = facets.find((facet) => facet.name === name) ?? marks.find((mark) => mark.name === name);
  if (known !== undefined) return `“${known.title}”`;
  return name === "q" ? "the search" : "“Session”";
}
