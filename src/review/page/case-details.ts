import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ReviewedCaseDetail } from "../review-api.ts";
import type { KnownCases } from "./known-cases.ts";
import type { ReviewClient, ReviewRefusal } from "./review-client.ts";

/** What is known of a case beside the case itself, or why it is not. */
export type CaseDetail = Pick<ReviewedCaseDetail, "history" | "nearRepeats" | "repeatsOf"> | ReviewRefusal | "loading";

const keptDetails = 20;

/** Histories and repeats of the cases that were looked at last. */
export class CaseDetails {
  readonly #client: Pick<ReviewClient, "call">;
  readonly #known: KnownCases;
  readonly #details = new Map<string, Signal<CaseDetail>>();

  constructor(client: Pick<ReviewClient, "call">, known: KnownCases) {
    this.#client = client;
    this.#known = known;
  }

  /** The details of a case, fetched once; the case itself is then known too. */
  of(id: string): ReadonlySignal<CaseDetail> {
    const kept = this.#details.get(id);
    if (kept !== undefined) return kept;
    const detail = signal<CaseDetail>("loading");
    this.#details.set(id, detail);
    for (const oldest of this.#details.keys()) {
      if (this.#details.size <= keptDetails) break;
      this.#details.delete(oldest);
    }
    void this.#fetch(id, detail);
    return detail;
  }

  /** Whether the details of a case are kept. */
  has(id: string): boolean {
    return this.#details.has(id);
  }

  /** Fetches anew what is kept of a case. */
  async refresh(id: string): Promise<void> {
    const kept = this.#details.get(id);
    if (kept !== undefined) await this.#fetch(id, kept);
  }

  async #fetch(id: string, detail: Signal<CaseDetail>): Promise<void> {
    const answer = await this.#client.call<ReviewedCaseDetail>({ path: `cases/${encodeURIComponent(id)}` });
    if (answer.name === "refused") {
      // What is shown already is better than an error in its place, unless the case is gone.
      if (answer.status === 404 || !("history" in Object(detail.peek()))) detail.value = answer;
      return;
    }
    const { history, nearRepeats, repeatsOf, ...one } = answer.value;
    this.#known.take([one, ...nearRepeats.map((near) => near.case)]);
    detail.value = { history, nearRepeats, repeatsOf };
  }
}
