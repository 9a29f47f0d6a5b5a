import { type Kysely, sql } from "kysely";
import type { ChangesSince } from "./case-change.ts";
import type { CaseDialect } from "./case-database.ts";
import type { CaseTables } from "./case-tables.ts";
import { fromStorableText } from "./storable-text.ts";

/** So many are told one by one. */
const mostTold = 1000;
/** So many of the newest changes are kept for whoever asks late. */
const mostKept = 20_000;

/** One in so many writes forgets what is older. */
const trimmedShare = 1 / 1000;

/** Stands for a case that is gone: nothing of it is kept, not even its id. */
const gone = "";

/** Puts changes into the log, by which other processes learn of them. Ids are storable text. */
export async function logChanges(transaction: Kysely<CaseTables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .insertInto("hardcase_changes")
    .values(ids.map((case_id) => ({ case_id })))
    .execute();
  if (Math.random() < trimmedShare) await trimChanges(transaction);
}

/** Takes cases that are gone out of the log, and puts in that some are. */
export async function logRemoval(transaction: Kysely<CaseTables>, ids: readonly string[]): Promise<void> {
  // First: SQLite would give the moment of a newest row again that is deleted before.
  await logChanges(transaction, [gone]);
  await transaction.deleteFrom("hardcase_changes").where("case_id", "in", ids).execute();
}

export async function readChanges(
  database: Kysely<CaseTables>,
  { latestMoment }: Pick<CaseDialect, "latestMoment">,
  given: string | null,
): Promise<ChangesSince> {
  // First: what comes between the two is told twice rather than never.
  const now = (await sql<{ moment: number }>`select ${latestMoment} as moment`.execute(database)).rows[0]?.moment ?? 0;
  const mark = String(now);
  if (given === null) return { mark, cases: [], isMany: false };
  const since = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
  const oldest = await database.selectFrom("hardcase_changes").select("moment").orderBy("moment").limit(1).executeTakeFirst();
  // Too long ago, or of another database.
  if (!(since <= now && (oldest?.moment ?? 0) <= since)) return { mark, cases: [], isMany: true };
  const rows = await database
    .selectFrom("hardcase_changes")
    .select("case_id")
    .where("moment", ">", since)
    .orderBy("moment")
    .limit(mostTold + 1)
    .execute();
  const ids = new Set(rows.map(({ case_id }) => case_id));
  const isMany = rows.length > mostTold || ids.delete(gone);
  return { mark, cases: [...ids].map(fromStorableText), isMany };
}

/** Forgets all but the newest changes. */
async function trimChanges(transaction: Kysely<CaseTables>): Promise<void> {
  const kept = transaction.selectFrom("hardcase_changes").select("moment").orderBy("moment", "desc").limit(1).offset(mostKept);
  await transaction.deleteFrom("hardcase_changes").where("moment", "<", kept).execute();
}
