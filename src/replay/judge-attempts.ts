import type { Attempt, Outcome, ReplayResult } from "./replay-result.ts";
import type { ReplayedCase } from "./replayed-case.ts";

/** Puts the runs of a case into one word. `pass`: so many must be as expected. */
export function judgeAttempts(
  one: ReplayedCase,
  attempts: readonly Attempt[],
  pass: number,
): Omit<ReplayResult, "case" | "demo" | "durationMs" | "change" | "link"> {
  const passes = attempts.filter(({ type }) => type === "same").length;
  const failure = attempts.find((attempt) => attempt.type === "failed");
  const different = attempts.find((attempt) => attempt.type === "different");
  const outcome = outcomeOf(one, passes, attempts.length, failure);
  return {
    outcome,
    passes,
    runs: attempts.length,
    score: lowestScore(attempts),
    differences: different?.differences ?? [],
    error: failure?.message ?? null,
    isFailure: outcome === "flaky" ? passes < pass : outcome === "regressed" || outcome === "error",
  };
}

function lowestScore(attempts: readonly Attempt[]): number | null {
  const scores = attempts.flatMap((attempt) => (attempt.type === "failed" || attempt.score === null ? [] : [attempt.score]));
  return scores.length === 0 ? null : Math.min(...scores);
}

type Failure = (Attempt & { readonly type: "failed" }) | undefined;

function outcomeOf({ verdict, expected }: ReplayedCase, passes: number, runs: number, failure: Failure): Outcome {
  if (passes > 0 && passes < runs) return "flaky";
  const isWrong = verdict === "wrong";
  if (passes === runs) return !isWrong ? "holds" : expected === null ? "still wrong" : "fixed";
  if (failure !== undefined) return isWrong && failure.hasFailedBefore ? "still wrong" : "error";
  if (verdict === "right") return "regressed";
  return isWrong && expected !== null ? "still wrong" : "changed";
}
