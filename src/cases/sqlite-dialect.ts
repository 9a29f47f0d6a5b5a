import { sql } from "kysely";
import type { CaseDialect } from "./case-database.ts";
import { planPage } from "./page-plan.ts";
import { matchCases } from "./sqlite-match.ts";
import { chooseSource } from "./sqlite-source.ts";
import { chooseWorthSource } from "./sqlite-worth-source.ts";

export const sqliteDialect: CaseDialect = {
  name: "sqlite",
  hasRowLocks: false,
  latestMoment: sql<number>`(select max(moment) from hardcase_changes)`,
  toIndexedWords: (words) => sql<string>`${words.join(" ")}`,

  async findPlaces(database, filter, page) {
    const plan = planPage(filter, page);
    const isByWorth = plan.order === "most worth judging";
    const { key, worth, from, where, order } = isByWorth
      ? await chooseWorthSource(database, filter, plan)
      : await chooseSource(database, filter, plan);
    const { rows } = await sql<{ key: string; worth: number }>`
      select cast(${key} as text) as key, ${worth} as worth from ${from} where ${where}
      order by ${order} limit ${plan.limit} offset ${plan.offset ?? 0}
    `.execute(database);
    return rows.map((row) => ({ worth: row.worth, key: BigInt(row.key) }));
  },

  match: matchCases,
};
