import { type Kysely, sql } from "kysely";
import { searchedWords } from "./case-conditions.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { keyRange, matchAll, worthRange } from "./key-range.ts";
import type { PagePlan } from "./page-plan.ts";
import { equals, equalsUnindexed, findRarest, isFound, type Source, toMatch } from "./sqlite-source.ts";
import { worthOfJudged } from "./worth-of.ts";

/** So many rows with a value are sooner sorted by their worth than found among all, and so many with a word. */
const few = 5_000;
const fewWithWords = 20_000;

/** Where cases in the order by worth are read from: what is rare is sorted, and for the rest the index is followed until a page is full. */
export async function chooseWorthSource(database: Kysely<CaseTables>, filter: CaseFilter, plan: PagePlan): Promise<Source> {
  const { equalities } = plan;
  const words = searchedWords(filter);
  const range = keyRange(sql`order_key`, filter, plan);
  if (words !== undefined && words.length === 0) return sorted(sql`hardcase_cases`, [sql`false`]);
  const rarest = await findRarest(database, equalities, few);
  if (rarest) {
    const conditions = equalities.map((equality) => (equality === rarest ? equals(equality) : equalsUnindexed(equality)));
    return sorted(sql`hardcase_cases`, [...conditions, ...range, ...worthRange(sql`+worth`, plan), ...(words ? [isFound(words)] : [])]);
  }
  if (words && (await countFound(database, words)) < fewWithWords) {
    const from = sql`hardcase_search cross join hardcase_cases on order_key = hardcase_search.rowid`;
    const match = sql`hardcase_search match ${toMatch(words)}`;
    return sorted(from, [match, ...equalities.map(equalsUnindexed), ...range, ...worthRange(sql`+worth`, plan)]);
  }
  return followed([
    ...worthRange(sql`worth`, { ...plan, leastWorth: plan.leastWorth ?? worthOfJudged }),
    ...equalities.map(equalsUnindexed),
    ...range,
    ...(words ? [isFound(words)] : []),
  ]);
}

function sorted(from: Source["from"], conditions: readonly Source["where"][]): Source {
  return { key: sql`order_key`, worth: sql`worth`, from, where: matchAll(conditions), order: sql`+worth desc, order_key desc` };
}

function followed(conditions: readonly Source["where"][]): Source {
  const from = sql`hardcase_cases indexed by hardcase_cases_worth`;
  return { key: sql`order_key`, worth: sql`worth`, from, where: matchAll(conditions), order: sql`worth desc, order_key desc` };
}

async function countFound(database: Kysely<CaseTables>, words: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from hardcase_search where hardcase_search match ${toMatch(words)} limit ${fewWithWords})
  `.execute(database);
  return rows[0]?.count ?? 0;
}
