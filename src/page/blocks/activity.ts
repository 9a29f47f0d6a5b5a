import type { ReadonlySignal } from "@preact/signals";
import type { RunPhase } from "../run/run-phase.ts";

/** A listener's run, as the outputs that it writes show it. */
export interface Activity {
  readonly phase: ReadonlySignal<RunPhase>;
  readonly isStreaming: boolean;
  readonly show: "full" | "minimal" | "hidden";
  /** Whether this output is the one that says what went wrong. */
  readonly tellsError: boolean;
  readonly stop: () => void;
}
