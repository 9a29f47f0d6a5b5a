import { type Kysely, sql } from "kysely";
import { searchedWords } from "./case-conditions.ts";
import type { MatchingCases } from "./case-database.ts";
import type { CaseFilter } from "./case-store.ts";
import type { CaseTables } from "./case-tables.ts";
import { keyRange, matchAll, worthRange } from "./key-range.ts";
import type { PagePlan } from "./page-plan.ts";
import { countFound, equals, findRarest, followRarest, isFarDown, isFound, isMatch, joinWords, type Source } from "./sqlite-source.ts";
import { worthOfJudged } from "./worth-of.ts";

/** So many rows with a value are sooner sorted by their worth than found among all; fewer where words must be looked up for each. */
const few = 5_000;
const fewWithWords = 500;
/** So many with a word are sooner sorted. */
const fewFound = 50_000;

/** Where cases in the order by worth are read from: what is rare is sorted, and for the rest the index is followed until a page is full. */
export async function chooseWorthSource(database: Kysely<CaseTables>, filter: CaseFilter, plan: PagePlan): Promise<Source> {
  const { equalities } = plan;
  const words = searchedWords(filter);
  const range = keyRange(sql`order_key`, filter, plan);
  if (words !== undefined && words.length === 0) return sorted({ from: sql`hardcase_cases`, where: sql`false` });
  const found = words ? [isFound(words)] : [];
  const rarest = await findRarest(database, equalities, words ? fewWithWords : few);
  if (rarest) return sorted(followRarest(equalities, rarest, [...range, ...worthRange(sql`+worth`, plan), ...found]));
  if (words && (isFarDown(plan) || (await countFound(database, [isMatch(words)], fewFound)) < fewFound)) {
    return sorted(joinWords(equalities, [isMatch(words), ...range, ...worthRange(sql`+worth`, plan)]));
  }
  const inRange = worthRange(sql`worth`, { ...plan, leastWorth: plan.leastWorth ?? worthOfJudged });
  return {
    ...{ key: sql`order_key`, worth: sql`worth`, order: sql`worth desc, order_key desc` },
    from: sql`hardcase_cases indexed by hardcase_cases_by_worth`,
    where: matchAll([...inRange, ...equalities.map(equals), ...range, ...found]),
  };
}

function sorted(matching: MatchingCases): Source {
  return { ...matching, key: sql`order_key`, worth: sql`worth`, order: sql`+worth desc, order_key desc` };
}
