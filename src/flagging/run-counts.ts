import type { CaseStore } from "../cases/case-store.ts";
import type { Run } from "../runs/run.ts";

/** Runs may be counted this long before they are written. */
const delayMs = 5_000;

interface Count {
  readonly version: string | null;
  readonly day: string;
  runs: number;
  failed: number;
}

/**
 * Counts an endpoint's runs by day and version, and nothing else of them, so that flags can be told as rates. The counts are kept in
 * memory until the first flag has opened the store, then written every few seconds at most.
 */
export class RunCounts {
  readonly #endpoint: string;
  readonly #log: (message: string) => void;
  readonly #counts = new Map<string, Count>();
  #store: CaseStore | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isFailing = false;

  constructor(endpoint: string, log: (message: string) => void) {
    this.#endpoint = endpoint;
    this.#log = log;
  }

  count({ version: known, startedAt, error }: Pick<Run, "version" | "startedAt" | "error">): void {
    const version = known ?? null;
    const day = startedAt.toISOString().slice(0, 10);
    const key = JSON.stringify([version, day]);
    const counted = this.#counts.get(key) ?? { version, day, runs: 0, failed: 0 };
    counted.runs++;
    if (error) counted.failed++;
    this.#counts.set(key, counted);
    this.#plan();
  }

  /** From now on there is a store to write to. */
  writeTo(store: CaseStore): void {
    this.#store = store;
    this.#plan();
  }

  /** Writes what was counted; what the store refuses is kept for the next time. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const counts = [...this.#counts.values()];
    if (!this.#store || counts.length === 0) return;
    this.#counts.clear();
    try {
      await this.#store.addRuns(counts.map((count) => ({ endpoint: this.#endpoint, ...count })));
      this.#isFailing = false;
    } catch (error) {
      for (const count of counts) this.#putBack(count);
      if (!this.#isFailing)
        this.#log(`The numbers of runs could not be written: ${error instanceof Error ? error.message : String(error)}`);
      this.#isFailing = true;
      this.#plan();
    }
  }

  #putBack({ version, day, runs, failed }: Count): void {
    const key = JSON.stringify([version, day]);
    const since = this.#counts.get(key);
    this.#counts.set(key, { version, day, runs: runs + (since?.runs ?? 0), failed: failed + (since?.failed ?? 0) });
  }

  #plan(): void {
    if (!this.#store || this.#counts.size === 0) return;
    this.#timer ??= setTimeout(() => void this.write(), delayMs).unref();
  }
}
