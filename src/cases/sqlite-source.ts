import { type Kysely, type RawBuilder, sql } from "kysely";
import { type Equality, expressionOf, searchedWords } from "./case-conditions.ts";
import type { MatchingCases } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { direction, keyRange, matchAll, type PageStart } from "./key-range.ts";

/** A condition that fewer rows fulfil is worth looking at each of them. */
const few = 500;

/** Where matching cases are read from, so that their keys come in their order without sorting. */
export interface Source extends MatchingCases {
  readonly key: RawBuilder<unknown>;
  /** Of no meaning but in the order by worth. */
  readonly worth: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
}

/**
 * SQLite would choose by chance: it keeps no count of how many rows a value has. So each condition is asked for its first
 * few rows, and one that has no more is the one to follow. Else the text index or any column's index gives a page soon.
 */
export async function chooseSource(
  database: Kysely<CaseTables>,
  filter: CaseFilter,
  equalities: readonly Equality[],
  start: PageStart,
  { isForColumns = false }: { readonly isForColumns?: boolean } = {},
): Promise<Source> {
  const words = searchedWords(filter);
  if (words !== undefined && words.length === 0) return casesWhere([sql`false`], start);
  const isChoice = equalities.length + (words ? 1 : 0) > 1;
  const rarest = isChoice ? await findRarest(database, equalities, few) : undefined;
  if (words && !rarest) {
    const isJoined = isForColumns || equalities.length > 0;
    return searchWhere(words, equalities, keyRange(sql`hardcase_search.rowid`, filter, start), start, isJoined);
  }
  const conditions = equalities.map((equality) => (!rarest || equality === rarest ? equals(equality) : equalsUnindexed(equality)));
  const range = keyRange(sql`order_key`, filter, start);
  if (words) return casesWhere([...conditions, ...range, isFound(words)], start);
  const isAll = equalities.length === 0 && !isForColumns;
  return casesWhere([...conditions, ...range, ...(isAll ? [sql`order_key >= ${lowestKey}`] : [])], start, isAll);
}

const lowestKey = -(2n ** 63n);

/** `isAll` follows an index of the keys alone: the rows in their order lie far apart. */
function casesWhere(conditions: readonly RawBuilder<unknown>[], start: PageStart, isAll = false): Source {
  return {
    key: sql`order_key`,
    worth: sql`0`,
    from: isAll ? sql`hardcase_cases indexed by hardcase_cases_order` : sql`hardcase_cases`,
    where: matchAll(conditions),
    order: sql`order_key ${direction(start?.order ?? "newest first")}`,
  };
}

function searchWhere(
  words: readonly string[],
  equalities: readonly Equality[],
  range: readonly RawBuilder<unknown>[],
  start: PageStart,
  isJoined: boolean,
): Source {
  const conditions = [sql`hardcase_search match ${toMatch(words)}`, ...range, ...equalities.map(equalsUnindexed)];
  return {
    key: sql`hardcase_search.rowid`,
    worth: sql`0`,
    // In SQLite the left side of a cross join is always the outer one.
    from: isJoined ? sql`hardcase_search cross join hardcase_cases on order_key = hardcase_search.rowid` : sql`hardcase_search`,
    where: matchAll(conditions),
    order: sql`hardcase_search.rowid ${direction(start?.order ?? "newest first")}`,
  };
}

/** The condition that the fewest rows fulfil, if these are fewer than `limit`. */
export async function findRarest(
  database: Kysely<CaseTables>,
  equalities: readonly Equality[],
  limit: number,
): Promise<Equality | undefined> {
  let rarest: { readonly equality: Equality; readonly count: number } | undefined;
  for (const equality of equalities) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from (select 1 from hardcase_cases where ${equals(equality)} limit ${limit})
    `.execute(database);
    const count = rows[0]?.count ?? 0;
    if (count < (rarest?.count ?? limit)) rarest = { equality, count };
  }
  return rarest?.equality;
}

export function equals({ column, value }: Equality): RawBuilder<unknown> {
  return sql`${expressionOf(column)} = ${value}`;
}

/** The plus keeps SQLite from following this column's index. */
export function equalsUnindexed({ column, value }: Equality): RawBuilder<unknown> {
  return sql`+${expressionOf(column)} = ${value}`;
}

/** A subquery for a value, since SQLite may turn `exists` into a join that begins with the text index. */
export function isFound(words: readonly string[]): RawBuilder<unknown> {
  return sql`(select 1 from hardcase_search where rowid = order_key and hardcase_search match ${toMatch(words)}) = 1`;
}

/** FTS5's own language; words hold letters and digits alone, so quoting them is safe. */
export function toMatch(words: readonly string[]): string {
  return `${words.map((word) => `"${word}"`).join(" AND ")}*`;
}
