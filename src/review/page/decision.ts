import type { Verdict } from "../../cases/case.ts";
import type { PageValues, ReviewedCase } from "../review-api.ts";

/** All that a reviewer says of a case. */
export interface Decision {
  readonly verdict: Verdict;
  /** The right outputs by name: some or all. */
  readonly expected: PageValues | null;
  readonly comment: string | null;
  readonly duplicateOf: string | null;
}

/** What is said of a case now. */
export function decisionOf({ review: { verdict, expected, comment, duplicateOf } }: ReviewedCase): Decision {
  return { verdict, expected, comment, duplicateOf };
}

/** A verdict in one press: what was found wrong takes what the visitor said would be right, unless a reviewer knew better. */
export function decideBy(verdict: Verdict, one: ReviewedCase, now: Decision): Decision {
  const expected = verdict === "wrong" ? (now.expected ?? one.flag.corrected) : null;
  return { ...now, verdict, expected, duplicateOf: null };
}

export function sameDecision(one: Decision, other: Decision): boolean {
  const text = ({ verdict, expected, comment, duplicateOf }: Decision) => JSON.stringify([verdict, expected, comment, duplicateOf]);
  return text(one) === text(other);
}
