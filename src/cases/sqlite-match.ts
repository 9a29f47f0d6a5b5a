import { type Kysely, type RawBuilder, sql } from "kysely";
import { equalitiesOf, expressionOf, searchedWords } from "./case-conditions.ts";
import type { CountableCases, Counting, MatchingCases } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { keyRange, matchAll } from "./key-range.ts";
import { areCounted, countedCases } from "./sqlite-counted.ts";
import {
  byTime,
  byUser,
  chooseIndex,
  countFound,
  equals,
  findRarest,
  followRarest,
  followWords,
  isFound,
  isMatch,
  joinWords,
} from "./sqlite-source.ts";

/** A condition that fewer rows fulfil is worth reading each of them. */
const few = 500;

/** All matching cases, to be counted: by what is counted already, else by the shortest way. */
export async function matchCases(
  database: Kysely<CaseTables>,
  filter: CaseFilter,
  { columns = [], most }: Counting = {},
): Promise<CountableCases> {
  const equalities = equalitiesOf(filter);
  const words = searchedWords(filter);
  const range = keyRange(sql`order_key`, filter, undefined);
  const isOfAllTime = words === undefined && range.length === 0;
  if (isOfAllTime && areCounted(equalities, columns)) return countedCases(equalities);
  const isByUser = isOfAllTime && columns.length === 1 && columns[0] === "user_name";
  const rarest = words || isByUser ? await findRarest(database, equalities, few) : undefined;
  if (isByUser && !rarest) {
    return oneByOne({ from: byUser, where: matchAll([sql`user_name is not null`, ...equalities.map(equals)]) }, "all");
  }
  if (words === undefined) return oneByOne(await chooseIndex(database, equalities, range));
  if (words.length === 0) return oneByOne({ from: sql`hardcase_cases`, where: sql`false` });
  if (rarest) return oneByOne(followRarest(equalities, rarest, [...range, isFound(words)]));
  const found = [isMatch(words), ...keyRange(sql`hardcase_search.rowid`, filter, undefined)];
  const isMany = most !== undefined && (await countFound(database, found, most)) >= most;
  if (isMany) return oneByOne({ from: newestFound(found, most), where: matchAll(equalities.map(equals)) }, "some");
  return oneByOne(columns.length === 0 ? await followWords(database, equalities, found) : joinWords(equalities, found));
}

/** Those of the cases found that were flagged last, with what they are counted by. */
function newestFound(found: readonly RawBuilder<unknown>[], most: number): RawBuilder<unknown> {
  const newest = sql`select rowid as key from hardcase_search where ${matchAll(found)} order by rowid desc limit ${most}`;
  return sql`(${newest}) newest cross join ${byTime} on order_key = newest.key`;
}

function oneByOne(matching: MatchingCases, extent: CountableCases["extent"] = "unknown"): CountableCases {
  return { ...matching, cases: sql`1`, columnValue: expressionOf, extent };
}
