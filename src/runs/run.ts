import type { Json } from "../components/define-component.ts";

/** Values by the names of their components. */
export interface NamedValues {
  readonly [name: string]: Json;
}

/** Why a run failed, as everybody may know it. */
export interface RunError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** The parameter or output that the error is about. */
  readonly parameter?: string;
}

/** One execution of an endpoint. */
export interface Run {
  /** UUIDv7: ids sort by the time of the run. */
  readonly id: string;
  readonly endpoint: string;
  readonly startedAt: Date;
  /** From the call of the function to its last output, without the wait in the queue. */
  readonly durationMs: number;
  readonly version: string | undefined;
  /** Random, one for each browser; `null` for a client that named none. */
  readonly session: string | null;
  /** Who was signed in, where the demo asks for it. */
  readonly user: string | null;
  /** Page values. */
  readonly inputs: NamedValues;
  /** Page values; the last ones of a stream. `null` when nothing came out. */
  readonly outputs: NamedValues | null;
  readonly error: RunError | undefined;
}

/** New settings of an output, which its function has changed by `update()`; what is left out stays. */
export interface OutputUpdate {
  readonly label?: string;
  readonly info?: string;
  readonly isVisible?: boolean;
  readonly isInteractive?: boolean;
  /** What the kind's view gets as `options` from now on. */
  readonly options: Json;
  /** Whether the page keeps the value that it shows: the update brought none. */
  readonly keepsValue: boolean;
}

/** Updates by the names of the outputs. */
export interface OutputUpdates {
  readonly [name: string]: OutputUpdate;
}

/**
 * What happens to a run, in this order: `queued` when its place in line has changed (0: its turn has come), `progress`, `message` and
 * `output` any number of times, then `done` or `error`. Of what comes quickly only the latest is told, but always the last.
 */
export type RunEvent =
  | QueuedEvent
  | ProgressEvent
  | MessageEvent
  | OutputEvent
  /** `updates` are all that its outputs have told, so that whoever reads the end alone knows which values stay. */
  | { readonly type: "done"; readonly run: Run; readonly updates?: OutputUpdates }
  /** `thrown` is what the function threw, for code that called it; it is never sent to anyone. */
  | { readonly type: "error"; readonly run: Run; readonly thrown: unknown };

export interface QueuedEvent {
  readonly type: "queued";
  readonly position: number;
  /** Runs that wait in the same line. */
  readonly size: number;
  /** Milliseconds until its turn, where runs before it tell. */
  readonly expectedMs?: number;
}

export interface ProgressEvent {
  readonly type: "progress";
  readonly done: number;
  /** `null` where nobody knows. */
  readonly total: number | null;
  readonly text: string | null;
}

/** What the function told the person by `info()` or `warning()`. */
export interface MessageEvent {
  readonly type: "message";
  readonly level: "info" | "warning";
  readonly text: string;
}

export interface OutputEvent {
  readonly type: "output";
  readonly outputs: NamedValues;
  readonly updates?: OutputUpdates;
}
