import { type Kysely, sql } from "kysely";
import { expressionOf, type FilterColumn } from "./case-conditions.ts";
import type { CaseCounts, ValueCount } from "./case-counts.ts";
import type { CaseDialect } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { fromStorableText } from "./storable-text.ts";

/** So many cases are looked at for each group of counts. */
const mostCounted = 100_000;
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

interface FacetCounts {
  readonly values: ReadonlyMap<string | number, number>;
  readonly isAtLeast: boolean;
}

/** Counts cases by each thing that can be filtered by, the filter's own condition on it left out. */
export async function countByFacets(database: Kysely<CaseTables>, dialect: CaseDialect, filter: CaseFilter): Promise<CaseCounts> {
  const names = Object.keys(facets) as Facet[];
  const free = names.filter((facet) => filter[facets[facet]] === undefined);
  const counts = new Map<Facet, FacetCounts>();
  for (const [facet, counted] of await countTogether(database, dialect, filter, free)) counts.set(facet, counted);
  for (const facet of names.filter((name) => !free.includes(name))) {
    const { [facets[facet]]: _own, ...others } = filter;
    for (const [name, counted] of await countTogether(database, dialect, others, [facet])) counts.set(name, counted);
  }
  const total = await dialect.count(database, filter);
  const byValue = (facet: Facet): ValueCount[] => mostFrequent(counts.get(facet)?.values ?? new Map());
  const truths = (facet: Facet): number => counts.get(facet)?.values.get(1) ?? 0;
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

/** Without a condition each facet is counted in its own index; else the matching cases are read once for all of them. */
async function countTogether(
  database: Kysely<CaseTables>,
  dialect: CaseDialect,
  filter: CaseFilter,
  names: readonly Facet[],
): Promise<Map<Facet, FacetCounts>> {
  const isAll = Object.values(filter).every((condition) => condition === undefined);
  const counted = new Map<Facet, FacetCounts>();
  if (isAll) {
    for (const facet of names) counted.set(facet, { values: await countAll(database, facet), isAtLeast: false });
    return counted;
  }
  const { from, where } = await dialect.match(database, filter);
  const columns = names.map((facet) => sql`${expressionOf(facet)} as ${sql.ref(`value_of_${facet}`)}`);
  const groups = names.map((facet) => sql.ref(`value_of_${facet}`));
  if (names.length === 0) return counted;
  const { rows } = await sql<Record<string, string | number | null> & { count: number }>`
    select ${sql.join(groups)}, count(*) as count
    from (select ${sql.join(columns)} from ${from} where ${where} limit ${mostCounted}) matching group by ${sql.join(groups)}
  `.execute(database);
  const isAtLeast = rows.reduce((sum, { count }) => sum + count, 0) >= mostCounted;
  for (const facet of names) {
    const values = new Map<string | number, number>();
    for (const row of rows) {
      const value = row[`value_of_${facet}`];
      if (value !== null && value !== undefined) values.set(value, (values.get(value) ?? 0) + row.count);
    }
    counted.set(facet, { values, isAtLeast });
  }
  return counted;
}

async function countAll(database: Kysely<CaseTables>, facet: Facet): Promise<Map<string | number, number>> {
  const value = expressionOf(facet);
  const { rows } = await sql<{ value: string | number; count: number }>`
    select ${value} as value, count(*) as count from hardcase_cases where ${value} is not null group by ${value}
  `.execute(database);
  return new Map(rows.map((row) => [row.value, row.count]));
}

function mostFrequent(values: ReadonlyMap<string | number, number>): ValueCount[] {
  return [...values]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostValues)
    .map(([value, count]) => ({ value: fromStorableText(String(value)), count }));
}
