import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { CaseNumbers } from "../../../cases/case-numbers.ts";
import type { ReviewClient, ReviewRefusal } from "../review-client.ts";
import { filterParameters, type ReviewFilters } from "../review-query.ts";

/** A pause in which what changed at once is counted once. */
const settleMs = 300;
/** Counting may take seconds; it never takes more than a fifth of the time. */
const leastRestMs = 2_000;
const restPerCounting = 4;
/** The runs behind new flags are written a few seconds after them. */
const runsWrittenMs = 6_000;

/** Numbers, and the conditions that they were counted under. */
interface Counted {
  readonly numbers: CaseNumbers;
  readonly filters: ReviewFilters;
}

interface FlagNumbersParts {
  readonly client: Pick<ReviewClient, "call">;
  readonly filters: () => ReviewFilters;
}

/** How many flags there are by day, version and so on, counted anew when cases change, and not more often than that is cheap. */
export class FlagNumbers {
  readonly #parts: FlagNumbersParts;
  readonly #counted = signal<Counted | null>(null);
  readonly #refusal = signal<ReviewRefusal | null>(null);
  readonly #askedAt = signal<number | null>(null);
  #restUntil = 0;
  #isAskedMeanwhile = false;
  #isClosed = false;
  #next: ReturnType<typeof setTimeout> | undefined;
  #afterRuns: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: FlagNumbersParts) {
    this.#parts = parts;
  }

  /** The newest that are known; `null` until there are any. */
  get counted(): ReadonlySignal<Counted | null> {
    return this.#counted;
  }

  /** Why the newest could not be counted. */
  get refusal(): ReadonlySignal<ReviewRefusal | null> {
    return this.#refusal;
  }

  /** Since when an answer is waited for, by `performance.now()`. */
  get askedAt(): ReadonlySignal<number | null> {
    return this.#askedAt;
  }

  /** Counts at once; while a count is under way, after it, as the server counts one after the other. */
  async ask(): Promise<void> {
    if (this.#askedAt.peek() !== null) {
      this.#isAskedMeanwhile = true;
      return;
    }
    clearTimeout(this.#next);
    this.#next = undefined;
    this.#isAskedMeanwhile = false;
    const filters = this.#parts.filters();
    const parameters = numbersParameters(filters);
    const startedAt = performance.now();
    this.#askedAt.value = startedAt;
    const answer = await this.#parts.client.call<CaseNumbers>({ path: "numbers", parameters });
    this.#restUntil = performance.now() + Math.max(leastRestMs, restPerCounting * (performance.now() - startedAt));
    batch(() => {
      this.#askedAt.value = null;
      if (parameters.toString() !== conditionsOf(this.#parts.filters())) return;
      this.#refusal.value = answer.name === "refused" ? answer : null;
      if (answer.name === "done") this.#counted.value = { numbers: answer.value, filters };
    });
    if (this.#isAskedMeanwhile && !this.#isClosed) await this.ask();
  }

  /** Counts at once after a refusal, which is not told meanwhile. */
  retry(): void {
    this.#refusal.value = null;
    void this.ask();
  }

  /** Counts anew in a moment, and once more when the runs behind new flags are written. */
  askSoon(): void {
    this.#plan(settleMs);
    clearTimeout(this.#afterRuns);
    this.#afterRuns = setTimeout(() => this.#plan(0), runsWrittenMs);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#next);
    clearTimeout(this.#afterRuns);
  }

  #plan(waitMs: number): void {
    if (this.#isClosed) return;
    this.#next ??= setTimeout(
      () => {
        this.#next = undefined;
        if (this.#askedAt.peek() !== null) this.#plan(leastRestMs);
        else if (performance.now() < this.#restUntil) this.#plan(0);
        else void this.ask();
      },
      Math.max(waitMs, this.#restUntil - performance.now()),
    );
  }
}

/** The conditions as numbers are asked for with them; every flag counts, as every exact repeat is a run of its own. */
export function conditionsOf(filters: ReviewFilters): string {
  return numbersParameters(filters).toString();
}

function numbersParameters(filters: ReviewFilters): URLSearchParams {
  const parameters = filterParameters(filters);
  parameters.delete("repeats");
  return parameters;
}
