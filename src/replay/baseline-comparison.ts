import { type Baseline, type BaselineEntry, toBaselineEntry, writeBaseline } from "./baseline.ts";
import { type Change, changes, type ReplayResult } from "./replay-result.ts";

/** What a replay has changed since its baseline. */
export interface BaselineSummary {
  readonly counts: { readonly [change in Change]: number };
  /** Cases of the baseline that are not there any more. Empty where only some cases were replayed. */
  readonly gone: readonly { readonly case: string; readonly endpoint: string }[];
}

/** Holds the results of a replay against those that were approved. */
export class BaselineComparison {
  readonly #before: Baseline;
  readonly #now = new Map<string, BaselineEntry>();
  readonly #counts = Object.fromEntries(changes.map((change) => [change, 0])) as Record<Change, number>;

  constructor(before: Baseline) {
    this.#before = before;
  }

  /** Says what has changed, and makes a failure of what is worse than before alone, and of new cases that fail. */
  judge(result: ReplayResult): ReplayResult {
    const { id } = result.case;
    const entry = toBaselineEntry(result);
    const change = changeSince(this.#before.get(id), entry);
    this.#now.set(id, entry);
    this.#counts[change] += 1;
    return { ...result, change, isFailure: change === "regressed" || (change === "new" && result.isFailure) };
  }

  /** @param isWhole Whether all cases were replayed, and not a selection of them. */
  summary({ isWhole }: { readonly isWhole: boolean }): BaselineSummary {
    const missing = isWhole ? [...this.#before].filter(([id]) => !this.#now.has(id)) : [];
    return { counts: this.#counts, gone: missing.map(([id, { endpoint }]) => ({ case: id, endpoint })) };
  }

  /** Writes these results as the new baseline, and gives how many it holds. What was not replayed stays as it was, unless all cases were. */
  async approve(path: string, { isWhole }: { readonly isWhole: boolean }): Promise<number> {
    const approved = new Map([...(isWhole ? [] : this.#before), ...this.#now]);
    await writeBaseline(path, approved);
    return approved.size;
  }
}

function changeSince(before: BaselineEntry | undefined, now: BaselineEntry): Change {
  if (before === undefined || before.verdict !== now.verdict) return "new";
  if (rankOf(now) < rankOf(before)) return "regressed";
  if (now.outcome === "changed") return before.outcome === "changed" ? "unchanged" : "changed";
  if (rankOf(now) < best) return "still wrong";
  if (before.outcome === "changed") return "changed";
  return rankOf(before) < best ? "fixed" : "unchanged";
}

const best = 3;

/** Known to be wrong is worse than unknown, and what broke is worse than what has never been right. */
function rankOf({ outcome, failed = false }: BaselineEntry): number {
  if (outcome === "regressed" || outcome === "error") return 0;
  if (outcome === "flaky" && failed) return 1;
  return outcome === "still wrong" ? 2 : best;
}
