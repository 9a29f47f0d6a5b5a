import { type Kysely, sql } from "kysely";
import { type CaseTables, caseColumns } from "./case-tables.ts";

/** Rows of cases, as they were stored. */
export function selectCases(database: Kysely<CaseTables>) {
  return database.selectFrom("hardcase_cases").select(caseColumns);
}

/** Rows of cases with what was learned of them later. */
export function selectKeptCases(database: Kysely<CaseTables>) {
  return selectCases(database).select([
    "replay_result",
    "replay_version",
    "replayed_at",
    "replay_reason",
    sql<number>`coalesce((select cases from hardcase_repeats where hardcase_repeats.repeat_key = hardcase_cases.repeat_key), 1)`.as(
      "repeats",
    ),
  ]);
}
