import type { Values } from "./run-event.ts";

/** The finished run whose outputs are on the screen: what a flag stores, whatever the form says by then. */
export interface ShownRun {
  readonly run: string;
  readonly inputs: Values;
  readonly outputs: Values;
  readonly receipt?: string;
}
