import { type ReadonlySignal, signal } from "@preact/signals";
import type { SavedView } from "../../../cases/saved-view.ts";
import type { ReviewAnswer, ReviewClient } from "../review-client.ts";

/** The views that reviewers have given names, as the server has them. */
export class SavedViewList {
  readonly #client: Pick<ReviewClient, "call">;
  readonly #views = signal<readonly SavedView[]>([]);
  readonly #problem = signal<string | null>(null);
  readonly #removed = signal<SavedView | null>(null);

  constructor(client: Pick<ReviewClient, "call">) {
    this.#client = client;
  }

  get views(): ReadonlySignal<readonly SavedView[]> {
    return this.#views;
  }

  /** Why the last thing asked for was not done. */
  get problem(): ReadonlySignal<string | null> {
    return this.#problem;
  }

  /** The view that was deleted last, for as long as it can be brought back. */
  get removed(): ReadonlySignal<SavedView | null> {
    return this.#removed;
  }

  async load(): Promise<void> {
    const answer = await this.#client.call<{ readonly views: readonly SavedView[] }>({ path: "views" });
    if (this.#isDone(answer)) this.#views.value = answer.value.views;
  }

  /** Whether it is saved. */
  async save({ name, query }: SavedView): Promise<boolean> {
    const answer = await this.#client.call({ path: pathOf(name), method: "PUT", body: { query } });
    if (!this.#isDone(answer)) return false;
    await this.load();
    return true;
  }

  async remove(view: SavedView): Promise<void> {
    const answer = await this.#client.call({ path: pathOf(view.name), method: "DELETE" });
    if (!this.#isDone(answer)) return;
    this.#removed.value = view;
    await this.load();
  }

  /** Brings back the view that was deleted last. */
  async restore(): Promise<void> {
    const view = this.#removed.peek();
    if (view !== null && (await this.save(view))) this.#removed.value = null;
  }

  #isDone<Value>(answer: ReviewAnswer<Value>): answer is Extract<ReviewAnswer<Value>, { name: "done" }> {
    this.#problem.value = answer.name === "refused" ? answer.error.message : null;
    return answer.name === "done";
  }
}

const pathOf = (name: string): string => `views/${encodeURIComponent(name)}`;
