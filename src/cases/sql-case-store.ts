import { isDeepStrictEqual } from "node:util";
import { type Insertable, type Kysely, sql } from "kysely";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { Case, CaseReview } from "./case.ts";
import type { CaseChange, ChangesSince } from "./case-change.ts";
import type { CaseCounts } from "./case-counts.ts";
import type { CaseDatabase } from "./case-database.ts";
import type { CaseNumbers, DayRuns } from "./case-numbers.ts";
import { fromCaseRow, toCaseRow, toFlagColumns, toKeptCase } from "./case-row.ts";
import type {
  AddedBeside,
  CaseFilter,
  CasePage,
  CaseStore,
  FlagChange,
  PageRequest,
  PendingCount,
  PendingDelivery,
  Stretch,
} from "./case-store.ts";
import type { CaseRow, CaseTable, CaseTables } from "./case-tables.ts";
import { deleteCases } from "./delete-cases.ts";
import { type EndpointDescription, mergeDescriptions } from "./endpoint-description.ts";
import type { ErasableCase, ErasedFilter, EraseReceivers, FilesElsewhere, SoughtFile, StoreErasure } from "./erasing.ts";
import type { KeptCase, NearRepeat, ReplayedResult } from "./kept-case.ts";
import { firstKeyAt, keysPerMillisecond, someKeyAt } from "./order-key.ts";
import type { SavedView } from "./saved-view.ts";
import { searchWords } from "./search-words.ts";
import { selectCases, selectKeptCases } from "./select-cases.ts";
import { logChanges, readChanges } from "./sql-changes.ts";
import { countCases } from "./sql-count-by.ts";
import { countByFacets } from "./sql-counts.ts";
import { SqlDeliveries } from "./sql-deliveries.ts";
import { SqlErase } from "./sql-erase.ts";
import { findExactRepeats } from "./sql-exact-repeats.ts";
import { listCases } from "./sql-list.ts";
import { findNearRepeats } from "./sql-near-repeats.ts";
import { readNumbers } from "./sql-numbers.ts";
import { SqlPreparation } from "./sql-preparation.ts";
import { firstOfRepeats, joinRepeats } from "./sql-repeats.ts";
import { writeReplays } from "./sql-replays.ts";
import { readHistory, writeReview } from "./sql-reviews.ts";
import { writeRuns } from "./sql-runs.ts";
import { SqlViews } from "./sql-views.ts";
import { toStorableText } from "./storable-text.ts";

type Transaction = Kysely<CaseTables>;

/** Cases in a database of either dialect. */
export class SqlCaseStore implements CaseStore {
  readonly #database: CaseDatabase;
  readonly #deliveries: SqlDeliveries;
  readonly #erase: SqlErase;
  readonly #views: SqlViews;
  readonly #preparation: SqlPreparation;

  constructor(database: CaseDatabase) {
    this.#database = database;
    this.#deliveries = new SqlDeliveries(database);
    this.#erase = new SqlErase(database);
    this.#views = new SqlViews(database);
    this.#preparation = new SqlPreparation(database);
  }

  /** Begins to prepare what an older hardcase has stored; for one of several that use a database in this process. */
  startPreparing(): void {
    this.#preparation.start();
  }

  async add(
    flagged: Case,
    callbacks: readonly string[],
    { pictureHashes = [] }: AddedBeside = {},
  ): Promise<{ readonly case: Case; readonly isNew: boolean }> {
    const row = toCaseRow(flagged);
    return this.#database.write(async (transaction) => {
      const derived = await firstOfRepeats(transaction, row);
      let orderKey = nextKeyAt(flagged.flag.at);
      while (!(await this.#insert(transaction, { ...row, ...derived }, orderKey))) {
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
      await joinRepeats(transaction, row, pictureHashes[0] ?? null);
      await logChanges(transaction, [row.id]);
      await this.#deliveries.enqueue(transaction, "flag", row, callbacks);
      return { case: flagged, isNew: true };
    });
  }

  get(id: string): Promise<KeptCase | undefined> {
    return this.#database.read(async (database) => {
      const row = await selectKeptCases(database).where("id", "=", toStorableText(id)).executeTakeFirst();
      return row && toKeptCase(row);
    });
  }

  findByRun(run: string): Promise<Case | undefined> {
    return this.#find((cases) => cases.where("run_id", "=", toStorableText(run)));
  }

  list(filter: CaseFilter, page: PageRequest): Promise<CasePage> {
    return this.#database.read((database) => listCases(database, this.#database.dialect, filter, page));
  }

  listAt(filter: CaseFilter, stretch: Stretch): Promise<CasePage> {
    return this.#database.read((database) => listCases(database, this.#database.dialect, filter, stretch));
  }

  count(filter: CaseFilter): Promise<number> {
    return this.#database.read((database) => countCases(database, this.#database.dialect, filter));
  }

  counts(filter: CaseFilter): Promise<CaseCounts> {
    return this.#database.read((database) => countByFacets(database, this.#database.dialect, filter));
  }

  numbers(filter: CaseFilter): Promise<CaseNumbers> {
    return this.#database.read((database) => readNumbers(database, this.#database.dialect, filter));
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
      await deleteCases(transaction, [row]);
      await this.#deliveries.enqueueUndo(transaction, { ...row, changes: row.changes + 1 }, callbacks);
      return fromCaseRow(row);
    });
  }

  review(id: string, review: Omit<CaseReview, "revision">, revision: number): Promise<KeptCase | undefined> {
    return this.#database.write((transaction) => writeReview(transaction, id, { ...review, revision }));
  }

  history(id: string): Promise<CaseChange[]> {
    return this.#database.read((database) => readHistory(database, id));
  }

  nearRepeats(id: string, limit: number): Promise<NearRepeat[]> {
    return this.#database.read((database) => findNearRepeats(database, id, limit));
  }

  repeatsOf(id: string, limit: number): Promise<string[]> {
    return this.#database.read((database) => findExactRepeats(database, id, limit));
  }

  recordReplay(results: readonly ReplayedResult[]): Promise<void> {
    return this.#database.write((transaction) => writeReplays(transaction, results));
  }

  addRuns(counts: readonly DayRuns[]): Promise<void> {
    return this.#database.write((transaction) => writeRuns(transaction, counts));
  }

  views(): Promise<SavedView[]> {
    return this.#views.views();
  }

  saveView(view: SavedView): Promise<void> {
    return this.#views.saveView(view);
  }

  removeView(name: string): Promise<void> {
    return this.#views.removeView(name);
  }

  changesSince(mark: string | null): Promise<ChangesSince> {
    return this.#database.read((database) => readChanges(database, this.#database.dialect, mark));
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

  erasable(filter: ErasedFilter, limit: number): Promise<ErasableCase[]> {
    return this.#erase.erasable(filter, limit);
  }

  erase(seen: readonly ErasableCase[], receivers: EraseReceivers): Promise<StoreErasure> {
    return this.#erase.erase(seen, receivers);
  }

  filesElsewhere(files: readonly SoughtFile[], except: readonly string[]): Promise<FilesElsewhere> {
    return this.#erase.filesElsewhere(files, except);
  }

  purge(): Promise<void> {
    return this.#database.purge();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#preparation.close();
      await this.#deliveries.close();
    } finally {
      await this.#database.close();
    }
  }

  /** False when the run, the id or the key is there already. */
  async #insert(
    transaction: Transaction,
    row: Omit<Insertable<CaseTable>, "order_key">,
    orderKey: ReturnType<typeof nextKeyAt>,
  ): Promise<boolean> {
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
    await logChanges(transaction, [row.id]);
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

/** The key that follows those of the same moment. */
function nextKeyAt(moment: Date) {
  const first = firstKeyAt(moment);
  return sql<bigint>`(select coalesce(max(order_key) + 1, ${first}) from hardcase_cases where order_key >= ${first} and order_key < ${first + keysPerMillisecond})`;
}

const readDescription = ({ description }: { readonly description: string }) => JSON.parse(description) as EndpointDescription;
