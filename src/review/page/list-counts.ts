import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { CaseCounts } from "../../cases/case-counts.ts";
import type { ReviewClient, ReviewRefusal } from "./review-client.ts";
import { filterParameters, type ReviewFilters } from "./review-query.ts";

/** A pause in which what changed at once is counted once. */
const settleMs = 300;

/** How many cases meet the conditions, and how they divide. */
export class ListCounts {
  readonly #client: Pick<ReviewClient, "call">;
  readonly #filters: () => ReviewFilters;
  readonly #counts = signal<CaseCounts | ReviewRefusal | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** How many cases are judged, whatever verdict the list is narrowed to; `null` until it is known. */
  readonly progress: ReadonlySignal<{ readonly judged: number; readonly total: number } | null> = computed(() => {
    const counts = this.#counts.value;
    if (counts === null || "error" in counts) return null;
    const total = counts.byVerdict.reduce((sum, { count }) => sum + count, 0);
    const left = counts.byVerdict.find(({ value }) => value === "new")?.count ?? 0;
    return { judged: total - left, total };
  });

  constructor(client: Pick<ReviewClient, "call">, filters: () => ReviewFilters) {
    this.#client = client;
    this.#filters = filters;
  }

  /** `null` until they are there. */
  get counts(): ReadonlySignal<CaseCounts | ReviewRefusal | null> {
    return this.#counts;
  }

  /** Counts anew in a moment. */
  recountSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.recount(), settleMs);
  }

  /** Counts anew; gives how many cases there are, unless they cannot be counted or other conditions hold by then. */
  async recount(): Promise<number | null> {
    const filters = this.#filters();
    const answer = await this.#client.call<CaseCounts>({ path: "counts", parameters: filterParameters(filters) });
    if (filters !== this.#filters()) return null;
    this.#counts.value = answer.name === "refused" ? answer : answer.value;
    return answer.name === "refused" ? null : answer.value.total;
  }
}
