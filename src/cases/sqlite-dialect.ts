import { type Kysely, type RawBuilder, sql } from "kysely";
import { type Equality, equalitiesOf, searchedWords } from "./case-conditions.ts";
import type { CaseDialect } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { direction, keyRange, matchAll, type PageStart } from "./key-range.ts";

/** A condition that fewer rows fulfil is worth looking at each of them. */
const few = 500;

export const sqliteDialect: CaseDialect = {
  name: "sqlite",
  hasRowLocks: false,
  toIndexedWords: (words) => sql<string>`${words.join(" ")}`,

  async findKeys(database, filter, page) {
    const source = await chooseSource(database, filter, page);
    const { rows } = await sql<{ key: string }>`
      select cast(${source.key} as text) as key from ${source.from} where ${source.where} order by ${source.key} ${direction(page.order)} limit ${page.limit}
    `.execute(database);
    return rows.map(({ key }) => key);
  },

  async count(database, filter) {
    const { from, where } = await chooseSource(database, filter, undefined);
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${from} where ${where}`.execute(database);
    return rows[0]?.count ?? 0;
  },
};

/** Where matching cases are read from, so that their keys come in their order without sorting. */
interface Source {
  readonly key: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
}

/**
 * SQLite would choose by chance: it keeps no count of how many rows a value has. So each condition is asked for its first
 * few rows, and one that has no more is the one to follow. Else the text index or any column's index gives a page soon.
 */
async function chooseSource(database: Kysely<CaseTables>, filter: CaseFilter, start: PageStart): Promise<Source> {
  const equalities = equalitiesOf(filter);
  const words = searchedWords(filter);
  if (words !== undefined && words.length === 0) return casesWhere([sql`false`]);
  const isChoice = equalities.length + (words ? 1 : 0) > 1;
  const rarest = isChoice ? await findRarest(database, equalities) : undefined;
  if (words && !rarest) return searchWhere(words, equalities, keyRange(sql`hardcase_search.rowid`, filter, start));
  const conditions = equalities.map((equality) => (!rarest || equality === rarest ? equals(equality) : equalsUnindexed(equality)));
  const range = keyRange(sql`order_key`, filter, start);
  if (!words) return casesWhere([...conditions, ...range]);
  // A subquery for a value, since SQLite may turn `exists` into a join that begins with the text index.
  const isFound = sql`(select 1 from hardcase_search where rowid = order_key and hardcase_search match ${toMatch(words)}) = 1`;
  return casesWhere([...conditions, ...range, isFound]);
}

function casesWhere(conditions: readonly RawBuilder<unknown>[]): Source {
  return { key: sql`order_key`, from: sql`hardcase_cases`, where: matchAll(conditions) };
}

function searchWhere(words: readonly string[], equalities: readonly Equality[], range: readonly RawBuilder<unknown>[]): Source {
  const conditions = [sql`hardcase_search match ${toMatch(words)}`, ...range, ...equalities.map(equalsUnindexed)];
  return {
    key: sql`hardcase_search.rowid`,
    // In SQLite the left side of a cross join is always the outer one.
    from:
      equalities.length === 0 ? sql`hardcase_search` : sql`hardcase_search cross join hardcase_cases on order_key = hardcase_search.rowid`,
    where: matchAll(conditions),
  };
}

/** The condition that the fewest rows fulfil, if these are few. */
async function findRarest(database: Kysely<CaseTables>, equalities: readonly Equality[]): Promise<Equality | undefined> {
  let rarest: { readonly equality: Equality; readonly count: number } | undefined;
  for (const equality of equalities) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from (select 1 from hardcase_cases where ${equals(equality)} limit ${few})
    `.execute(database);
    const count = rows[0]?.count ?? 0;
    if (count < (rarest?.count ?? few)) rarest = { equality, count };
  }
  return rarest?.equality;
}

function equals({ column, value }: Equality): RawBuilder<unknown> {
  return sql`${sql.ref(column)} = ${value}`;
}

/** The plus keeps SQLite from following this column's index. */
function equalsUnindexed({ column, value }: Equality): RawBuilder<unknown> {
  return sql`+${sql.ref(column)} = ${value}`;
}

/** FTS5's own language; words hold letters and digits alone, so quoting them is safe. */
function toMatch(words: readonly string[]): string {
  return `${words.map((word) => `"${word}"`).join(" AND ")}*`;
}
