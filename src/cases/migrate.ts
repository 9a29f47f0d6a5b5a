import { type Kysely, sql } from "kysely";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { CaseDialect } from "./case-database.ts";
import type { Migration } from "./migrations/migration.ts";
import { migrations as allMigrations } from "./migrations/migrations.ts";

interface FormatTables {
  hardcase_format: { version: number };
}

/**
 * Brings a database to the newest format, inside a transaction that no other process shares.
 *
 * @param place The database as its owner may read of it, for messages.
 * @throws `HardcaseError` with `HC_STORE` for a database that a newer hardcase has written.
 */
export async function migrate<Tables>(
  transaction: Kysely<Tables>,
  dialect: CaseDialect["name"],
  { place, migrations = allMigrations }: { readonly place: string; readonly migrations?: readonly Migration[] },
): Promise<void> {
  const formats = transaction as unknown as Kysely<FormatTables>;
  await sql`create table if not exists hardcase_format (version integer not null)`.execute(formats);
  const version = (await formats.selectFrom("hardcase_format").select("version").executeTakeFirst())?.version;
  if (version !== undefined && version > migrations.length) {
    throw new HardcaseError("HC_STORE", `${place} has format ${version}, but this hardcase reads formats up to ${migrations.length}.`, {
      hint: "Install the newer hardcase that wrote it.",
    });
  }
  for (const migration of migrations.slice(version ?? 0)) await migration(transaction as unknown as Kysely<unknown>, dialect);
  if (version === undefined) await formats.insertInto("hardcase_format").values({ version: migrations.length }).execute();
  else if (version < migrations.length) await formats.updateTable("hardcase_format").set({ version: migrations.length }).execute();
}
