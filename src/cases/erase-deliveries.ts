import type { Kysely } from "kysely";
import type { CaseRow, CaseTables } from "./case-tables.ts";
import type { EraseReceivers, StoreErasure } from "./erasing.ts";
import { fromStorableText, toStorableText } from "./storable-text.ts";

interface LeavingCases {
  /** Rows that are deleted in the same transaction. */
  readonly leaving: readonly Pick<CaseRow, "id" | "endpoint" | "changes">[];
  /** Ids of cases that were taken back before. */
  readonly gone: readonly string[];
}

/** A database takes a limited number of parameters. */
const mostRows = 1000;

/** Leaves of erased cases nothing but their ids, where a callback that may have had one is to be told to remove it. */
export async function eraseDeliveries(
  transaction: Kysely<CaseTables>,
  { leaving, gone }: LeavingCases,
  { told, local }: EraseReceivers,
): Promise<Pick<StoreErasure, "deliveries" | "owed">> {
  const ids = [...leaving.map(({ id }) => id), ...gone];
  if (ids.length === 0) return { deliveries: 0, owed: {} };
  const waiting = await transaction
    .selectFrom("hardcase_deliveries")
    .select(["case_id", "callback", "change", "leases"])
    .where("case_id", "in", ids)
    .execute();
  const isUntold = (delivery: (typeof waiting)[number]) => delivery.change === "flag" && delivery.leases === 0;
  const localNames = local.map(toStorableText);
  await transaction.deleteFrom("hardcase_deliveries").where("case_id", "in", ids).where("callback", "in", localNames).execute();
  await transaction
    .deleteFrom("hardcase_deliveries")
    .where("case_id", "in", ids)
    .where("change", "=", "flag")
    .where("leases", "=", 0)
    .execute();
  // What was handed out stays so, and its holder is handed this next.
  const removal = { change: "undo", removed: null, failed_at: null, last_error: null } as const;
  await transaction
    .updateTable("hardcase_deliveries")
    .set((column) => ({ ...removal, generation: column("generation", "+", 1) }))
    .where("case_id", "in", ids)
    .execute();

  const untold = new Set(waiting.filter(isUntold).map(({ case_id, callback }) => `${case_id} ${callback}`));
  const owed = leaving.flatMap(({ id, endpoint, changes }) =>
    (told.get(fromStorableText(endpoint)) ?? [])
      .map(toStorableText)
      .filter((callback) => !localNames.includes(callback) && !untold.has(`${id} ${callback}`))
      .map((callback) => ({
        ...removal,
        ...{ case_id: id, callback, generation: changes + 1, attempts: 0, leases: 0, due_at: Date.now() },
      })),
  );
  for (let start = 0; start < owed.length; start += mostRows) {
    await transaction
      .insertInto("hardcase_deliveries")
      .values(owed.slice(start, start + mostRows))
      .onConflict((conflict) => conflict.columns(["case_id", "callback"]).doNothing())
      .execute();
  }
  const left = await transaction
    .selectFrom("hardcase_deliveries")
    .select((column) => ["callback", column.fn.countAll<number>().as("count")])
    .where("case_id", "in", ids)
    .groupBy("callback")
    .execute();
  return {
    deliveries: waiting.length,
    owed: Object.fromEntries(left.map(({ callback, count }) => [fromStorableText(callback), Number(count)])),
  };
}
