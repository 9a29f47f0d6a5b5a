import type { RunEvent } from "./run-event.ts";
import { progressOf, type RunPhase } from "./run-phase.ts";

/** Where a run stands after an event. */
export function phaseAfter(event: RunEvent, startedAt: number, before: RunPhase): RunPhase {
  switch (event.type) {
    case "queued": {
      const { position, expectedMs } = event;
      const turnAt = expectedMs === undefined || position === 0 ? {} : { turnAt: performance.now() + expectedMs };
      return { name: "waiting", startedAt, position: position || null, ...turnAt };
    }
    case "progress": {
      const { done, total, text } = event;
      const progress = { done, total, text };
      return before.name === "streaming"
        ? { name: "streaming", startedAt, progress }
        : { name: "waiting", startedAt, position: null, progress };
    }
    case "output": {
      const progress = progressOf(before);
      return { name: "streaming", startedAt, ...(progress && { progress }) };
    }
    case "done":
      return { name: "done", durationMs: performance.now() - startedAt };
    case "error":
      return { name: "failed", error: event.error };
    case "reconnecting":
      return before.name === "waiting" || before.name === "streaming" ? { name: "reconnecting", startedAt, before } : before;
    case "reconnected":
      return before.name === "reconnecting" ? before.before : before;
  }
}
