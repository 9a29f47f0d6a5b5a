import type { Case } from "../cases/case.ts";
import type { CaseFilter, CaseStore } from "../cases/case-store.ts";
import { readCases } from "./read-cases.ts";

/** Cases of a store that were chosen by conditions or one by one. */
export interface SelectedCases {
  readonly total: number;
  /** Whether these are all cases, and not a selection. */
  readonly isWhole: boolean;
  /** Oldest first; each call begins anew. */
  read(): AsyncIterable<Case>;
  /** How many of them an endpoint has. */
  countOf(endpoint: string): Promise<number>;
}

/** Those that match. */
export async function matchingCases(store: CaseStore, filter: CaseFilter, signal?: AbortSignal): Promise<SelectedCases> {
  return {
    total: await store.count(filter),
    isWhole: Object.values(filter).every((value) => value === undefined),
    read: () => readCases(store, filter, signal),
    countOf: async (endpoint) => (filter.endpoint === undefined || filter.endpoint === endpoint ? store.count({ ...filter, endpoint }) : 0),
  };
}

/** Those with these ids, as far as they are there. */
export async function chosenCases(store: CaseStore, ids: readonly string[], signal?: AbortSignal): Promise<SelectedCases> {
  // Ids begin with the time.
  const ordered = [...new Set(ids)].sort();
  const counts = new Map<string, number>();
  const read = async function* (): AsyncGenerator<Case> {
    for (const id of ordered) {
      signal?.throwIfAborted();
      const one = await store.get(id);
      if (one) yield one;
    }
  };
  for await (const { run } of read()) counts.set(run.endpoint, (counts.get(run.endpoint) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { total, isWhole: false, read, countOf: async (endpoint) => counts.get(endpoint) ?? 0 };
}
