import type { RunEvent } from "../run/run-event.ts";
import type { RunPhase } from "../run/run-phase.ts";

/** Where a run stands after an event. */
export function phaseAfter(event: RunEvent, startedAt: number, before: RunPhase): RunPhase {
  switch (event.type) {
    case "queued":
      return { name: "waiting", startedAt, position: event.position || null };
    case "output":
      return { name: "streaming", startedAt };
    case "done":
      return { name: "done", durationMs: performance.now() - startedAt };
    case "error":
      return { name: "failed", error: event.error };
    default:
      return before;
  }
}
