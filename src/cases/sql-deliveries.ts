import { type Kysely, type Selectable, sql } from "kysely";
import type { CaseDatabase } from "./case-database.ts";
import { fromCaseRow } from "./case-row.ts";
import type { PendingCount, PendingDelivery } from "./case-store.ts";
import type { CaseRow, CaseTables, DeliveryTable } from "./case-tables.ts";
import { DeliveryLeases, isLease, type Lease, leaseMs } from "./delivery-leases.ts";
import { fromStorableText, toStorableText } from "./storable-text.ts";

/** What is lost of these in a power cut is done again: a callback is told at least once. */
const notDurable = { isDurable: false };

/** What callbacks have yet to be told: one row at most for a case and a callback, which later changes of the case bring up to date. */
export class SqlDeliveries {
  readonly #database: CaseDatabase;
  readonly #leases: DeliveryLeases;

  constructor(database: CaseDatabase) {
    this.#database = database;
    this.#leases = new DeliveryLeases(database);
  }

  /** Tells of a new case or a changed one. What waits already then carries the newer data; a case not yet told stays `flag`. */
  async enqueue(
    transaction: Kysely<CaseTables>,
    change: "flag" | "update",
    row: Pick<CaseRow, "id" | "changes">,
    callbacks: readonly string[],
  ): Promise<void> {
    if (callbacks.length === 0) return;
    await transaction
      .insertInto("hardcase_deliveries")
      .values(callbacks.map((callback) => newDelivery(change, row, callback)))
      .onConflict((conflict) => conflict.columns(["case_id", "callback"]).doUpdateSet({ generation: row.changes }))
      .execute();
  }

  /** Tells that a case was taken back, to all who may have had it: not where its `flag` was never handed out. */
  async enqueueUndo(transaction: Kysely<CaseTables>, row: CaseRow, callbacks: readonly string[]): Promise<void> {
    const untold = await transaction
      .deleteFrom("hardcase_deliveries")
      .where("case_id", "=", row.id)
      .where("change", "=", "flag")
      .where("leases", "=", 0)
      .returning("callback")
      .execute();
    const undo = { change: "undo", generation: row.changes, removed: JSON.stringify(row) } as const;
    await transaction.updateTable("hardcase_deliveries").set(undo).where("case_id", "=", row.id).execute();
    const told = callbacks.filter((callback) => !untold.some((delivery) => delivery.callback === toStorableText(callback)));
    if (told.length === 0) return;
    await transaction
      .insertInto("hardcase_deliveries")
      .values(told.map((callback) => ({ ...newDelivery("undo", row, callback), removed: undo.removed })))
      .onConflict((conflict) => conflict.columns(["case_id", "callback"]).doNothing())
      .execute();
  }

  async due(now: Date, limit: number, only?: { readonly case: string }): Promise<PendingDelivery[]> {
    const rows = await this.#database.write(async (transaction) => {
      const waiting = transaction
        .selectFrom("hardcase_deliveries")
        .selectAll()
        .where("due_at", "<=", now.getTime())
        .$if(only !== undefined, (all) => all.where("case_id", "=", toStorableText(only?.case ?? "")))
        .orderBy("due_at")
        .orderBy("case_id")
        .limit(limit);
      const found = await (this.#database.dialect.hasRowLocks ? waiting.forUpdate().skipLocked() : waiting).execute();
      if (found.length === 0) return [];
      await transaction
        .updateTable("hardcase_deliveries")
        .set({ leases: sql`leases + 1`, attempts: sql`attempts + 1`, due_at: now.getTime() + leaseMs })
        .where((column) => column.or(found.map(({ case_id, callback }) => column.and({ case_id, callback }))))
        .execute();
      return found;
    }, notDurable);
    for (const { case_id, callback, leases } of rows) this.#leases.hold({ case_id, callback, leases: leases + 1 });
    return rows.map(toPendingDelivery);
  }

  async delivered(delivery: PendingDelivery): Promise<void> {
    const lease = this.#leases.letGo(placeOf(delivery));
    await this.#database.write(async (transaction) => {
      const over = await transaction
        .deleteFrom("hardcase_deliveries")
        .where((column) => column.and(placeOf(delivery)))
        .where("generation", "=", delivery.generation)
        .executeTakeFirst();
      if (over.numDeletedRows > 0n || lease === undefined) return;
      // The case has changed meanwhile: what the callback has had is now out of date.
      await transaction
        .updateTable("hardcase_deliveries")
        .set({
          change: sql`case change when 'flag' then 'update' else change end`,
          attempts: 0,
          due_at: Date.now(),
          failed_at: null,
          last_error: null,
        })
        .where(isLease(lease))
        .execute();
    }, notDurable);
  }

  async failed(delivery: PendingDelivery, error: string, nextAttemptAt: Date): Promise<void> {
    const lease = this.#leases.letGo(placeOf(delivery));
    if (lease === undefined) return;
    await this.#database.write(
      (transaction) =>
        transaction
          .updateTable("hardcase_deliveries")
          .set((column) => ({
            ...{ due_at: nextAttemptAt.getTime(), failed_at: Date.now() },
            // It may quote what was told, which may have been erased or changed meanwhile.
            last_error: column.case().when("generation", "=", delivery.generation).then(toStorableText(error)).else(null).end(),
          }))
          .where(isLease(lease))
          .execute(),
      notDurable,
    );
  }

  pending(): Promise<PendingCount> {
    return this.#database.read(async (database) => {
      const { count } = await database
        .selectFrom("hardcase_deliveries")
        .select((column) => column.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      const last = await database
        .selectFrom("hardcase_deliveries")
        .select("last_error")
        .where("failed_at", "is not", null)
        .orderBy("failed_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return { count, lastError: last === undefined ? null : readError(last) };
    });
  }

  nextDueAt(): Promise<Date | null> {
    return this.#database.read(async (database) => {
      const next = await database.selectFrom("hardcase_deliveries").select("due_at").orderBy("due_at").limit(1).executeTakeFirst();
      return next === undefined ? null : new Date(next.due_at);
    });
  }

  /** Lets others have at once what this process has not finished. */
  close(): Promise<void> {
    return this.#leases.close();
  }
}

function newDelivery(change: PendingDelivery["change"], { id, changes }: Pick<CaseRow, "id" | "changes">, callback: string) {
  return { case_id: id, callback: toStorableText(callback), change, generation: changes, attempts: 0, leases: 0, due_at: Date.now() };
}

function placeOf(delivery: PendingDelivery): Omit<Lease, "leases"> {
  return { case_id: toStorableText(delivery.case), callback: toStorableText(delivery.callback) };
}

function toPendingDelivery(row: Selectable<DeliveryTable>): PendingDelivery {
  return {
    case: fromStorableText(row.case_id),
    callback: fromStorableText(row.callback),
    change: row.change,
    generation: row.generation,
    removed: row.removed === null ? null : fromCaseRow(JSON.parse(row.removed) as CaseRow),
    attempts: row.attempts,
    nextAttemptAt: new Date(row.due_at),
    lastError: readError(row),
  };
}

function readError({ last_error }: Pick<DeliveryTable, "last_error">): string | null {
  return last_error === null ? null : fromStorableText(last_error);
}
