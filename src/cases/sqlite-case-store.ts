import { resolve } from "node:path";
import type { Case, CaseReview } from "./case.ts";
import type { CaseFilter, CasePage, CaseStore, FlagChange, PageRequest, PendingCount, PendingDelivery } from "./case-store.ts";
import type { EndpointDescription } from "./endpoint-description.ts";
import { SqliteThread } from "./sqlite-thread.ts";

/** Cases in a flagging directory. Long reads have a thread of their own, started by the first, so that no flag waits for them. */
export class SqliteCaseStore implements CaseStore {
  readonly #main: SqliteThread;
  readonly #reader: SqliteThread;

  private constructor(directory: string) {
    this.#main = new SqliteThread(directory);
    this.#reader = new SqliteThread(directory);
  }

  /** @throws `HardcaseError` with `HC_STORE` when the directory or its database cannot be used. */
  static async open(directory: string): Promise<SqliteCaseStore> {
    const store = new SqliteCaseStore(resolve(directory));
    try {
      await store.#main.open();
      return store;
    } catch (error) {
      await store[Symbol.asyncDispose]().catch(() => {});
      throw error;
    }
  }

  add(flagged: Case, callbacks: readonly string[]): Promise<{ readonly case: Case; readonly isNew: boolean }> {
    return this.#main.call("add", flagged, callbacks);
  }

  get(id: string): Promise<Case | undefined> {
    return this.#main.call("get", id);
  }

  findByRun(run: string): Promise<Case | undefined> {
    return this.#main.call("findByRun", run);
  }

  list(filter: CaseFilter, page: PageRequest): Promise<CasePage> {
    return this.#reader.call("list", filter, page);
  }

  count(filter: CaseFilter): Promise<number> {
    return this.#reader.call("count", filter);
  }

  change(id: string, change: FlagChange, callbacks: readonly string[]): Promise<Case | undefined> {
    return this.#main.call("change", id, change, callbacks);
  }

  remove(id: string, callbacks: readonly string[]): Promise<Case | undefined> {
    return this.#main.call("remove", id, callbacks);
  }

  review(id: string, review: Omit<CaseReview, "revision">, revision: number): Promise<Case | undefined> {
    return this.#main.call("review", id, review, revision);
  }

  due(now: Date, limit: number, only?: { readonly case: string }): Promise<PendingDelivery[]> {
    return this.#main.call("due", now, limit, only);
  }

  delivered(delivery: PendingDelivery): Promise<void> {
    return this.#main.call("delivered", delivery);
  }

  failed(delivery: PendingDelivery, error: string, nextAttemptAt: Date): Promise<void> {
    return this.#main.call("failed", delivery, error, nextAttemptAt);
  }

  pending(): Promise<PendingCount> {
    return this.#main.call("pending");
  }

  describe(endpoint: EndpointDescription): Promise<void> {
    return this.#main.call("describe", endpoint);
  }

  descriptions(): Promise<EndpointDescription[]> {
    return this.#main.call("descriptions");
  }

  nextDueAt(): Promise<Date | null> {
    return this.#main.call("nextDueAt");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#main.close(), this.#reader.close()]);
  }
}
