import { XIcon } from "../../../components/view/icon.tsx";
import { type FilterName, filterNames, type ReviewFilters } from "../review-query.ts";
import type { ReviewState } from "../review-state.ts";
import { changeFilter } from "./change-filter.ts";
import { dayRangeOf } from "./day-range.ts";
import { facets, marks } from "./facets.ts";

/** The conditions that hold, each of which can be cleared. */
export function FilterChips({ state }: { readonly state: ReviewState }) {
  const { filters } = state.query.value;
  const active = filterNames.filter((name) => filters[name] !== undefined && !(name === "repeats" && filters[name] === "false"));
  if (active.length === 0) return null;
  return (
    <ul class="filter-chips" aria-label="Active filters">
      {active.map((name) => (
        <li key={name} class="filter-chip">
          <bdi>{chipText(name, filters)}</bdi>
          <button
            type="button"
            class="filter-clear"
            aria-label={`Clear ${chipText(name, filters)}`}
            onClick={() => state.setFilters(changeFilter(filters, name, null))}
          >
            <XIcon />
          </button>
        </li>
      ))}
      <li>
        <button type="button" class="button button-text" onClick={() => state.setFilters({})}>
          Clear all
        </button>
      </li>
    </ul>
  );
}

function chipText(name: FilterName, filters: ReviewFilters): string {
  const value = filters[name] ?? "";
  const facet = facets.find((each) => each.name === name);
  if (facet !== undefined) return `${facet.title}: ${facet.nameOf(value)}`;
  const mark = marks.find((each) => each.name === name);
  if (mark !== undefined) return value === "true" ? mark.title : mark.isNot;
  if (name === "since") return `From ${boundText(value, dayRangeOf(filters).from)}`;
  if (name === "until") return `To ${boundText(value, dayRangeOf(filters).to)}`;
  if (name === "q") return `Search: ${value}`;
  return name === "repeats" ? "Every repeat" : `Session: ${value}`;
}

/** A day where the time begins or ends with it, as charts of days in UTC need not. */
function boundText(value: string, day: string): string {
  const time = new Date(value);
  if (day === "") return value;
  return time.getHours() + time.getMinutes() === 0 ? day : time.toLocaleString("sv", { dateStyle: "short", timeStyle: "short" });
}
