import type { Kysely } from "kysely";
import type { CaseRow, CaseTables } from "./case-tables.ts";
import { logRemoval } from "./sql-changes.ts";
import { leaveRepeats } from "./sql-repeats.ts";

/** A database takes a limited number of parameters. */
const mostRows = 500;

/** What is known of a case that is to be deleted; the text is storable. */
type LeavingCase = Pick<CaseRow, "id">;

/** Deletes cases with all that stands of them in other tables, but not what callbacks are owed. At most 500 at once. */
export async function deleteCases(transaction: Kysely<CaseTables>, leaving: readonly LeavingCase[]): Promise<void> {
  const ids = leaving.map(({ id }) => id);
  if (ids.length === 0) return;
  if (ids.length > mostRows) throw new RangeError(`At most ${mostRows} cases can be deleted at once.`);
  const counted = await transaction
    .selectFrom("hardcase_cases")
    .select(["endpoint", "inputs_hash", "inputs"])
    .where("id", "in", ids)
    .where("repeat_key", "is not", null)
    .execute();
  const keys = transaction.selectFrom("hardcase_cases").select("order_key").where("id", "in", ids);
  await transaction.deleteFrom("hardcase_search").where("rowid", "in", keys).execute();
  await transaction.deleteFrom("hardcase_reviews").where("case_id", "in", ids).execute();
  await transaction.deleteFrom("hardcase_cases").where("id", "in", ids).execute();
  await leaveRepeats(transaction, counted);
  await logRemoval(transaction, ids);
}
