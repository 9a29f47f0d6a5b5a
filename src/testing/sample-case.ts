import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Case, CaseFlag, CaseReview, CaseRun } from "../cases/case.ts";

/** What a test wants to be different from the sample, also within its run, flag and review. */
export type SampleChanges = Partial<Omit<Case, "run" | "flag" | "review">> & {
  readonly run?: Partial<CaseRun>;
  readonly flag?: Partial<CaseFlag>;
  readonly review?: Partial<CaseReview>;
};

/** A case of the calculator, flagged just now by a person in a browser of its own. */
export function sampleCase({ run, flag, review, ...changes }: SampleChanges = {}): Case {
  const inputs = changes.inputs ?? { num1: 5, operation: "add", num2: 7 };
  return {
    id: uuidv7(),
    run: { id: uuidv7(), endpoint: "calculator", startedAt: new Date(), durationMs: 3.25, version: null, error: null, ...run },
    inputs,
    outputs: { Output: -12 },
    flag: { by: "person", rule: null, option: null, note: null, corrected: null, at: new Date(), ...flag },
    verified: true,
    user: null,
    session: uuidv7(),
    noticeVersion: "0123456789ab",
    inputsHash: createHash("sha256").update(JSON.stringify(inputs)).digest("hex"),
    review: { verdict: "new", expected: null, comment: null, by: null, at: null, duplicateOf: null, revision: 0, ...review },
    ...changes,
  };
}

/** A case of which everything is said that can be. */
export function everythingSaid(): Case {
  return sampleCase({
    run: { version: "v1", error: { code: "HC_FUNCTION", message: "no way" }, startedAt: new Date(1), durationMs: 0 },
    flag: {
      by: "rule",
      rule: "slow",
      option: "other",
      note: "a note",
      corrected: { Output: { label: "cat" } },
      at: new Date(Date.UTC(1969, 6, 20)),
    },
    verified: false,
    user: "ada",
    review: {
      verdict: "wrong",
      expected: { Output: null },
      comment: "a comment",
      by: "eve",
      at: new Date(2),
      duplicateOf: "another",
      revision: 7,
    },
  });
}
