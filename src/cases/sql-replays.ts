import type { Kysely } from "kysely";
import type { CaseTables } from "./case-tables.ts";
import type { ReplayedResult } from "./kept-case.ts";
import { logChanges } from "./sql-changes.ts";
import { toStorableText } from "./storable-text.ts";

/** Keeps what a replay found, unless a newer one has told already. */
export async function writeReplays(transaction: Kysely<CaseTables>, results: readonly ReplayedResult[]): Promise<void> {
  const changed: string[] = [];
  for (const { case: id, result, version, at, reason } of results) {
    const { numUpdatedRows } = await transaction
      .updateTable("hardcase_cases")
      .set({
        replay_result: result,
        replay_version: version === null ? null : toStorableText(version),
        replayed_at: at.getTime(),
        replay_reason: reason === null ? null : toStorableText(reason),
      })
      .where("id", "=", toStorableText(id))
      .where((column) => column.or([column("replayed_at", "is", null), column("replayed_at", "<=", at.getTime())]))
      .executeTakeFirst();
    if (numUpdatedRows > 0n) changed.push(toStorableText(id));
  }
  await logChanges(transaction, changed);
}
