import { type Kysely, type RawBuilder, sql } from "kysely";
import { type Equality, expressionOf, searchedWords } from "./case-conditions.ts";
import type { KeyPage, MatchingCases } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { direction, keyRange, matchAll } from "./key-range.ts";
import type { PagePlan } from "./page-plan.ts";
import { areCounted, areFew } from "./sqlite-counted.ts";

/** A condition that fewer rows fulfil is worth reading each of them. */
const few = 5_000;
/** The same where words must be looked up for each. */
const fewWithWords = 500;
/** The same of conditions that together leave so few. */
const fewTogether = 1_000;
/** So many are looked at on the way to a page far down. */
const farDown = 2_000;

/** So many keys are soon made a list of. */
const longestList = 300_000;

/** Indexes that hold all that is filtered by: a million entries are looked through in a moment. */
export const byTime = sql`hardcase_cases indexed by hardcase_cases_by_time`;
export const byUser = sql`hardcase_cases indexed by hardcase_cases_by_user`;

/** Where matching cases are read from, so that their keys come in their order without sorting. */
export interface Source extends MatchingCases {
  readonly key: RawBuilder<unknown>;
  /** Of no meaning but in the order by worth. */
  readonly worth: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
}

/**
 * SQLite would choose by chance: it keeps no count of how many rows a value has. So each condition is asked for its first
 * few rows, and one that has no more is the one to follow. Else the text index, or the index in the order of time, gives a page soon.
 */
export async function chooseSource(database: Kysely<CaseTables>, filter: CaseFilter, plan: PagePlan): Promise<Source> {
  const { equalities } = plan;
  const words = searchedWords(filter);
  const range = keyRange(sql`order_key`, filter, plan);
  if (words === undefined) return inTime(plan, await chooseIndex(database, equalities, range));
  if (words.length === 0) return inTime(plan, { from: sql`hardcase_cases`, where: sql`false` });
  const rarest = await findRarest(database, equalities, fewWithWords);
  if (rarest) return inTime(plan, followRarest(equalities, rarest, [...range, isFound(words)]));
  const isSelective = equalities.length > 0 && !isFarDown(plan) && (await areFew(database, equalities, fewTogether));
  if (isSelective) return inTime(plan, followTime(equalities, [...range, isFound(words)]));
  const found = [isMatch(words), ...keyRange(sql`hardcase_search.rowid`, filter, plan)];
  const isLookedThrough = equalities.length === 0 || isFarDown(plan);
  const matching = isLookedThrough ? await followWords(database, equalities, found) : joinWords(equalities, found);
  return inTime(plan, matching, sql`hardcase_search.rowid`);
}

/** Where cases without a search are read from. */
export async function chooseIndex(
  database: Kysely<CaseTables>,
  equalities: readonly Equality[],
  range: readonly RawBuilder<unknown>[],
): Promise<MatchingCases> {
  const [only, ...others] = equalities;
  const rarest = only !== undefined && others.length === 0 ? only : await findRarest(database, equalities, few);
  return rarest ? followRarest(equalities, rarest, range) : followTime(equalities, range);
}

/** Follows the index of one condition. */
export function followRarest(equalities: readonly Equality[], rarest: Equality, more: readonly RawBuilder<unknown>[]): MatchingCases {
  const conditions = equalities.map((equality) => (equality === rarest ? equals(equality) : equalsUnindexed(equality)));
  return { from: sql`hardcase_cases`, where: matchAll([...conditions, ...more]) };
}

export function followTime(equalities: readonly Equality[], more: readonly RawBuilder<unknown>[]): MatchingCases {
  return { from: byTime, where: matchAll([sql`order_key >= ${lowestKey}`, ...equalities.map(equals), ...more]) };
}

/** Goes through the cases found, each with what it is filtered by. */
export function joinWords(equalities: readonly Equality[], found: readonly RawBuilder<unknown>[]): MatchingCases {
  // In SQLite the left side of a cross join is always the outer one.
  const from = sql`hardcase_search cross join ${byTime} on order_key = hardcase_search.rowid`;
  return { from, where: matchAll([...found, ...equalities.map(equals)]) };
}

/** The same for very many of them: to look for their keys in lists of those that meet a condition is quicker, unless nearly all do. */
export async function followWords(
  database: Kysely<CaseTables>,
  equalities: readonly Equality[],
  found: readonly RawBuilder<unknown>[],
): Promise<MatchingCases> {
  const conditions = [...found];
  for (const equality of equalities) {
    const isListed = !areCounted([equality]) || (await areFew(database, [equality], longestList));
    // Those that are no repeats are nearly all.
    if (equality.column === "is_newest") conditions.push(sql`not ${isKeyOf(sql`is_newest = 0`)}`);
    else if (isListed) conditions.push(isKeyOf(equals(equality)));
    else return joinWords(equalities, found);
  }
  return { from: sql`hardcase_search`, where: matchAll(conditions) };
}

/** The plus keeps SQLite from looking up the words for each key of the list. */
function isKeyOf(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`+hardcase_search.rowid in (select order_key from hardcase_cases where ${condition})`;
}

/** SQLite follows an index by order only for a condition on what it begins with. */
const lowestKey = -(2n ** 63n);

function inTime(plan: KeyPage, matching: MatchingCases, key: RawBuilder<unknown> = sql`order_key`): Source {
  return { ...matching, key, worth: sql`0`, order: sql`${key} ${direction(plan.order)}` };
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

/** How many cases a search finds, at most so many. */
export async function countFound(database: Kysely<CaseTables>, found: readonly RawBuilder<unknown>[], most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from hardcase_search where ${matchAll(found)} limit ${most})
  `.execute(database);
  return rows[0]?.count ?? 0;
}

export function isFarDown({ offset = 0 }: KeyPage): boolean {
  return offset > farDown;
}

export function equals({ column, value }: Equality): RawBuilder<unknown> {
  return sql`${expressionOf(column)} = ${value}`;
}

/** The plus keeps SQLite from following this column's index. */
export function equalsUnindexed({ column, value }: Equality): RawBuilder<unknown> {
  return sql`+${expressionOf(column)} = ${value}`;
}

/** Looks the words up for one case: a subquery for a value, since SQLite may turn `exists` into a join that begins with the text index. */
export function isFound(words: readonly string[]): RawBuilder<unknown> {
  return sql`(select 1 from hardcase_search where rowid = order_key and ${isMatch(words)}) = 1`;
}

/** In FTS5's own language; words hold letters and digits alone, so quoting them is safe. */
export function isMatch(words: readonly string[]): RawBuilder<unknown> {
  return sql`hardcase_search match ${`${words.map((word) => `"${word}"`).join(" AND ")}*`}`;
}
