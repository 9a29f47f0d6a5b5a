import { type Kysely, sql } from "kysely";
import type { CaseTables } from "./case-tables.ts";

/** The place of a version in the order in which versions were first seen, from 1; it is seen by being asked for. 0 for none. */
export async function versionOrdinal(transaction: Kysely<CaseTables>, version: string | null): Promise<number> {
  if (version === null) return 0;
  const find = () => transaction.selectFrom("hardcase_versions").select("ordinal").where("version", "=", version).executeTakeFirst();
  const known = await find();
  if (known) return known.ordinal;
  await transaction
    .insertInto("hardcase_versions")
    .values({ version, ordinal: sql<number>`(select coalesce(max(ordinal), 0) + 1 from hardcase_versions)` })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find())?.ordinal ?? 0;
}
