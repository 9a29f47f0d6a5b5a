import { resolve } from "node:path";
import type { Case, CaseReview } from "./case.ts";
import type { CaseChange, ChangesSince } from "./case-change.ts";
import type { CaseCounts } from "./case-counts.ts";
import type { CaseNumbers, DayRuns } from "./case-numbers.ts";
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
import type { EndpointDescription } from "./endpoint-description.ts";
import type { ErasableCase, ErasedFilter, EraseReceivers, FilesElsewhere, SoughtFile, StoreErasure } from "./erasing.ts";
import type { KeptCase, NearRepeat, ReplayedResult } from "./kept-case.ts";
import type { SavedView } from "./saved-view.ts";
import { SqliteThread } from "./sqlite-thread.ts";

/** Cases in a flagging directory. Long reads have a thread of their own, started by the first, so that no flag waits for them. */
export class SqliteCaseStore implements CaseStore {
  readonly #main: SqliteThread;
  readonly #reader: SqliteThread;
  /** What looks at many cases at once: no list waits for it. */
  readonly #counter: SqliteThread;
  /** What takes long and writes: flags wait for it at times, but what is read for them does not. */
  readonly #eraser: SqliteThread;

  private constructor(directory: string) {
    this.#main = new SqliteThread(directory);
    this.#reader = new SqliteThread(directory);
    this.#counter = new SqliteThread(directory);
    this.#eraser = new SqliteThread(directory);
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

  add(flagged: Case, callbacks: readonly string[], more: AddedBeside = {}): Promise<{ readonly case: Case; readonly isNew: boolean }> {
    return this.#main.call("add", flagged, callbacks, more);
  }

  get(id: string): Promise<KeptCase | undefined> {
    return this.#main.call("get", id);
  }

  findByRun(run: string): Promise<Case | undefined> {
    return this.#main.call("findByRun", run);
  }

  list(filter: CaseFilter, page: PageRequest): Promise<CasePage> {
    return this.#reader.call("list", filter, page);
  }

  listAt(filter: CaseFilter, stretch: Stretch): Promise<CasePage> {
    return this.#reader.call("listAt", filter, stretch);
  }

  count(filter: CaseFilter): Promise<number> {
    return this.#counter.call("count", filter);
  }

  counts(filter: CaseFilter): Promise<CaseCounts> {
    return this.#counter.call("counts", filter);
  }

  numbers(filter: CaseFilter): Promise<CaseNumbers> {
    return this.#counter.call("numbers", filter);
  }

  change(id: string, change: FlagChange, callbacks: readonly string[]): Promise<Case | undefined> {
    return this.#main.call("change", id, change, callbacks);
  }

  remove(id: string, callbacks: readonly string[]): Promise<Case | undefined> {
    return this.#main.call("remove", id, callbacks);
  }

  review(id: string, review: Omit<CaseReview, "revision">, revision: number): Promise<KeptCase | undefined> {
    return this.#main.call("review", id, review, revision);
  }

  history(id: string): Promise<CaseChange[]> {
    return this.#main.call("history", id);
  }

  nearRepeats(id: string, limit: number): Promise<NearRepeat[]> {
    return this.#reader.call("nearRepeats", id, limit);
  }

  repeatsOf(id: string, limit: number): Promise<string[]> {
    return this.#reader.call("repeatsOf", id, limit);
  }

  recordReplay(results: readonly ReplayedResult[]): Promise<void> {
    return this.#main.call("recordReplay", results);
  }

  addRuns(counts: readonly DayRuns[]): Promise<void> {
    return this.#main.call("addRuns", counts);
  }

  views(): Promise<SavedView[]> {
    return this.#main.call("views");
  }

  saveView(view: SavedView): Promise<void> {
    return this.#main.call("saveView", view);
  }

  removeView(name: string): Promise<void> {
    return this.#main.call("removeView", name);
  }

  changesSince(mark: string | null): Promise<ChangesSince> {
    return this.#main.call("changesSince", mark);
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

  erasable(filter: ErasedFilter, limit: number): Promise<ErasableCase[]> {
    return this.#eraser.call("erasable", filter, limit);
  }

  erase(seen: readonly ErasableCase[], receivers: EraseReceivers): Promise<StoreErasure> {
    return this.#eraser.call("erase", seen, receivers);
  }

  filesElsewhere(files: readonly SoughtFile[], except: readonly string[]): Promise<FilesElsewhere> {
    return this.#eraser.call("filesElsewhere", files, except);
  }

  purge(): Promise<void> {
    return this.#eraser.call("purge");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#main.close(), this.#reader.close(), this.#counter.close(), this.#eraser.close()]);
  }
}
