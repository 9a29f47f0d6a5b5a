import type { Verdict } from "../../../cases/case.ts";
import type { CaseCounts, ValueCount } from "../../../cases/case-counts.ts";
import type { FilterName, ReviewFilters } from "../review-query.ts";
import { capitalized } from "../table/capitalized.ts";
import { flaggerName } from "../table/flagger-name.ts";
import { verdictName } from "../verdict-name.ts";

type CountedBy = "byVerdict" | "byOption" | "byEndpoint" | "byVersion" | "byRule" | "byUser" | "byFlagger" | "byResult";

/** A thing that cases can be told apart by. */
export interface Facet {
  readonly name: FilterName;
  readonly title: string;
  readonly countedBy: CountedBy;
  readonly nameOf: (value: string) => string;
}

const asItIs = (value: string): string => value;

/** In the order of the rail. */
export const facets: readonly Facet[] = [
  { name: "verdict", title: "Verdict", countedBy: "byVerdict", nameOf: (value) => verdictName(value as Verdict) ?? value },
  { name: "option", title: "Option", countedBy: "byOption", nameOf: asItIs },
  { name: "endpoint", title: "Endpoint", countedBy: "byEndpoint", nameOf: asItIs },
  { name: "version", title: "Version", countedBy: "byVersion", nameOf: asItIs },
  { name: "rule", title: "Rule", countedBy: "byRule", nameOf: asItIs },
  { name: "user", title: "User", countedBy: "byUser", nameOf: asItIs },
  { name: "by", title: "Flagged by", countedBy: "byFlagger", nameOf: flaggerName },
  { name: "result", title: "Newest replay", countedBy: "byResult", nameOf: capitalized },
];

/** Conditions that a case meets or not. */
export const marks = [
  { name: "failed", title: "Failed", countedBy: "failed", isNot: "Did not fail" },
  { name: "note", title: "Have a note", countedBy: "hasNote", isNot: "Have no note" },
  { name: "correction", title: "Have a correction", countedBy: "hasCorrection", isNot: "Have no correction" },
] as const satisfies readonly { name: FilterName; title: string; countedBy: keyof CaseCounts; isNot: string }[];

/** The values of a facet to choose from; none where there is nothing to choose. The chosen one is always among them. */
export function choicesOf({ name, countedBy }: Facet, counts: CaseCounts, filters: ReviewFilters): readonly ValueCount[] {
  const values = counts[countedBy];
  const chosen = filters[name];
  if (chosen !== undefined && !values.some(({ value }) => value === chosen)) return [...values, { value: chosen, count: 0 }];
  return values.length > 1 || chosen !== undefined ? values : [];
}
