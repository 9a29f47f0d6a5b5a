import type { CaseReview } from "./case.ts";

/** One step in the history of a case's review: what a reviewer decided, and when. */
export type CaseChange = CaseReview;

/** Which cases were added, changed, reviewed or removed since a moment. */
export interface ChangesSince {
  /** The moment of this answer, to be given to the next call. */
  readonly mark: string;
  /** Ids of cases that are there. */
  readonly cases: readonly string[];
  /** Whether there are more than `cases` names, as after a removal: then all must be looked at again. */
  readonly isMany: boolean;
}
