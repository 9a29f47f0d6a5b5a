import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ReviewedCase } from "../review-api.ts";

/** Every case that the page has been given, once, so that all places which show it change together. */
export class KnownCases {
  readonly #cases = new Map<string, Signal<ReviewedCase>>();

  /** The case as it is known now; reading its value follows it. `undefined` for one that was never given. */
  of(id: string): ReadonlySignal<ReviewedCase> | undefined {
    return this.#cases.get(id);
  }

  /** Takes what the server gave; an answer that was overtaken by a later review changes nothing. */
  take(cases: readonly ReviewedCase[]): void {
    batch(() => {
      for (const given of cases) {
        const known = this.#cases.get(given.id);
        if (known === undefined) this.#cases.set(given.id, signal(given));
        else if (given.review.revision >= known.peek().review.revision) known.value = wholeOf(known.peek(), given);
      }
    });
  }

  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#cases.delete(id);
  }
}

/** Lists have only the beginning of long texts; of what a case was flagged with, the whole that is known stays. */
function wholeOf(known: ReviewedCase, given: ReviewedCase): ReviewedCase {
  if (given.shortened.length === 0 || known.shortened.length > 0) return given;
  const { inputs, outputs, flag } = known;
  const isReviewedSince = given.review.revision > known.review.revision;
  if (isReviewedSince || given.flag.at !== flag.at) return given;
  return { ...given, inputs, outputs, flag, review: known.review, shortened: [] };
}
