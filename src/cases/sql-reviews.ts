import type { Kysely } from "kysely";
import type { CaseReview } from "./case.ts";
import type { CaseChange } from "./case-change.ts";
import { fromReviewRow, toKeptCase, toReviewColumns } from "./case-row.ts";
import type { CaseTables } from "./case-tables.ts";
import type { KeptCase } from "./kept-case.ts";
import { repeatKey } from "./repeat-key.ts";
import { selectCases, selectKeptCases } from "./select-cases.ts";
import { logChanges } from "./sql-changes.ts";
import { settleRepeats } from "./sql-repeats.ts";
import { toStorableText } from "./storable-text.ts";
import { worthOfJudged, worthOfRepeat } from "./worth-of.ts";

const reviewColumns = ["revision", "verdict", "expected", "review_comment", "reviewed_by", "reviewed_at", "duplicate_of"] as const;

/** Writes a review and its place in the history, unless another came first. */
export async function writeReview(transaction: Kysely<CaseTables>, id: string, review: CaseReview): Promise<KeptCase | undefined> {
  const storedId = toStorableText(id);
  const before = await selectCases(transaction)
    .where("id", "=", storedId)
    .where("revision", "=", review.revision - 1)
    .executeTakeFirst();
  if (before === undefined) return undefined;
  const columns = toReviewColumns(review);
  const { numUpdatedRows } = await transaction
    .updateTable("hardcase_cases")
    .set({ ...columns, worth: review.verdict === "new" ? worthOfRepeat : worthOfJudged })
    .where("id", "=", storedId)
    .where("revision", "=", review.revision - 1)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return undefined;
  // A review that came with the case, or that an older hardcase wrote, is not in the history yet.
  const earlier = before.revision > 0 ? [{ case_id: storedId, ...toReviewColumns(fromReviewRow(before)) }] : [];
  await transaction
    .insertInto("hardcase_reviews")
    .values([...earlier, { case_id: storedId, ...columns }])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await settleRepeats(transaction, repeatKey(before));
  await logChanges(transaction, [storedId]);
  const row = await selectKeptCases(transaction).where("id", "=", storedId).executeTakeFirst();
  return row && toKeptCase(row);
}

/** Every decision on a case, the newest last. */
export async function readHistory(database: Kysely<CaseTables>, id: string): Promise<CaseChange[]> {
  const storedId = toStorableText(id);
  const written = await database
    .selectFrom("hardcase_reviews")
    .select(reviewColumns)
    .where("case_id", "=", storedId)
    .orderBy("revision")
    .execute();
  const now = await database.selectFrom("hardcase_cases").select(reviewColumns).where("id", "=", storedId).executeTakeFirst();
  const isMissing = now !== undefined && now.revision > (written.at(-1)?.revision ?? 0);
  return [...written, ...(isMissing ? [now] : [])].map(fromReviewRow);
}
