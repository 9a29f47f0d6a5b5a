import type { FilterName, ReviewFilters } from "../review-query.ts";

/** The conditions with one of them set, or left out where the value is `null` or empty. */
export function changeFilter(filters: ReviewFilters, name: FilterName, value: string | null): ReviewFilters {
  const { [name]: _, ...others } = filters;
  return value === null || value === "" ? others : { ...others, [name]: value };
}
