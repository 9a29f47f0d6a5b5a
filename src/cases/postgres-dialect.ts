import { type Kysely, type RawBuilder, sql } from "kysely";
import { type Equality, equalitiesOf, expressionOf, searchedWords } from "./case-conditions.ts";
import type { CaseDialect } from "./case-database.ts";
import type { CaseFilter, CaseOrder } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { direction, keyRange, matchAll, type PageStart, worthRange } from "./key-range.ts";
import { type PagePlan, planPage } from "./page-plan.ts";

/** So many of the newest cases tell whether words are common. */
const sampleSize = 5000;

/** With at least so many in the sample, a page is soon full by looking at one case after the other. */
const commonInSample = 50;

export const postgresDialect: CaseDialect = {
  name: "postgres",
  hasRowLocks: true,
  toIndexedWords: (words) => sql<string>`array_to_tsvector(${words}::text[])`,

  latestMoment: sql<number>`(cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) - 1)`,

  async findPlaces(database, filter, page) {
    const words = searchedWords(filter);
    if (words && words.length === 0) return [];
    const plan = planPage(filter, page);
    const { from, isSorted } = words
      ? await chooseSearch(database, filter, words, plan)
      : { from: casesWhere(filter, plan), isSorted: false };
    const { rows } = await sql<{ key: string; worth: number }>`
      select cast(order_key as text) as key, worth from ${from} order by ${orderBy(plan.order, isSorted)} limit ${plan.limit} offset ${plan.offset ?? 0}
    `.execute(database);
    return rows.map((row) => ({ worth: row.worth, key: BigInt(row.key) }));
  },

  async match(_database, filter) {
    const words = searchedWords(filter);
    const isFoundIn = (some: readonly string[]) => sql`exists (select 1 from hardcase_search where rowid = order_key and ${isFound(some)})`;
    const found = words === undefined ? [] : words.length === 0 ? [sql`false`] : [isFoundIn(words)];
    const where = matchAll([...conditionsOf(filter, equalitiesOf(filter)), ...found]);
    return {
      from: sql`hardcase_cases`,
      where,
      cases: sql`1`,
      columnValue: expressionOf,
      extent: Object.keys(filter).length === 0 ? "all" : "unknown",
    };
  },
};

/** Where keys are read from, and whether all of them are found before the first is told. */
interface Source {
  readonly from: RawBuilder<unknown>;
  readonly isSorted: boolean;
}

/** By a sum no index can be followed. */
function orderBy(order: CaseOrder, isSorted: boolean): RawBuilder<unknown> {
  const sum = isSorted ? sql`+ 0` : sql``;
  if (order === "most worth judging") return sql`worth ${sum} desc, order_key desc`;
  return sql`order_key ${sum} ${direction(order)}`;
}

function conditionsOf(filter: CaseFilter, equalities: readonly Equality[], start?: PageStart): RawBuilder<unknown>[] {
  return [...equalities.map(({ column, value }) => sql`${expressionOf(column)} = ${value}`), ...keyRange(sql`order_key`, filter, start)];
}

/** By its statistics PostgreSQL chooses well among columns' indexes. */
function casesWhere(filter: CaseFilter, plan: PagePlan, ...more: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const worth = plan.order === "most worth judging" ? worthRange(sql`worth`, plan) : [];
  return sql`hardcase_cases where ${matchAll([...conditionsOf(filter, plan.equalities, plan), ...worth, ...more])}`;
}

/**
 * Of words that it does not know, PostgreSQL takes it that each two hundredth case has them, and would look for a rare one
 * through all cases in their order; while the text index cannot be read in that order, and is slow for common words.
 */
async function chooseSearch(database: Kysely<CaseTables>, filter: CaseFilter, words: readonly string[], plan: PagePlan): Promise<Source> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select words from hardcase_search where ${matchAll(keyRange(sql`rowid`, filter, plan))} order by rowid desc limit ${sampleSize}
    ) newest where ${isFound(words)}
  `.execute(database);
  return (rows[0]?.count ?? 0) < commonInSample ? indexedSearch(filter, words, plan) : unindexedSearch(filter, words, plan);
}

/** Finds all cases with the words, then sorts those that match. */
function indexedSearch(filter: CaseFilter, words: readonly string[], plan: PagePlan): Source {
  const found = sql`(with found as materialized (select rowid from hardcase_search where ${isFound(words)}) select rowid from found)`;
  return { from: casesWhere(filter, plan, sql`order_key in ${found}`), isSorted: true };
}

/** Looks at one case after the other; the words are in a subquery for each, where the text index is of no use. */
function unindexedSearch(filter: CaseFilter, words: readonly string[], plan: PagePlan): Source {
  return { from: casesWhere(filter, plan, sql`(select ${isFound(words)} from hardcase_search where rowid = order_key)`), isSorted: false };
}

/** PostgreSQL's own language; words hold letters and digits alone, so quoting them is safe. */
function isFound(words: readonly string[]): RawBuilder<unknown> {
  return sql`words @@ ${`${words.map((word) => `'${word}'`).join(" & ")}:*`}::tsquery`;
}
