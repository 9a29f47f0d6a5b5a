import type { Kysely } from "kysely";
import type { FilterColumn } from "./case-conditions.ts";
import type { CaseCounts } from "./case-counts.ts";
import type { CaseDialect } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { type CountedBy, type CountsOfValues, countBy, countCases, mostFrequent } from "./sql-count-by.ts";

/** So many cases are looked at for each group of counts. */
const mostCounted = 50_000;
const mostValues = 50;

/** What is counted by, and the filter's own condition on it. */
const facets = {
  verdict: "verdict",
  endpoint: "endpoint",
  option: "option",
  version: "version",
  rule: "rule",
  user_name: "user",
  flagged_by: "by",
  replay_result: "result",
  failed: "failed",
  has_note: "hasNote",
  has_correction: "hasCorrection",
} as const satisfies Partial<Record<FilterColumn, keyof CaseFilter>>;

type Facet = keyof typeof facets;

/** Counts cases by each thing that can be filtered by, the filter's own condition on it left out. */
export async function countByFacets(database: Kysely<CaseTables>, dialect: CaseDialect, filter: CaseFilter): Promise<CaseCounts> {
  const names = Object.keys(facets) as Facet[];
  // People are many: with them, nearly every case would differ from every other.
  const together = names.filter((facet) => filter[facets[facet]] === undefined && facet !== "user_name");
  const counts = new Map<Facet, CountedBy>();
  const all = await countBy(database, dialect, { filter, columns: together, most: mostCounted });
  for (const facet of together) counts.set(facet, all);
  for (const facet of names.filter((name) => !together.includes(name))) {
    const { [facets[facet]]: _own, ...others } = filter;
    counts.set(facet, await countBy(database, dialect, { filter: others, columns: [facet], most: mostCounted }));
  }
  const total = await countCases(database, dialect, filter);
  const countsOf = (facet: Facet): CountsOfValues => counts.get(facet)?.of(facet) ?? new Map();
  const byValue = (facet: Facet) => mostFrequent(countsOf(facet)).slice(0, mostValues);
  const truths = (facet: Facet): number => countsOf(facet).get(1) ?? 0;
  return {
    total,
    isAtLeast: [...counts.values()].some(({ isAtLeast }) => isAtLeast),
    byVerdict: byValue("verdict"),
    byEndpoint: byValue("endpoint"),
    byOption: byValue("option"),
    byVersion: byValue("version"),
    byRule: byValue("rule"),
    byUser: byValue("user_name"),
    byFlagger: byValue("flagged_by"),
    byResult: byValue("replay_result"),
    failed: truths("failed"),
    hasNote: truths("has_note"),
    hasCorrection: truths("has_correction"),
  };
}
