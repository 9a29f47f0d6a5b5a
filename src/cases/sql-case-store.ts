import { isDeepStrictEqual } from "node:util";
import { type Kysely, sql } from "kysely";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { Case, CaseReview } from "./case.ts";
import type { CaseDatabase } from "./case-database.ts";
import { fromCaseRow, toCaseRow, toFlagColumns, toReviewColumns } from "./case-row.ts";
import type { CaseFilter, CasePage, CaseStore, FlagChange, PageRequest, PendingCount, PendingDelivery } from "./case-store.ts";
import { type CaseRow, type CaseTables, caseColumns } from "./case-tables.ts";
import { type EndpointDescription, mergeDescriptions } from "./endpoint-description.ts";
import { firstKeyAt, keysPerMillisecond, someKeyAt } from "./order-key.ts";
import { searchWords } from "./search-words.ts";
import { SqlDeliveries } from "./sql-deliveries.ts";
import { toStorableText } from "./storable-text.ts";

type Transaction = Kysely<CaseTables>;

/** Cases in a database of either dialect. */
export class SqlCaseStore implements CaseStore {
  readonly #database: CaseDatabase;
  readonly #deliveries: SqlDeliveries;

  constructor(database: CaseDatabase) {
    this.#database = database;
    this.#deliveries = new SqlDeliveries(database);
  }

  async add(flagged: Case, callbacks: readonly string[]): Promise<{ readonly case: Case; readonly isNew: boolean }> {
    const row = toCaseRow(flagged);
    return this.#database.write(async (transaction) => {
      let orderKey = nextKeyAt(flagged.flag.at);
      while (!(await this.#insert(transaction, row, orderKey))) {
        const earlier = await this.#rowOfRun(transaction, row);
        if (earlier !== undefined)
          return { case: await this.#takeOption(transaction, earlier, flagged.flag.option, callbacks), isNew: false };
        if ((await this.#row(transaction, row.id)) !== undefined) {
          throw new HardcaseError("HC_STORE", `The case ${showValue(flagged.id)} is there already, of another run.`);
        }
        // Another process has just taken the key.
        orderKey = sql`${someKeyAt(flagged.flag.at)}`;
      }
      await this.#index(transaction, flagged);
      await this.#deliveries.enqueue(transaction, "flag", row, callbacks);
      return { case: flagged, isNew: true };
    });
  }

  get(id: string): Promise<Case | undefined> {
    return this.#find((cases) => cases.where("id", "=", toStorableText(id)));
  }

  findByRun(run: string): Promise<Case | undefined> {
    return this.#find((cases) => cases.where("run_id", "=", toStorableText(run)));
  }

  async list(filter: CaseFilter, { after, limit, order = "newest first" }: PageRequest): Promise<CasePage> {
    const key = after === undefined ? undefined : readKey(after);
    return this.#database.read(async (database) => {
      const keys = await this.#database.dialect.findKeys(database, filter, { order, after: key, limit: limit + 1 });
      const shown = keys.slice(0, limit);
      if (shown.length === 0) return { cases: [], next: null };
      const rows = await selectCases(database)
        .where("order_key", "in", shown.map(BigInt))
        .orderBy("order_key", order === "oldest first" ? "asc" : "desc")
        .execute();
      return { cases: rows.map(fromCaseRow), next: keys.length > limit ? (shown.at(-1) ?? null) : null };
    });
  }

  count(filter: CaseFilter): Promise<number> {
    return this.#database.read((database) => this.#database.dialect.count(database, filter));
  }

  change(id: string, change: FlagChange, callbacks: readonly string[]): Promise<Case | undefined> {
    return this.#database.write(async (transaction) => {
      const row = await this.#row(transaction, toStorableText(id));
      return row && this.#changeFlag(transaction, row, change, callbacks);
    });
  }

  remove(id: string, callbacks: readonly string[]): Promise<Case | undefined> {
    return this.#database.write(async (transaction) => {
      const row = await this.#row(transaction, toStorableText(id));
      if (row === undefined) return undefined;
      await this.#unindex(transaction, row.id);
      await transaction.deleteFrom("hardcase_cases").where("id", "=", row.id).execute();
      await this.#deliveries.enqueueUndo(transaction, { ...row, changes: row.changes + 1 }, callbacks);
      return fromCaseRow(row);
    });
  }

  review(id: string, review: Omit<CaseReview, "revision">, revision: number): Promise<Case | undefined> {
    return this.#database.write(async (transaction) => {
      const row = await transaction
        .updateTable("hardcase_cases")
        .set(toReviewColumns({ ...review, revision }))
        .where("id", "=", toStorableText(id))
        .where("revision", "=", revision - 1)
        .returning(caseColumns)
        .executeTakeFirst();
      return row && fromCaseRow(row);
    });
  }

  due(now: Date, limit: number, only?: { readonly case: string }): Promise<PendingDelivery[]> {
    return this.#deliveries.due(now, limit, only);
  }

  delivered(delivery: PendingDelivery): Promise<void> {
    return this.#deliveries.delivered(delivery);
  }

  failed(delivery: PendingDelivery, error: string, nextAttemptAt: Date): Promise<void> {
    return this.#deliveries.failed(delivery, error, nextAttemptAt);
  }

  pending(): Promise<PendingCount> {
    return this.#deliveries.pending();
  }

  describe(endpoint: EndpointDescription): Promise<void> {
    const name = toStorableText(endpoint.endpoint);
    return this.#database.write(async (transaction) => {
      const kept = transaction.selectFrom("hardcase_endpoints").select("description").where("endpoint", "=", name);
      const row = await (this.#database.dialect.hasRowLocks ? kept.forUpdate() : kept).executeTakeFirst();
      const merged = row === undefined ? endpoint : mergeDescriptions(readDescription(row), endpoint);
      const description = JSON.stringify(merged);
      if (description === row?.description) return;
      await transaction
        .insertInto("hardcase_endpoints")
        .values({ endpoint: name, description })
        .onConflict((conflict) => conflict.column("endpoint").doUpdateSet({ description }))
        .execute();
    });
  }

  descriptions(): Promise<EndpointDescription[]> {
    return this.#database.read(async (database) => {
      const rows = await database.selectFrom("hardcase_endpoints").select("description").orderBy("endpoint").execute();
      return rows.map(readDescription);
    });
  }

  nextDueAt(): Promise<Date | null> {
    return this.#deliveries.nextDueAt();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#deliveries.close();
    } finally {
      await this.#database.close();
    }
  }

  /** False when the run, the id or the key is there already. */
  async #insert(transaction: Transaction, row: CaseRow, orderKey: ReturnType<typeof nextKeyAt>): Promise<boolean> {
    const { numInsertedOrUpdatedRows = 0n } = await transaction
      .insertInto("hardcase_cases")
      .values({ ...row, order_key: orderKey })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows > 0n;
  }

  /** The row, and where several transactions write at once, nobody else's until this one is over. */
  #row(transaction: Transaction, id: string): Promise<CaseRow | undefined> {
    return this.#locked(selectCases(transaction).where("id", "=", id)).executeTakeFirst();
  }

  #rowOfRun(transaction: Transaction, { run_id, session }: CaseRow): Promise<CaseRow | undefined> {
    const cases = selectCases(transaction).where("run_id", "=", run_id);
    return this.#locked(cases.where(sql`coalesce(session, '')`, "=", session ?? "")).executeTakeFirst();
  }

  #locked(cases: ReturnType<typeof selectCases>): ReturnType<typeof selectCases> {
    return this.#database.dialect.hasRowLocks ? cases.forUpdate() : cases;
  }

  /** The newest of those that match. */
  #find(match: (cases: ReturnType<typeof selectCases>) => ReturnType<typeof selectCases>): Promise<Case | undefined> {
    return this.#database.read(async (database) => {
      const row = await match(selectCases(database)).orderBy("order_key", "desc").limit(1).executeTakeFirst();
      return row && fromCaseRow(row);
    });
  }

  /** A flag that says nothing, such as that of `auto`, does not take back what a person has said. */
  #takeOption(transaction: Transaction, row: CaseRow, option: string | null, callbacks: readonly string[]): Promise<Case> {
    return this.#changeFlag(transaction, row, option === null ? {} : { option }, callbacks);
  }

  async #changeFlag(transaction: Transaction, row: CaseRow, change: FlagChange, callbacks: readonly string[]): Promise<Case> {
    const before = fromCaseRow(row);
    const after = { ...before, flag: { ...before.flag, ...change } };
    if (isDeepStrictEqual(after.flag, before.flag)) return before;
    const changes = row.changes + 1;
    await transaction
      .updateTable("hardcase_cases")
      .set({ ...toFlagColumns(after.flag), changes })
      .where("id", "=", row.id)
      .execute();
    await this.#unindex(transaction, row.id);
    await this.#index(transaction, after);
    await this.#deliveries.enqueue(transaction, "update", { id: row.id, changes }, callbacks);
    return after;
  }

  async #index(transaction: Transaction, flagged: Case): Promise<void> {
    const words = this.#database.dialect.toIndexedWords(searchWords(flagged)).as("words");
    await transaction
      .insertInto("hardcase_search")
      .columns(["rowid", "words"])
      .expression(transaction.selectFrom("hardcase_cases").select(["order_key", words]).where("id", "=", toStorableText(flagged.id)))
      .execute();
  }

  async #unindex(transaction: Transaction, id: string): Promise<void> {
    await transaction
      .deleteFrom("hardcase_search")
      .where("rowid", "=", transaction.selectFrom("hardcase_cases").select("order_key").where("id", "=", id))
      .execute();
  }
}

function selectCases(database: Kysely<CaseTables>) {
  return database.selectFrom("hardcase_cases").select(caseColumns);
}

/** The key that follows those of the same moment. */
function nextKeyAt(moment: Date) {
  const first = firstKeyAt(moment);
  return sql<bigint>`(select coalesce(max(order_key) + 1, ${first}) from hardcase_cases where order_key >= ${first} and order_key < ${first + keysPerMillisecond})`;
}

const readDescription = ({ description }: { readonly description: string }) => JSON.parse(description) as EndpointDescription;

function readKey(after: string): bigint {
  const key = /^-?\d{1,19}$/.test(after) ? BigInt(after) : undefined;
  if (key !== undefined && key === BigInt.asIntN(64, key)) return key;
  throw new HardcaseError("HC_VALUE_INVALID", `after must be the "next" of an earlier page, got ${showValue(after)}.`, {
    parameter: "after",
  });
}
