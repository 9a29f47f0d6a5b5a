import type { ApiError } from "../api/api-error.ts";
import type { RunProgress } from "./run-event.ts";

/** Where the run of an endpoint stands. Times are those of `performance.now()`. */
export type RunPhase =
  | { readonly name: "idle" }
  /** Submitted before the files of the form had arrived at the server. */
  | { readonly name: "uploading"; readonly startedAt: number }
  | WaitingPhase
  | StreamingPhase
  /** The connection has broken; the run goes on, and stands where it stood or further. */
  | { readonly name: "reconnecting"; readonly startedAt: number; readonly before: WaitingPhase | StreamingPhase }
  | { readonly name: "done"; readonly durationMs: number }
  | { readonly name: "stopped"; readonly durationMs: number }
  /** Told at the field it is about: nothing has run. */
  | { readonly name: "refused" }
  | { readonly name: "failed"; readonly error: ApiError };

/** No output has come: it waits in line, or runs. */
export interface WaitingPhase {
  readonly name: "waiting";
  readonly startedAt: number;
  /** `null` once its turn has come. */
  readonly position: number | null;
  /** When its turn is expected. */
  readonly turnAt?: number;
  readonly progress?: RunProgress;
}

export interface StreamingPhase {
  readonly name: "streaming";
  readonly startedAt: number;
  readonly progress?: RunProgress;
}

/** The start of the run that is under way, or `null`. */
export function startOf(phase: RunPhase): number | null {
  return "startedAt" in phase ? phase.startedAt : null;
}

/** How far the run under way is, or `null` when it does not tell. */
export function progressOf(phase: RunPhase): RunProgress | null {
  if (phase.name === "reconnecting") return progressOf(phase.before);
  return ("progress" in phase && phase.progress) || null;
}
