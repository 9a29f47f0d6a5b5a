import { type Kysely, type RawBuilder, sql } from "kysely";
import { equalitiesOf, searchedWords } from "./case-conditions.ts";
import type { CaseDialect } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { direction, keyRange, matchAll, type PageStart } from "./key-range.ts";

/** So many of the newest cases tell whether words are common. */
const sampleSize = 5000;

/** With at least so many in the sample, a page is soon full by looking at one case after the other. */
const commonInSample = 50;

export const postgresDialect: CaseDialect = {
  name: "postgres",
  hasRowLocks: true,
  toIndexedWords: (words) => sql<string>`array_to_tsvector(${words}::text[])`,

  async findKeys(database, filter, page) {
    const words = searchedWords(filter);
    if (words && words.length === 0) return [];
    const { from, order } = words ? await chooseSearch(database, filter, words, page) : { from: casesWhere(filter, page), order: byKey };
    const { rows } = await sql<{ key: string }>`
      select cast(order_key as text) as key from ${from} order by ${order} ${direction(page.order)} limit ${page.limit}
    `.execute(database);
    return rows.map(({ key }) => key);
  },

  async count(database, filter) {
    const words = searchedWords(filter);
    if (words && words.length === 0) return 0;
    const from = words
      ? casesWhere(filter, undefined, sql`exists (select 1 from hardcase_search where rowid = order_key and ${isFound(words)})`)
      : casesWhere(filter, undefined);
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${from}`.execute(database);
    return rows[0]?.count ?? 0;
  },
};

/** Where keys are read from, and the expression that sorts them. */
interface Source {
  readonly from: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
}

const byKey = sql`order_key`;

/** By its statistics PostgreSQL chooses well among columns' indexes. */
function casesWhere(filter: CaseFilter, start: PageStart, ...more: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const equalities = equalitiesOf(filter).map(({ column, value }) => sql`${sql.ref(column)} = ${value}`);
  return sql`hardcase_cases where ${matchAll([...equalities, ...keyRange(sql`order_key`, filter, start), ...more])}`;
}

/**
 * Of words that it does not know, PostgreSQL takes it that each two hundredth case has them, and would look for a rare one
 * through all cases in their order; while the text index cannot be read in that order, and is slow for common words.
 */
async function chooseSearch(database: Kysely<CaseTables>, filter: CaseFilter, words: readonly string[], start: PageStart): Promise<Source> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select words from hardcase_search where ${matchAll(keyRange(sql`rowid`, filter, start))} order by rowid desc limit ${sampleSize}
    ) newest where ${isFound(words)}
  `.execute(database);
  return (rows[0]?.count ?? 0) < commonInSample ? indexedSearch(filter, words, start) : unindexedSearch(filter, words, start);
}

/** Finds all cases with the words, then sorts those that match: by a sum, so that no index can be followed instead. */
function indexedSearch(filter: CaseFilter, words: readonly string[], start: PageStart): Source {
  const found = sql`(with found as materialized (select rowid from hardcase_search where ${isFound(words)}) select rowid from found)`;
  return { from: casesWhere(filter, start, sql`order_key in ${found}`), order: sql`order_key + 0` };
}

/** Looks at one case after the other; the words are in a subquery for each, where the text index is of no use. */
function unindexedSearch(filter: CaseFilter, words: readonly string[], start: PageStart): Source {
  return { from: casesWhere(filter, start, sql`(select ${isFound(words)} from hardcase_search where rowid = order_key)`), order: byKey };
}

/** PostgreSQL's own language; words hold letters and digits alone, so quoting them is safe. */
function isFound(words: readonly string[]): RawBuilder<unknown> {
  return sql`words @@ ${`${words.map((word) => `'${word}'`).join(" & ")}:*`}::tsquery`;
}
