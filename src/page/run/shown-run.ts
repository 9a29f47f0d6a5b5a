import type { Values } from "./run-event.ts";

/** The finished run that is on the screen: what a flag stores, whatever the form says by then. */
export interface ShownRun {
  readonly run: string;
  readonly inputs: Values;
  /** `null` when it failed: then its error is on the screen. */
  readonly outputs: Values | null;
  readonly receipt?: string;
}
