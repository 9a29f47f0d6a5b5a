import { type Kysely, sql } from "kysely";
import type { DayRuns } from "./case-numbers.ts";
import type { CaseTables } from "./case-tables.ts";
import { toStorableText } from "./storable-text.ts";

/** Adds runs to those of the same endpoint, version and day. */
export async function writeRuns(transaction: Kysely<CaseTables>, counts: readonly DayRuns[]): Promise<void> {
  // In one order everywhere, so that no two transactions wait for each other.
  const sorted = [...counts].sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
  for (const { endpoint, version, day, runs, failed } of sorted) {
    await transaction
      .insertInto("hardcase_runs")
      .values({ endpoint: toStorableText(endpoint), version: toStorableText(version ?? ""), day, runs, failed })
      .onConflict((conflict) =>
        conflict.columns(["endpoint", "version", "day"]).doUpdateSet({
          runs: sql`hardcase_runs.runs + excluded.runs`,
          failed: sql`hardcase_runs.failed + excluded.failed`,
        }),
      )
      .execute();
  }
}

const keyOf = ({ endpoint, version, day }: DayRuns): string => JSON.stringify([endpoint, version, day]);
