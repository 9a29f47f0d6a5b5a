import type { Kysely } from "kysely";
import type { CaseTables } from "./case-tables.ts";
import { repeatKey } from "./repeat-key.ts";
import { toStorableText } from "./storable-text.ts";

/** Ids of the other cases with exactly these inputs, the newest first. */
export async function findExactRepeats(database: Kysely<CaseTables>, id: string, limit: number): Promise<string[]> {
  const row = await database
    .selectFrom("hardcase_cases")
    .select(["id", "endpoint", "inputs_hash"])
    .where("id", "=", toStorableText(id))
    .executeTakeFirst();
  if (row === undefined) return [];
  const rows = await database
    .selectFrom("hardcase_cases")
    .select("id")
    .where("repeat_key", "=", repeatKey(row))
    .where("endpoint", "=", row.endpoint)
    .where("inputs_hash", "=", row.inputs_hash)
    .where("id", "<>", row.id)
    .orderBy("order_key", "desc")
    .limit(limit)
    .execute();
  return rows.map((one) => one.id);
}
