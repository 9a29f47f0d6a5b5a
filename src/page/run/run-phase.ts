import type { ApiError } from "../api/api-error.ts";

/** Where the run of an endpoint stands. Times are those of `performance.now()`. */
export type RunPhase =
  | { readonly name: "idle" }
  /** Submitted before the files of the form had arrived at the server. */
  | { readonly name: "uploading"; readonly startedAt: number }
  | { readonly name: "waiting"; readonly startedAt: number; readonly position: number | null }
  | { readonly name: "streaming"; readonly startedAt: number }
  | { readonly name: "done"; readonly durationMs: number }
  | { readonly name: "stopped"; readonly durationMs: number }
  /** Told at the field it is about: nothing has run. */
  | { readonly name: "refused" }
  | { readonly name: "failed"; readonly error: ApiError };

/** The start of the run that is under way, or `null`. */
export function startOf(phase: RunPhase): number | null {
  return "startedAt" in phase ? phase.startedAt : null;
}
